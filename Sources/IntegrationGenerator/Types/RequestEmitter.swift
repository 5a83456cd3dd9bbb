// SPDX-License-Identifier: MIT
import FacadeSchema
import FunctionLibrary
import ManifestLanguage
import SwiftEmitter

/// Emits the function that makes one request. Every value of a message goes through an interpolation
/// that knows its place in the request and escapes or refuses it there.
struct RequestEmitter {
  let manifest: Manifest
  let names: IntegrationNames
  let method: Method
  let step: Step
  let request: RequestTemplate
  /// A name that stands for the function's, to compare it with others.
  private let standIn: Identifier?
  private let mapper: MapperCalls
  private let pieces: PieceFunctions
  private let emitter: ExpressionEmitter
  private let inputs: StepInputs

  init(
    manifest: Manifest, names: IntegrationNames, plans: [PayloadPlan], pieces: PieceFunctions,
    method: Method, step: Step, request: RequestTemplate, standIn: Identifier? = nil
  ) {
    self.manifest = manifest
    self.names = names
    mapper = MapperCalls(names: names, plans: plans, method: method)
    self.pieces = pieces
    self.method = method
    self.step = step
    self.request = request
    self.standIn = standIn
    var emitter = ExpressionEmitter(names: names, method: method)
    if method.hasPayload { emitter.stepPayload = "stepPayload" }
    self.emitter = emitter
    inputs = method.inputs(ofRequest: step)
    inputs.declare(in: emitter, of: method)
  }

  private var message: Identifier { .lowerCamel(method.type.rawValue) }

  func emit() -> Code {
    let documentation =
      step.name.map { "The request of the step `\($0)`: `\(request.display)`." }
      ?? "The request that delivers the message."
    let facade = Identifier.upperCamel(method.type.rawValue)
    let name = standIn ?? names.functions.request(of: method, step: step)
    let head: Code = "public func \(name)"
    let parameters =
      ["for \(message): \(facade)"]
      + inputs.parameters(emitter, payloadType: inputs.takesPayload ? mapper.payloadType : .empty)
    let signature = Layout.signature(head, parameters, "throws(IntegrationError) -> Request")
    let (body, declared) = self.body()
    return """
      \(Code.documentation([documentation], indentation: 2))
      \(signature)
        \(body)
      }

      \(lines: declared.map(\.declaration), separator: "\n\n")
      """
  }

  private func body() -> (code: Code, declared: [PayloadType]) {
    let own = request.expressions
    let used = own.reduce(into: Set<Int>()) { $0.formUnion($1.usedLocals) }
    let needed = step.bindings(in: method).needed(for: used, given: inputs.given)
    let (payload, payloads) = self.payload(read: own + needed.map(\.value))
    var statements = payloads + PayloadEmitter(expressions: emitter).statements(needed)
    let (bindings, path) = self.path()
    statements += bindings

    var declared: [PayloadType] = []
    var arguments: [Code] = [
      "method: .\(Identifier.lowerCamel(request.verb.rawValue.lowercased()))"
    ]
    if let endpoint = request.endpoint ?? manifest.endpoint {
      arguments.append("endpoint: \(texts(endpoint) { emitter.raw($0) })")
    } else {
      arguments.append("endpoint: .none")
    }
    if let path { arguments.append("path: \(path)") }
    if !request.query.isEmpty {
      arguments.append(query(&declared))
    }
    if !request.headers.isEmpty {
      arguments.append(Layout.list("headers: ", request.headers.map(item)))
    }
    if let authorization { arguments.append("authorization: \(authorization)") }
    if let body = self.body(payload: payload, &declared) { arguments.append("body: \(body)") }
    if let limit = request.getUpTo { arguments.append("getUpTo: \(limit)") }
    arguments.append(
      request.timeout.map { "timeout: \(Code.duration(milliseconds: $0))" }
        ?? "timeout: Self.declaration.timeout")
    if request.isCompressed { arguments.append("contentCoding: .gzip") }
    if let secrets { arguments.append(secrets) }
    let call = Layout.call("try Request", arguments, room: 0)
    guard !statements.isEmpty else { return (call, declared) }
    let code: Code = """
      \(lines: statements)
      return \(call)
      """
    return (code, declared)
  }

  // MARK: Query and body

  private func query(_ declared: inout [PayloadType]) -> Code {
    switch request.query {
    case .items(let items): return Layout.list("query: ", items.map(item))
    case .object(let value):
      let made = self.value(value, "query", &declared)
      return Layout.call("query: QueryItems", [made] + lists(unless: .repeat), room: 80)
    }
  }

  private func body(payload: Code, _ declared: inout [PayloadType]) -> Code? {
    switch request.body {
    case .none: return nil
    case .payload(.json): return Layout.call(".json", [payload], room: 92)
    case .payload(.form): return Layout.call(".form", [payload] + lists(unless: .indices), room: 80)
    case .payload(.multipart): return Layout.call(".multipart", [payload], room: 92)
    case .json(let value): return Layout.call(".json", [self.value(value, "body", &declared)])
    case .form(.items(let items)): return ".form(\(Layout.list("", items.map(item))))"
    case .form(.object(let value)):
      let made = self.value(value, "form", &declared)
      return Layout.call(".form", [made] + lists(unless: .indices), room: 80)
    case .multipart(let value):
      return Layout.call(".multipart", [self.value(value, "form", &declared)])
    case .xml(let root, let value):
      return Layout.call(
        ".xml", ["root: \(literal: root)", self.value(value, "body", &declared)], room: 80)
    case .text(let text): return Layout.call(".text", [bodyText(text)])
    }
  }

