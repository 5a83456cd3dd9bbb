// SPDX-License-Identifier: MIT
import IntegrationRuntime
import ManifestLanguage

/// Makes the request of one step with the runtime's own types, so that what compiled code would
/// escape, refuse or reject is escaped, refused or rejected here too, in the same order.
struct RequestBuilder {
  let manifest: Manifest
  let method: Method
  let step: Step
  let template: RequestTemplate
  /// Knows the message, the names of method and step, and both payloads.
  let expressions: ExpressionEvaluator
  /// What the method maps to, if it does.
  let methodPayload: MappedPayload?
  /// What the step maps to, if it does.
  let stepPayload: MappedPayload?

  func request() throws(IntegrationError) -> Request {
    if reads(.method) { try complete(methodPayload) }
    if reads(.step) { try complete(stepPayload) }
    let path = try self.path()
    let query = try items(template.query, lists: .repeated)
    var headers = HeaderItems()
    for item in template.headers { headers.append(item.name, text(of: item)) }
    let timeout = template.timeout ?? manifest.timeout
    return try Request(
      method: RequestMethod(template.verb.rawValue) ?? .post,
      endpoint: (template.endpoint ?? manifest.endpoint).map { Self.url($0, expressions) } ?? .none,
      path: path,
      query: query,
      headers: headers,
      authorization: authorization,
      body: body(),
      getUpTo: template.getUpTo,
      timeout: .milliseconds(timeout),
      contentCoding: template.isCompressed ? .gzip : nil,
      secrets: secrets)
  }

  // MARK: Query and body

  private func items(
    _ fields: RequestFields, lists usual: IntegrationRuntime.ListStyle
  ) throws(IntegrationError) -> QueryItems {
    switch fields {
    case .items(let items):
      var result = QueryItems()
      for item in items { result.append(item.name, text(of: item)) }
      return result
    case .object(let value):
      return QueryItems(try map(value).json, lists: lists(usual))
    }
  }

  private func text(of item: RequestItem) -> RequestText? {
    let text = expressions.requestText(item.value)
    expressions.trace?.note(item.nameRange, text != nil)
    return text
  }

  private func lists(_ usual: IntegrationRuntime.ListStyle) -> IntegrationRuntime.ListStyle {
    template.lists.flatMap { .init(rawValue: $0.rawValue) } ?? usual
  }

  private func map(_ value: CheckedValue) throws(IntegrationError) -> MappedPayload {
    let mapped = MappedPayload(value, expressions)
    try complete(mapped)
    return mapped
  }

  private func body() throws(IntegrationError) -> RequestBody {
    switch template.body {
    case .none: return .none
    case .payload(let encoding):
      guard let payload = stepPayload ?? methodPayload else { return .none }
      try complete(payload)
      return switch encoding {
      case .json: .json(payload.bytes)
      case .form: .form(payload.json, lists: lists(.indices))
      case .multipart: .multipart(payload.json)
      }
    case .json(let value): return .json(try map(value).bytes)
    case .form(let fields): return .form(try items(fields, lists: .indices))
    case .multipart(let value): return .multipart(try map(value).json)
    case .xml(let root, let value): return .xml(root: root, try map(value).json)
    case .text(let text):
      if let known = expressions.requestText(text) { return .text(known) }
      return .text(RequestText(try required(text, as: "body")))
    }
  }

  /// A payload that lacks a required key makes no request.
  private func complete(_ payload: MappedPayload?) throws(IntegrationError) {
    if let key = payload?.missingKey { throw .missing(attribute: key) }
  }

  private func reads(_ owner: PayloadOwner) -> Bool {
    var result = step.bindings.contains { $0.value.readsPayload(of: owner) }
    template.forEachExpression { result = result || $0.readsPayload(of: owner) }
    return result
  }

  // MARK: URL

  static func endpoint(
    of manifest: Manifest, _ expressions: ExpressionEvaluator
  ) -> Endpoint {
    manifest.endpoint.map { url($0, expressions) } ?? .none
  }

  private static func url(
    _ endpoint: CheckedExpression, _ expressions: ExpressionEvaluator
  ) -> Endpoint {
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
    guard let path = template.path else { return "" }
    var url = RequestPath.StringInterpolation(literalCapacity: 64, interpolationCount: 2)
    if template.isAbsolute, case .setting = path.kind {
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
  private func required(
    _ part: CheckedExpression, as name: String? = nil
  ) throws(IntegrationError) -> String {
    let value = expressions.value(part)
    let name = name ?? part.attributeName
    if value.isMissing { throw .missing(attribute: name) }
    guard let text = value.messageText else {
      throw .rejected("message attribute \"\(name)\" has to be a text or a number")
    }
    return text
  }

  // MARK: Secrets

  private var authorization: Authorization? {
    let own = template.auth ?? manifest.auth(chosenBy: expressions).map { .own($0) }
    guard case .own(let auth) = own else { return nil }
    return switch auth {
    case .basic(let username, let password?):
      .basic(
        username: expressions.knownText(username), password: expressions.knownText(password))
    case .basic(let username, nil): .basic(username: expressions.knownText(username))
    case .bearer(let token): .bearer(expressions.knownText(token))
    case .header(let item): .header(name: item.name, value: expressions.knownText(item.value))
    case .query(let item): .query(name: item.name, value: expressions.knownText(item.value))
    case .hmac, .oauth2: nil
    }
  }

  /// All of them, because any may be in what was computed.
  private var secrets: [Secret] {
    expressions.settings.secrets
  }
}

extension Manifest {
  /// How requests prove who sends them, with the settings that an evaluator knows.
  func auth(chosenBy expressions: ExpressionEvaluator) -> Auth? {
    auth.first { $0.condition.map(expressions.holds) ?? true }?.auth
  }
}
