// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// Reads `send:`, short (`POST /path`) or long.
struct SendReader {
  let context: CheckContext
  let scope: Scope
  /// Whether the manifest has one.
  let hasEndpoint: Bool
  let hasPayload: Bool
  /// Whether the payload is made for this request alone.
  let isPayloadOwn: Bool

  var requests: RequestReader { RequestReader(context: context, scope: scope) }
  var checker: ExpressionChecker { ExpressionChecker(context: context, scope: scope) }
  var payloads: PayloadChecker { PayloadChecker(context: context, scope: scope) }

  private enum Compression: String, CaseIterable { case gzip }

  func read(_ node: YAMLNode, into bag: inout DiagnosticBag) -> RequestTemplate? {
    node.scalar.map { short($0, node, into: &bag) } ?? long(node, into: &bag)
  }

  /// `POST /path`
  private func short(
    _ scalar: YAMLScalar, _ node: YAMLNode, into bag: inout DiagnosticBag
  ) -> RequestTemplate? {
    let text = ScalarText(scalar)
    let verbEnd = text.bytes.firstIndex(of: UInt8(ascii: " ")) ?? text.bytes.count
    let verb = self.verb(text.string(0..<verbEnd), at: text.range(0..<verbEnd), into: &bag)
    let start = text.bytes[verbEnd...].firstIndex { $0 != UInt8(ascii: " ") } ?? text.bytes.count
    let path = self.path(text, from: start, node: node, hasEndpoint: hasEndpoint, into: &bag)
    guard let verb, let path else { return nil }
    let request = RequestTemplate(
      verb: verb, path: path.value, isAbsolute: path.isAbsolute, query: .none,
      headers: context.headers,
      body: hasPayload && verb.takesBody ? .payload(.json) : .none, range: node.range)
    checkPayload(of: request, at: node.range.firstLine, into: &bag)
    return request
  }

  private func long(_ node: YAMLNode, into bag: inout DiagnosticBag) -> RequestTemplate? {
    guard var keys = MappingReader(node, what: "`send`", into: &bag) else { return nil }
    let verb = keys.required("method", example: "POST", into: &bag).flatMap {
      node in
      ScalarReading.string(node, "`method`", into: &bag)
        .flatMap { self.verb($0.text, at: node.range, into: &bag) }
    }
    let endpointNode = keys.value("endpoint")
    let pathNode = keys.value("path")
    let queryNode = keys.value("query")
    let headersNode = keys.value("headers")
    let authNode = keys.value("auth")
    let bodyNode = keys.value("body")
    let listsNode = keys.value("lists")
    let getUpToNode = keys.value("getUpTo")
    let compressNode = keys.value("compress")
    let timeoutNode = keys.value("timeout")
    let beside = RuleNodes.keys.first { keys.has($0) }
    keys.finish(into: &bag, help: beside.map { "`\($0)` stands beside `send`, not in it" })

    let endpoint = endpointNode.flatMap { requests.endpoint($0, into: &bag) }
    let hasEndpoint = self.hasEndpoint || endpointNode != nil
    var path: (value: CheckedExpression?, isAbsolute: Bool)? = (nil, false)
    if let pathNode {
      path = ScalarReading.string(pathNode, "`path`", into: &bag).flatMap {
        self.path(
          ScalarText($0), from: 0, node: pathNode, hasEndpoint: hasEndpoint, into: &bag)
      }
    } else if !hasEndpoint {
      path = self.path(nil, from: 0, node: node, hasEndpoint: false, into: &bag)
    }
    let query = queryNode.map { fields($0, "`query`", into: &bag) }
    let headers = headersNode.map { self.headers($0, into: &bag) } ?? []
    let auth = authNode.flatMap { ownAuth($0, into: &bag) }
    let body = bodyNode.map { self.body($0, into: &bag) }
    let lists: ListStyle? = listsNode.flatMap {
      ScalarReading.choice($0, "a way to write lists", into: &bag)
    }
    let timeout = timeoutNode.flatMap { ScalarReading.duration($0, "`timeout`", into: &bag) }
    let getUpTo = getUpToNode.flatMap {
      ScalarReading.int($0, "`getUpTo`", in: 1...16_384, into: &bag)
    }
    let compression: Compression? = compressNode.flatMap {
      ScalarReading.choice($0, "a way to compress a body", into: &bag)
    }
    guard let verb, let path else { return nil }
    var request = RequestTemplate(
      verb: verb, endpoint: endpoint, path: path.value, isAbsolute: path.isAbsolute,
      query: query ?? .none, headers: inherited(besides: headers) + headers, auth: auth,
      body: hasPayload && verb.takesBody ? .payload(.json) : .none, lists: lists,
      getUpTo: getUpTo, isCompressed: compression != nil, timeout: timeout, range: node.range)
    if let body {
      // What is wrong with a body is said already.
      request.body = body ?? .none
      if let bodyNode, !verb.takesBody, !request.body.isNone {
        bag.report(
          .invalidValue, "a \(verb.rawValue) request has no body", at: bodyNode.range.firstLine,
          help: ["remove `body`, or write it into `query:`"])
      }
      guard body != nil else { return request }
    }
    if let compressNode, request.body.isNone {
      bag.report(.invalidValue, "there is no body to compress", at: compressNode.range)
    }
    if let getUpToNode, verb != .POST || !request.body.isForm {
      bag.report(
        .invalidValue, "`getUpTo` is about a form that is sent by POST", at: getUpToNode.range,
        help: ["write `method: POST` and `body: form`"])
    }
    if let listsNode, lists != nil, query?.isEmpty != false, !request.body.isForm {
      bag.report(
        .invalidValue, "there is no query and no form that `lists` could be about",
        at: listsNode.range)
    }
    checkPayload(of: request, at: bodyNode?.range.firstLine ?? node.range.firstLine, into: &bag)
    return request
  }

