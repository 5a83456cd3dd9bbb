// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

extension RequestEmitter {
  /// Secrets that are in the request without its knowing, so that what is printed of it can hide
  /// them: in a payload, or in what is computed for a query, a header or the path.
  var secrets: Code? {
    var read: Set<String> = []
    for binding in step.bindings(in: method) { read.formUnion(binding.value.settings) }
    // A setting that stands alone stays a secret of its own.
    for expression in request.texts.flatMap(\.textParts)
    where expression.setting?.type.isOptional != false {
      read.formUnion(expression.settings)
    }
    for text in request.itemTexts where text.isText { read.formUnion(text.settings) }
    var payloads = request.values
    if case .payload = request.body, let value = step.payload ?? method.payload {
      payloads.append(value)
    }
    let expressions = request.expressions
    if expressions.contains(where: { $0.readsPayload(of: .method) }), let value = method.payload {
      payloads.append(value)
    }
    if expressions.contains(where: { $0.readsPayload(of: .step) }), let value = step.payload {
      payloads.append(value)
    }
    // What Swift puts into a payload nobody knows here.
    if method.hook == .map { read.formUnion(manifest.settings.map(\.name)) }
    for payload in payloads { payload.forEachExpression { read.formUnion($0.settings) } }
    let secrets = manifest.settings.filter { $0.kind == .secret && read.contains($0.name) }
    let nested = nestedSecrets(read)
    guard !secrets.isEmpty else {
      return nested.isEmpty ? nil : "secrets: \(nested.joined(separator: " + "))"
    }
    let list = secrets.map { setting -> Code in
      "settings.\(names.settings[setting.name] ?? .lowerCamel(setting.name))"
    }
    let isAnyOptional = secrets.contains(where: \.type.isOptional)
    return
      "secrets: [\(list.joined(separator: ", "))]\(isAnyOptional ? ".compactMap { $0 }" : "")\(nested.map { " + \($0)" as Code }.joined(separator: ""))"
  }

  /// Those inside of settings that are read, be it for the endpoint or to say who sends.
  private func nestedSecrets(_ read: Set<String>) -> [Code] {
    var read = read
    if let endpoint = request.endpoint ?? manifest.endpoint { read.formUnion(endpoint.settings) }
    for expression in auths.flatMap(\.expressions) { read.formUnion(expression.settings) }
    return manifest.settings.filter {
      $0.kind != .secret && $0.kind.holdsSecret && read.contains($0.name)
    }.map { setting in
      let property: Code = "settings.\(names.settings[setting.name] ?? .lowerCamel(setting.name))"
      return setting.type.isOptional
        ? "(\(property)?.secrets ?? [])" : "\(property).secrets"
    }
  }
}

extension RequestTemplate {
  /// Every text of it in which a secret does not stay one.
  fileprivate var texts: [CheckedExpression] {
    (path.map { [$0] } ?? []) + itemTexts
  }

  /// The texts of query, headers, form and body.
  fileprivate var itemTexts: [CheckedExpression] {
    var texts = headers.map(\.value)
    if case .items(let items) = query { texts += items.map(\.value) }
    if case .form(.items(let items)) = body { texts += items.map(\.value) }
    if case .text(let text) = body { texts.append(text) }
    return texts
  }
}

extension RequestTemplate {
  /// Whether its body is a payload as it is.
  var carriesPayload: Bool { if case .payload = body { true } else { false } }
}

extension CheckedExpression {
  /// Whether it is put together from parts.
  var isText: Bool { if case .text = kind { true } else { false } }

  var setting: Setting? { if case .setting(let setting) = kind { setting } else { nil } }

  /// Names of the settings that it reads.
  var settings: Set<String> {
    var result: Set<String> = []
    if case .setting(let setting) = kind { result.insert(setting.name) }
    for child in children { result.formUnion(child.settings) }
    return result
  }
}
