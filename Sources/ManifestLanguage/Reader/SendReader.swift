// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// Reads `send:`, short (`POST /path`) or long.
struct SendReader {
  let context: CheckContext
  let scope: Scope
  let hasEndpoint: Bool
  let hasPayload: Bool
  /// Whether the payload is made for this request alone.
  let isPayloadOwn: Bool

  private var requests: RequestReader { RequestReader(context: context, scope: scope) }
  private var checker: ExpressionChecker { ExpressionChecker(context: context, scope: scope) }

  private enum Body: String, CaseIterable { case json, none }

  func read(_ node: YAMLNode, into bag: inout DiagnosticBag) -> RequestTemplate? {
    let verb: RequestTemplate.Verb?
    let path: (value: CheckedExpression?, isAbsolute: Bool)?
    var query: [RequestItem] = []
    var headers: [RequestItem] = []
    var body: (choice: Body, range: SourceRange)?
    if let scalar = node.scalar {
      let text = ScalarText(scalar)
      let verbEnd = text.bytes.firstIndex(of: UInt8(ascii: " ")) ?? text.bytes.count
      verb = self.verb(text.string(0..<verbEnd), at: text.range(0..<verbEnd), into: &bag)
      let pathStart =
        text.bytes[verbEnd...].firstIndex { $0 != UInt8(ascii: " ") } ?? text.bytes.count
      path = self.path(text, from: pathStart, node: node, into: &bag)
    } else {
      guard var keys = MappingReader(node, what: "`send`", into: &bag) else { return nil }
      verb = keys.required("method", example: "POST", into: &bag).flatMap {
        guard let scalar = $0.scalar else {
          bag.report(.wrongType, "`method` is a text, this is \($0.typeName)", at: $0.range)
          return nil
        }
        return self.verb(scalar.text, at: $0.range, into: &bag)
      }
      if let node = keys.value("path") {
        if let scalar = node.scalar {
          path = self.path(ScalarText(scalar), from: 0, node: node, into: &bag)
        } else {
          bag.report(.wrongType, "`path` is a text, this is \(node.typeName)", at: node.range)
          path = nil
        }
      } else {
        path = (nil, false)
      }
      if let node = keys.value("query") { query = fields(node, "`query`", into: &bag) }
      if let node = keys.value("headers") {
        headers = fields(node, "`headers`", into: &bag)
        checkHeaders(headers, into: &bag)
      }
      if let node = keys.value("body") {
        let choice: Body? = ScalarReading.choice(node, "a kind of body", into: &bag)
        body = choice.map { ($0, node.range) }
      }
      keys.finish(into: &bag)
    }
    guard let verb, let path else { return nil }
    let takesBody = verb != .GET && verb != .HEAD
    let sendsPayload = hasPayload && takesBody && body?.choice != Body.none
    let isPayloadRead = ((path.value.map { [$0] } ?? []) + (query + headers).map(\.value))
      .contains(where: \.readsPayload)
    // A method's payload may be read by another of its steps.
    if hasPayload, !sendsPayload, !isPayloadRead, isPayloadOwn {
      bag.report(
        .invalidValue, "the payload of `map` is never sent",
        at: body?.range ?? node.range.firstLine,
        help: [
          takesBody
            ? "remove `body: none` or `map`"
            : "a \(verb.rawValue) request has no body: read `payload` in `query:`"
        ])
    }
    return RequestTemplate(
      verb: verb, path: path.value, isAbsolute: path.isAbsolute, query: query, headers: headers,
      sendsPayload: sendsPayload, range: node.range)
  }

