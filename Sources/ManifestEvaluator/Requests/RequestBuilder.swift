// SPDX-License-Identifier: MIT
import IntegrationRuntime
import ManifestLanguage

/// Makes the request of one step with the runtime's own types, so that what compiled code would
/// escape, refuse or reject is escaped, refused or rejected here too, in the same order.
struct RequestBuilder {
  let manifest: Manifest
  let method: Method
  let step: Step
  /// Knows the message, the names of method and step, and both payloads.
  let expressions: ExpressionEvaluator
  /// What the method maps to, if it does.
  let methodPayload: MappedPayload?
  /// What the step maps to, if it does.
  let stepPayload: MappedPayload?

  func request() throws(IntegrationError) -> Request {
    let template = step.request
    if reads(.method) { try complete(methodPayload) }
    if reads(.step) { try complete(stepPayload) }
    let path = try self.path()
    var query = QueryItems()
    for item in template.query { query.append(item.name, expressions.requestText(item.value)) }
    var headers = HeaderItems()
    for item in template.headers { headers.append(item.name, expressions.requestText(item.value)) }
    var body = RequestBody.none
    if template.sendsPayload, let payload = stepPayload ?? methodPayload {
      try complete(payload)
      body = .json(payload.bytes)
    }
    return try Request(
      method: RequestMethod(template.verb.rawValue) ?? .post,
      endpoint: Self.endpoint(of: manifest, expressions),
      path: path,
      query: query,
      headers: headers,
      authorization: authorization,
      body: body,
      timeout: .milliseconds(manifest.timeout),
      secrets: secrets)
  }

  /// A payload that lacks a required key makes no request.
  private func complete(_ payload: MappedPayload?) throws(IntegrationError) {
    if let key = payload?.missingKey { throw .missing(attribute: key) }
  }

  private func reads(_ owner: PayloadOwner) -> Bool {
    let request = step.request
    let own =
      (request.path.map { [$0] } ?? []) + (request.query + request.headers).map(\.value)
      + step.bindings.map(\.value)
    return own.contains { $0.readsPayload(of: owner) }
  }

  // MARK: URL

  static func endpoint(
    of manifest: Manifest, _ expressions: ExpressionEvaluator
  ) -> Endpoint {
    guard let endpoint = manifest.endpoint else { return .none }
    var url = Endpoint.StringInterpolation(literalCapacity: 64, interpolationCount: 2)
    for part in endpoint.textParts {
      if case .constant(.string(let literal)) = part.kind {
        url.appendLiteral(literal)
      } else {
        url.appendInterpolation(expressions.knownText(part))
      }
    }
    return Endpoint(stringInterpolation: url)
  }

  private func path() throws(IntegrationError) -> RequestPath {
    guard let path = step.request.path else { return "" }
    var url = RequestPath.StringInterpolation(literalCapacity: 64, interpolationCount: 2)
    if step.request.isAbsolute, case .setting = path.kind {
      url.appendInterpolation(url: expressions.knownText(path))
      return RequestPath(stringInterpolation: url)
    }
    for part in path.textParts {
      if case .constant(.string(let literal)) = part.kind {
        url.appendLiteral(literal)
      } else if part.isKnownWithSettings, !expressions.value(part).isMissing {
        url.appendInterpolation(expressions.knownText(part))
      } else {
        url.appendInterpolation(try required(part))
      }
    }
    return RequestPath(stringInterpolation: url)
  }

  /// The text of a value of the message that the path cannot do without.
  private func required(_ part: CheckedExpression) throws(IntegrationError) -> String {
    let value = expressions.value(part)
    if value.isMissing { throw .missing(attribute: part.attributeName) }
    guard let text = value.messageText else {
      throw .rejected("message attribute \"\(part.attributeName)\" has to be a text or a number")
    }
    return text
  }

  // MARK: Secrets

  private var authorization: Authorization? {
    switch manifest.auth {
    case nil: nil
    case .basic(let username, let password?):
      .basic(
        username: expressions.knownText(username), password: expressions.knownText(password))
    case .basic(let username, nil): .basic(username: expressions.knownText(username))
    case .bearer(let token): .bearer(expressions.knownText(token))
    }
  }

  /// All of them, because any may be in what was computed.
  private var secrets: [Secret] {
    expressions.settings.secrets
  }
}