  /// Reports a payload that nothing sends. A method's may be read by another of its steps.
  private func checkPayload(
    of request: RequestTemplate, at range: SourceRange, into bag: inout DiagnosticBag
  ) {
    guard hasPayload, isPayloadOwn else { return }
    if case .payload = request.body { return }
    var isRead = false
    request.forEachExpression { isRead = isRead || $0.readsPayload }
    guard !isRead else { return }
    bag.report(
      .invalidValue, "the payload of `map` is never sent", at: range,
      help: [
        !request.verb.takesBody
          ? "a \(request.verb.rawValue) request has no body: read `payload` in `query:`"
          : request.body.isNone ? "remove `body: none` or `map`" : "read `payload` in `body`"
      ])
  }

  /// `auth:` of a request, or `none`.
  private func ownAuth(
    _ node: YAMLNode, into bag: inout DiagnosticBag
  ) -> RequestTemplate.OwnAuth? {
    if node.scalar?.text == "none" { return RequestTemplate.OwnAuth.none }
    guard node.sequence == nil else {
      bag.report(
        .wrongType, "`auth` of a request is one scheme, this is a list", at: node.range.firstLine,
        help: ["a choice stands in the manifest's `auth`, or make steps with `when`"])
      return nil
    }
    guard let auth = requests.auth(node, into: &bag) else { return nil }
    guard !auth.isMadeForEachAttempt else {
      bag.report(
        .invalidValue, "this scheme is for all requests of an integration",
        at: node.range.firstLine,
        help: ["move it to the manifest's `auth`; a request can say `auth: none`"])
      return nil
    }
    return .own(auth)
  }
}

extension RequestTemplate.Verb {
  var takesBody: Bool { self != .GET && self != .HEAD }
}

extension BodyTemplate {
  fileprivate var isNone: Bool { if case .none = self { true } else { false } }

  fileprivate var isForm: Bool {
    switch self {
    case .payload(.form), .form: true
    default: false
    }
  }
}