  private func verb(
    _ text: String, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> RequestTemplate.Verb? {
    if let verb = RequestTemplate.Verb(rawValue: text) { return verb }
    let all = RequestTemplate.Verb.allCases.map(\.rawValue)
    bag.report(
      .invalidValue, "`\(text)` is not an HTTP method", at: range,
      label: Suggestion.question(for: text, among: all),
      help: ["write `POST /path`; methods: \(all.joined(separator: ", "))"])
    return nil
  }

  /// Literal text goes out as it is; a hole is one path segment or a part of one.
  private func path(
    _ text: ScalarText, from start: Int, node: YAMLNode, into bag: inout DiagnosticBag
  ) -> (CheckedExpression?, Bool)? {
    let range = text.range(start..<text.bytes.count)
    guard start < text.bytes.count else {
      if !hasEndpoint { missingEndpoint(at: node.range, into: &bag) }
      return hasEndpoint ? (nil, false) : nil
    }
    let errors = bag.errorCount
    let template = ValueTemplate(parsing: text, from: start, into: &bag)
    let value = checker.check(template, at: range, into: &bag)
    for part in value.parts { checker.requireText(part, into: &bag) }
    requests.requirePresent(value, "a path", into: &bag)
    let isAbsolute = isAbsolute(value)
    if !hasEndpoint, !isAbsolute { missingEndpoint(at: range, into: &bag) }
    if isAbsolute, case .constant(.string(let url)) = value.kind,
      let problem = URLCheck.problem(with: url)
    {
      bag.report(.invalidURL, "this URL \(problem)", at: range)
      return nil
    }
    for part in value.parts {
      guard case .constant(.string(let literal)) = part.kind else { continue }
      if literal.contains("?") {
        bag.report(
          .invalidURL, "a path cannot contain `?`", at: range, help: ["use `query:` for it"])
      } else if let bad = literal.unicodeScalars.first(where: {
        $0 == "#" || !URLCheck.isURLCharacter($0)
      }) {
        bag.report(
          .invalidURL, "a path cannot contain \(bad == " " ? "a blank" : "`\(Character(bad))`")",
          at: range,
          help: ["percent-encode it"])
      }
    }
    return bag.errorCount == errors ? (value, isAbsolute) : nil
  }

  private func isAbsolute(_ value: CheckedExpression) -> Bool {
    switch value.kind {
    case .setting: !hasEndpoint
    case .constant(.string(let text)): text.hasPrefix("https://") || text.hasPrefix("http://")
    case .text(let parts):
      if case .constant(.string(let text)) = parts.first?.kind {
        text.hasPrefix("https://") || text.hasPrefix("http://")
      } else {
        false
      }
    default: false
    }
  }

  private func missingEndpoint(at range: SourceRange, into bag: inout DiagnosticBag) {
    bag.report(
      .missingKey, "there is no `endpoint` for this path to follow", at: range,
      help: ["add `endpoint: https://…` to the manifest, or write the whole URL here"])
  }

  private func fields(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> [RequestItem] {
    guard let mapping = node.mapping else {
      bag.report(
        .wrongType, "\(what) is a mapping of names to values, this is \(node.typeName)",
        at: node.range)
      return []
    }
    let payload = PayloadChecker(context: context, scope: scope)
    return mapping.entries.compactMap { entry in
      guard let key = entry.key.scalar?.text, !key.isEmpty else {
        bag.report(.wrongType, "a name has to be a text", at: entry.key.range)
        return nil
      }
      guard entry.value.scalar != nil,
        case .expression(let value) = payload.check(entry.value, into: &bag)
      else {
        bag.report(
          .wrongType, "a value in \(what) is a text, this is \(entry.value.typeName)",
          at: entry.value.range)
        return nil
      }
      if value.type.base != .null { checker.requireText(value, into: &bag) }
      return RequestItem(name: key, nameRange: entry.key.range, value: value)
    }
  }

  private static let ownHeaders: Set<String> = [
    "host", "content-length", "transfer-encoding", "connection", "content-type",
  ]

  private func checkHeaders(_ headers: [RequestItem], into bag: inout DiagnosticBag) {
    for header in headers {
      let isToken = header.name.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
          || "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
      if !isToken {
        bag.report(
          .invalidValue, "`\(header.name)` is not a header's name", at: header.nameRange)
      } else if Self.ownHeaders.contains(header.name.lowercased()) {
        bag.report(
          .invalidValue, "the header `\(header.name)` is set by the request itself",
          at: header.nameRange)
      }
    }
  }
}
