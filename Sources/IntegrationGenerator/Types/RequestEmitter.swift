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
  let standIn: Identifier?
  private let mapper: MapperCalls
  let pieces: PieceFunctions
  let emitter: ExpressionEmitter
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

  var message: Identifier { .lowerCamel(method.type.rawValue) }

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

  // MARK: Payload

  /// The ways in which it may say who sends it.
  var auths: [Auth] {
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
}
