// SPDX-License-Identifier: MIT
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// Emits the expression that makes one request. Every value of a message goes through an
/// interpolation that knows its place in the request and escapes or refuses it there.
struct RequestEmitter {
  let manifest: Manifest
  let names: IntegrationNames
  let method: Method

  private var emitter: ExpressionEmitter {
    ExpressionEmitter(names: names, messageType: method.type)
  }
  private var name: Identifier { .lowerCamel(method.type.rawValue) }

  func emit() -> Code {
    let request = method.request
    let (bindings, path) = self.path()
    var arguments: [Code] = [
      "method: .\(Identifier.lowerCamel(request.verb.rawValue.lowercased()))"
    ]
    if let endpoint = manifest.endpoint {
      arguments.append("endpoint: \(texts(endpoint) { emitter.raw($0) })")
    } else {
      arguments.append("endpoint: .none")
    }
    if let path { arguments.append("path: \(path)") }
    if !request.query.isEmpty {
      arguments.append(PayloadPlan.list("query: ", request.query.map(item)))
    }
    if !request.headers.isEmpty {
      arguments.append(PayloadPlan.list("headers: ", request.headers.map(item)))
    }
    if let auth = manifest.auth { arguments.append("authorization: \(self.auth(auth))") }
    if request.sendsPayload {
      arguments.append("body: .json(mapper.\(name)(\(name), settings: settings))")
    }
    arguments.append("timeout: Self.declaration.timeout")
    let secrets = manifest.settings.filter { $0.kind == .secret && usesInPayload($0) }
    if !secrets.isEmpty {
      let list = secrets.map { setting -> Code in
        "settings.\(names.settings[setting.name] ?? .lowerCamel(setting.name))"
      }
      let isAnyOptional = secrets.contains(where: \.type.isOptional)
      arguments.append(
        "secrets: [\(list.joined(separator: ", "))]\(isAnyOptional ? ".compactMap { $0 }" : "")")
    }
    let call = PayloadPlan.call("try Request", arguments, room: 0)
    guard !bindings.isEmpty else { return call }
    return """
      \(lines: bindings)
      return \(call)
      """
  }

  private func usesInPayload(_ setting: Setting) -> Bool {
    method.payload.map { $0.reads(setting: setting.name) } ?? false
  }

  /// The path, and before it a constant for each value of the message in it: one that is not there
  /// ends the request. The checks see to it; what they cannot see is refused here.
  private func path() -> (bindings: [Code], path: Code?) {
    guard let path = method.request.path else { return ([], nil) }
    if method.request.isAbsolute, case .setting = path.kind {
      return ([], "\"\\(url: \(emitter.raw(path)))\"")
    }
    var bindings: [Code] = []
    var scope = NameScope(reserved: [name, .lowerCamel("settings"), .lowerCamel("mapper")])
    let text = texts(path) { part in
      if part.isKnownWithSettings { return emitter.raw(part) }
      let name = scope.claim(.lowerCamel(part.ensureName))
      bindings.append(
        "let \(name) = try required(\(emitter.value(part)), \(literal: part.ensureName))")
      return "\(name)"
    }
    return (bindings, text)
  }

  private func texts(_ expression: CheckedExpression, hole: (CheckedExpression) -> Code) -> Code {
    let parts: [CheckedExpression] =
      if case .text(let parts) = expression.kind { parts } else { [expression] }
    return emitter.literal(parts, hole: hole)
  }

  /// `"name": value` for query and headers; nil is left out.
  private func item(_ field: CheckedField) -> Code {
    guard case .expression(let expression) = field.value else { return .empty }
    return "\(literal: field.key): \(requestText(expression))"
  }

  private func requestText(_ expression: CheckedExpression) -> Code {
    if case .constant(.string(let text)) = expression.kind { return "\(literal: text)" }
    if expression.isKnownWithSettings, !emitter.declaredType(expression).isOptional {
      return texts(expression) { emitter.raw($0) }
    }
    return "RequestText(optional: \(emitter.value(expression)))"
  }

  private func auth(_ auth: Auth) -> Code {
    func text(_ expression: CheckedExpression) -> Code {
      texts(expression) { emitter.raw($0) }
    }
    switch auth {
    case .basic(let username, let password):
      guard let password else { return ".basic(username: \(text(username)))" }
      return ".basic(username: \(text(username)), password: \(text(password)))"
    case .bearer(let token): return ".bearer(\(text(token)))"
    }
  }
}

extension ExpressionEmitter {
  /// A setting as it is: a secret stays one, so that what is made of it can hide it.
  func raw(_ expression: CheckedExpression) -> Code {
    if case .setting(let setting) = expression.kind, setting.kind == .secret {
      return "settings.\(names.settings[setting.name] ?? .lowerCamel(setting.name))"
    }
    return value(expression)
  }
}

extension CheckedExpression {
  /// How an error names it.
  fileprivate var ensureName: String {
    switch kind {
    case .accessor(let name), .field(let name): name
    case .path(let base, let steps):
      "\(base.ensureName).\(steps.map(\.key).joined(separator: "."))"
    case .member(let base, let member): "\(base.ensureName).\(member.rawValue)"
    case .coalesce(let left, _): left.ensureName
    default: "path"
    }
  }

  func reads(setting name: String) -> Bool {
    switch kind {
    case .setting(let setting): setting.name == name
    case .path(let base, _), .member(let base, _): base.reads(setting: name)
    case .coalesce(let left, let right): left.reads(setting: name) || right.reads(setting: name)
    case .text(let parts): parts.contains { $0.reads(setting: name) }
    default: false
    }
  }
}

extension CheckedValue {
  func reads(setting name: String) -> Bool {
    switch self {
    case .expression(let expression): expression.reads(setting: name)
    case .record(let fields): fields.contains { $0.value.reads(setting: name) }
    case .list(let elements): elements.contains { $0.reads(setting: name) }
    }
  }
}
