// SPDX-License-Identifier: MIT
import IntegrationRuntime
import ManifestLanguage

/// Makes the request of one step with the runtime's own types, so that what compiled code would
/// escape, refuse or reject is escaped, refused or rejected here too, in the same order.
struct RequestBuilder {
  let manifest: Manifest
  let method: Method
  let step: Step
  /// Knows the message, the names of method and step, and the method's payload.
  let expressions: ExpressionEvaluator
  /// What the method maps to, if it does.
  let methodPayload: MappedPayload?
  /// What the step maps to, if it does.
  let stepPayload: MappedPayload?

  func request() throws(IntegrationError) -> Request {
    let template = step.request
    if readsPayload { try complete(methodPayload) }
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
      secrets: payloadSecrets)
  }

  /// A payload that lacks a required key makes no request.
  private func complete(_ payload: MappedPayload?) throws(IntegrationError) {
    if let key = payload?.missingKey { throw .missing(attribute: key) }
  }

  private var readsPayload: Bool {
    let request = step.request
    let own = (request.path.map { [$0] } ?? []) + (request.query + request.headers).map(\.value)
    return own.contains { expression in
      expression.contains { if case .payload = $0.kind { true } else { false } }
    }
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

  private var payloadSecrets: [Secret] {
    var names: Set<String> = []
    (step.payload ?? method.payload)?.forEachExpression { expression in
      _ = expression.contains { part in
        if case .setting(let setting) = part.kind, setting.kind == .secret {
          names.insert(setting.name)
        }
        return false
      }
    }
    return names.sorted().compactMap { name in
      if case .string(let text) = expressions.settings[name] { Secret(text) } else { nil }
    }
  }
}