  private func bodyText(_ expression: CheckedExpression) -> Code {
    if case .constant(let constant) = expression.kind {
      return "\(literal: constant.messageText ?? "")"
    }
    if let setting = expression.setting, !setting.type.isOptional {
      return texts(expression) { emitter.raw($0) }
    }
    let required = Layout.call("try required", [emitter.value(expression), "\"body\""])
    return Layout.call("RequestText", [required])
  }

  private func lists(unless usual: ListStyle) -> [Code] {
    guard let style = request.lists, style != usual else { return [] }
    return ["lists: .\(style == .repeat ? "repeated" : Code(raw: style.rawValue))"]
  }

  /// What is made as a payload is; the types it needs are declared beside the request's function.
  private func value(
    _ value: CheckedValue, _ part: String, _ declared: inout [PayloadType]
  ) -> Code {
    let title = standIn ?? names.functions.title(of: method, step: step)
    let emitted = PayloadEmitter(expressions: emitter, pieces: pieces).emit(
      value, name: .upperCamel("\(title.name) \(part)"), path: [],
      documentation: [
        "The \(part) of \(step.name.map { "the step `\($0)`" } ?? method.subject)."
      ])
    declared += emitted.declared
    return emitted.mayLackKey
      ? Layout.call("try complete", [emitted.code], room: 80) : emitted.code
  }

  // MARK: Payload

  /// The ways in which it may say who sends it.
  private var auths: [Auth] {
    switch request.auth {
    case .own(let auth): [auth]
    case .some(.none): []
    case nil: manifest.auth.map(\.auth)
    }
  }

  private var authorization: Code? {
    if request.auth == nil, manifest.choosesAuthorization { return "authorization" }
    return auths.first.flatMap(emitter.authorization)
  }

  /// What stands for the payload that the request carries, and the statements before that make what
  /// is sent or read of payloads, unless it is given.
  private func payload(read: [CheckedExpression]) -> (payload: Code, statements: [Code]) {
    // What else is drawn for the request comes behind the payload.
    let isFirst = request.expressions.contains(where: \.dependsOnContext)
    var payload = emitter.name(of: step.payload == nil ? .method : .step)
    var statements: [Code] = []
    if !method.mapsInRequest, method.readsPayloadInRequest(of: step) {
      statements.append(emitter.reading(.method, method.payload))
    }
    for owner in [PayloadOwner.method, .step] {
      let isOwn = owner == .step
      guard isOwn ? step.payload != nil : method.mapsInRequest && method.hasPayload else {
        continue
      }
      let call = mapper.call(of: isOwn ? step : nil, emitter)
      let isRead = read.contains { $0.readsPayload(of: owner) }
      let isSent = isOwn == (step.payload != nil) && request.carriesPayload
      if isRead || isSent && isFirst {
        statements += emitter.payload(
          owner, isOwn ? step.payload : method.payload, made: call, isRead: isRead)
      } else if isSent {
        payload = call
      }
    }
    return (payload, statements)
  }

  /// Secrets that are in the request without its knowing, so that what is printed of it can hide
  /// them: in a payload, or in what is computed for a query, a header or the path.
  private var secrets: Code? {
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

  /// The path, and before it a constant for each value of the message in it: one that is not there
  /// ends the request. The checks see to it; what they cannot see is refused here.
  private func path() -> (bindings: [Code], path: Code?) {
    guard let path = request.path else { return ([], nil) }
    if request.isAbsolute, case .setting = path.kind {
      return ([], "\"\\(url: \(emitter.raw(path)))\"")
    }
    var bindings: [Code] = []
    var scope = NameScope(
      reserved: Set(
        ["settings", "mapper", "payload", "payload JSON", "step payload", "step payload JSON"]
          .map(Identifier.lowerCamel)
          + method.allRequestSteps.compactMap(\.name).map { LocalNames.answer(of: $0) } + [message]
          + step.bindings(in: method).map { emitter.locals.name(of: $0.local) }
          + step.surroundings.elements.map { emitter.locals.name(of: $0) }))
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
}

extension ExpressionEmitter {
  /// A setting as it is: a secret stays one, so that what is made of it can hide it.
  func raw(_ expression: CheckedExpression) -> Code {
    if let (value, kind) = entered(expression) {
      if kind == .secret {
        return value.type.isOptional ? "\(value.atom) ?? \"\"" : value.code
      }
      if kind == .scalar {
        return value.type.isOptional ? "\(value.receiver).text ?? \"\"" : "\(value.receiver).text"
      }
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
  fileprivate var carriesPayload: Bool { if case .payload = body { true } else { false } }
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
