// SPDX-License-Identifier: MIT
import FacadeSchema
import FunctionLibrary
import ManifestLanguage
import SwiftEmitter

/// Emits the statements that make one request. Every value of a message goes through an
/// interpolation that knows its place in the request and escapes or refuses it there.
struct RequestEmitter {
  let manifest: Manifest
  let names: IntegrationNames
  let method: Method
  let step: Step
  /// The payloads of the integration.
  private let plans: [PayloadPlan]
  private let emitter: ExpressionEmitter

  init(
    manifest: Manifest, names: IntegrationNames, plans: [PayloadPlan], method: Method, step: Step
  ) {
    self.manifest = manifest
    self.names = names
    self.plans = plans
    self.method = method
    self.step = step
    var emitter = ExpressionEmitter(names: names, method: method)
    if method.payload != nil { emitter.stepPayload = "stepPayload" }
    self.emitter = emitter
  }

  private var name: Identifier { .lowerCamel(method.type.rawValue) }

  func emit() -> Code {
    let request = step.request
    let own = request.expressions
    let used = own.reduce(into: Set<Int>()) { $0.formUnion($1.usedLocals) }
    let needed = (method.bindings + step.bindings).needed(for: used)
    let read = own + needed.map(\.value)
    var statements: [Code] = []
    for owner in [PayloadOwner.method, .step]
    where read.contains(where: { $0.readsPayload(of: owner) }) {
      let maker = owner == .step ? step : nil
      statements += emitter.payload(
        owner, maker.map(\.payload) ?? method.payload, made: payload(of: maker))
    }
    let payloadOwner: PayloadOwner = step.payload == nil ? .method : .step
    let payload: Code =
      read.contains { $0.readsPayload(of: payloadOwner) }
      ? emitter.name(of: payloadOwner) : self.payload(of: step.payload == nil ? nil : step)
    statements += PayloadEmitter(expressions: emitter).statements(needed)
    let (bindings, path) = self.path()
    statements += bindings

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
      arguments.append(Layout.list("query: ", request.query.map(item)))
    }
    if !request.headers.isEmpty {
      arguments.append(Layout.list("headers: ", request.headers.map(item)))
    }
    if let auth = manifest.auth { arguments.append("authorization: \(self.auth(auth))") }
    if request.sendsPayload { arguments.append("body: .json(\(payload))") }
    arguments.append("timeout: Self.declaration.timeout")
    if let secrets { arguments.append(secrets) }
    let call = Layout.call("try Request", arguments, room: 0)
    guard !statements.isEmpty else { return call }
    return """
      \(lines: statements)
      return \(call)
      """
  }

  /// What makes the payload of the method, or of a step that maps on its own.
  private func payload(of step: Step?) -> Code {
    let function = Identifier.lowerCamel(PayloadPlan.title(of: method, step: step))
    let answers = step.map { method.answers(method.answersRead(inPayloadOf: $0)) } ?? []
    let call: Code =
      "mapper.\(function)(\(name), settings: settings\(answers.map { ", \($0.argument)" as Code }.joined(separator: "")))"
    let mayLackKey = plans.contains { $0.function == function && $0.payload.mayLackKey }
    return mayLackKey ? "try complete(\(call))" : call
  }

  /// Secrets that are in the request without its knowing, so that what is printed of it can hide
  /// them: in a payload, or in what is computed for a query, a header or the path.
  private var secrets: Code? {
    var read: Set<String> = []
    for binding in method.bindings + step.bindings { read.formUnion(binding.value.settings) }
    let expressions = step.request.expressions
    // A setting that stands alone stays a secret of its own.
    for expression in expressions.flatMap(\.textParts)
    where expression.setting?.type.isOptional != false {
      read.formUnion(expression.settings)
    }
    for item in step.request.query + step.request.headers where item.value.isText {
      read.formUnion(item.value.settings)
    }
    var payloads: [CheckedValue] = []
    if step.request.sendsPayload, let value = step.payload ?? method.payload {
      payloads.append(value)
    }
    if expressions.contains(where: { $0.readsPayload(of: .method) }), let value = method.payload {
      payloads.append(value)
    }
    if expressions.contains(where: { $0.readsPayload(of: .step) }), let value = step.payload {
      payloads.append(value)
    }
    for payload in payloads { payload.forEachExpression { read.formUnion($0.settings) } }
    let secrets = manifest.settings.filter { $0.kind == .secret && read.contains($0.name) }
    guard !secrets.isEmpty else { return nil }
    let list = secrets.map { setting -> Code in
      "settings.\(names.settings[setting.name] ?? .lowerCamel(setting.name))"
    }
    let isAnyOptional = secrets.contains(where: \.type.isOptional)
    return
      "secrets: [\(list.joined(separator: ", "))]\(isAnyOptional ? ".compactMap { $0 }" : "")"
  }

  /// The path, and before it a constant for each value of the message in it: one that is not there
  /// ends the request. The checks see to it; what they cannot see is refused here.
  private func path() -> (bindings: [Code], path: Code?) {
    guard let path = step.request.path else { return ([], nil) }
    if step.request.isAbsolute, case .setting = path.kind {
      return ([], "\"\\(url: \(emitter.raw(path)))\"")
    }
    var bindings: [Code] = []
    var scope = NameScope(
      reserved: Set(
        ["settings", "mapper", "payload", "payload JSON", "step payload", "step payload JSON"]
          .map(Identifier.lowerCamel)
          + method.steps.compactMap(\.name).map { LocalNames.answer(of: $0) } + [name]
          + (method.bindings + step.bindings).map { emitter.locals.name(of: $0.local) }))
    let text = texts(path) { part in
      if part.isKnownWithSettings, !emitter.emit(part).type.isOptional { return emitter.raw(part) }
      let name = scope.claim(.lowerCamel(part.attributeName))
      let call: Code =
        "try required(\(emitter.value(part)), \(literal: part.attributeName))"
      bindings.append(
        call.isSingleLine && call.width <= 74
          ? "let \(name) = \(call)"
          : "let \(name) = \(Layout.call("try required", [emitter.value(part), "\(literal: part.attributeName)"], room: 0))"
      )
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
  private func item(_ item: RequestItem) -> Code {
    "\(literal: item.name): \(requestText(item.value))"
  }

  private func requestText(_ expression: CheckedExpression) -> Code {
    if case .constant(.string(let text)) = expression.kind { return "\(literal: text)" }
    if case .constant(.null) = expression.kind { return "nil" }
    if case .constant(let constant) = expression.kind {
      return "\(literal: constant.messageText ?? "")"
    }
    if let setting = expression.setting, !setting.type.isOptional {
      return texts(expression) { emitter.raw($0) }
    }
    let value = emitter.value(expression)
    guard !value.isSingleLine else { return "RequestText(optional: \(value))" }
    return """
      RequestText(
        optional: \(value)
      )
      """
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
    let value = emit(expression)
    guard value.type.isOptional else {
      return value.type.base == .double ? "\(value.atom).messageText ?? \"\"" : value.code
    }
    // Without it there is no request: an empty part is refused where it stands.
    return "\(value.atom)\(value.type.base == .string ? "" : "?.messageText") ?? \"\""
  }
}

extension RequestTemplate {
  /// Every expression of it.
  var expressions: [CheckedExpression] {
    (path.map { [$0] } ?? []) + (query + headers).map(\.value)
  }
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
