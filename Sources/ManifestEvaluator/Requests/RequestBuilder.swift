// SPDX-License-Identifier: MIT
import IntegrationRuntime
import ManifestLanguage

/// Makes a method's request with the runtime's own types, so that what compiled code would escape,
/// refuse or reject is escaped, refused or rejected here too.
struct RequestBuilder {
  let manifest: Manifest
  let method: Method
  /// Knows the message, the method's names and the payload.
  let expressions: ExpressionEvaluator
  /// The payload as it is sent.
  let body: [UInt8]

  func request() throws(IntegrationError) -> Request {
    let template = method.request
    let path = try self.path()
    var query = QueryItems()
    for item in template.query { query.append(item.name, expressions.requestText(item.value)) }
    var headers = HeaderItems()
    for item in template.headers { headers.append(item.name, expressions.requestText(item.value)) }
    return try Request(
      method: RequestMethod(template.verb.rawValue) ?? .post,
      endpoint: try Self.endpoint(of: manifest, expressions),
      path: path,
      query: query,
      headers: headers,
      authorization: try authorization(),
      body: template.sendsPayload ? .json(body) : .none,
      timeout: .milliseconds(manifest.timeout),
      secrets: payloadSecrets)
  }

  // MARK: URL

  static func endpoint(
    of manifest: Manifest, _ expressions: ExpressionEvaluator
  ) throws(IntegrationError) -> Endpoint {
    guard let endpoint = manifest.endpoint else { return .none }
    var url = Endpoint.StringInterpolation(literalCapacity: 64, interpolationCount: 2)
    for part in endpoint.textParts {
      if case .constant(.string(let literal)) = part.kind {
        url.appendLiteral(literal)
      } else {
        url.appendInterpolation(try expressions.requestText(part, "the endpoint"))
      }
    }
    return Endpoint(stringInterpolation: url)
  }

  private func path() throws(IntegrationError) -> RequestPath {
    guard let path = method.request.path else { return "" }
    var url = RequestPath.StringInterpolation(literalCapacity: 64, interpolationCount: 2)
    if method.request.isAbsolute, case .setting = path.kind {
      url.appendInterpolation(url: try expressions.requestText(path, "the URL"))
      return RequestPath(stringInterpolation: url)
    }
    for part in path.textParts {
      if case .constant(.string(let literal)) = part.kind {
        url.appendLiteral(literal)
      } else if part.isKnownWithSettings {
        url.appendInterpolation(try expressions.requestText(part, "the path"))
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

  private func authorization() throws(IntegrationError) -> Authorization? {
    switch manifest.auth {
    case nil: nil
    case .basic(let username, let password?):
      .basic(
        username: try expressions.requestText(username, "the user name"),
        password: try expressions.requestText(password, "the password"))
    case .basic(let username, nil):
      .basic(username: try expressions.requestText(username, "the user name"))
    case .bearer(let token): .bearer(try expressions.requestText(token, "the token"))
    }
  }

  private var payloadSecrets: [Secret] {
    var names: Set<String> = []
    method.payload?.forEachExpression { expression in
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
