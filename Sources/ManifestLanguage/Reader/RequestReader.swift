// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// Reads what a request is made of: endpoint, auth, `send:`.
struct RequestReader {
  let context: CheckContext
  var scope = Scope.settings

  var checker: ExpressionChecker { ExpressionChecker(context: context, scope: scope) }

  // MARK: Endpoint

  /// A URL, in which settings may fill holes.
  func endpoint(
    _ node: YAMLNode, _ what: String = "`endpoint`", into bag: inout DiagnosticBag
  ) -> CheckedExpression? {
    guard let value = value(node, what, into: &bag) else { return nil }
    switch value.kind {
    case .invalid: return nil
    case .constant(.string(let text)):
      if let problem = URLCheck.problem(with: text) {
        bag.report(.invalidURL, "\(what) \(problem)", at: node.range)
      }
    case .text(let parts):
      checkLiterals(of: parts, what, node: node, into: &bag)
    default: break
    }
    requirePresent(value, "the endpoint", into: &bag)
    return value
  }

  private func checkLiterals(
    of parts: [CheckedExpression], _ what: String, node: YAMLNode, into bag: inout DiagnosticBag
  ) {
    if case .constant(.string(let first)) = parts.first?.kind {
      if !first.hasPrefix("https://"), !first.hasPrefix("http://") {
        bag.report(
          .invalidURL, "\(what) has to begin with `https://` or `http://`", at: node.range)
      }
    } else {
      bag.report(
        .invalidURL, "\(what) has to begin with `https://`, `http://` or be one setting alone",
        at: node.range)
    }
    for case .constant(.string(let text)) in parts.map(\.kind) {
      checkURLCharacters(text, what, at: node.range, into: &bag)
    }
  }

  private func checkURLCharacters(
    _ text: String, _ what: String, at range: SourceRange, into bag: inout DiagnosticBag
  ) {
    guard let bad = text.unicodeScalars.first(where: { !URLCheck.isURLCharacter($0) }) else {
      return
    }
    bag.report(
      .invalidURL, "\(what) cannot contain `\(Character(bad))`", at: range,
      help: ["percent-encode it"])
  }

  // MARK: Pieces

  /// A name and its text.
  func item(
    _ entry: YAMLEntry, _ what: String, into bag: inout DiagnosticBag
  ) -> RequestItem? {
    guard let key = entry.key.scalar?.text, !key.isEmpty else {
      bag.report(.wrongType, "a name has to be a text", at: entry.key.range)
      return nil
    }
    let payload = PayloadChecker(context: context, scope: scope)
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

  /// Names and their texts.
  func items(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> [RequestItem] {
    guard let mapping = node.mapping else {
      bag.report(
        .wrongType, "\(what) is a mapping of names to values, this is \(node.typeName)",
        at: node.range)
      return []
    }
    return mapping.entries.compactMap { item($0, what, into: &bag) }
  }

  // MARK: Headers

  /// `headers:` of a request, or of all.
  func headers(_ node: YAMLNode, into bag: inout DiagnosticBag) -> [RequestItem] {
    let headers = items(node, "`headers`", into: &bag)
    for header in headers { check(headerName: header, into: &bag) }
    return headers
  }

  private static let ownHeaders: Set<String> = [
    "host", "content-length", "transfer-encoding", "connection",
  ]

  func check(headerName header: RequestItem, into bag: inout DiagnosticBag) {
    if !Self.isToken(header.name) {
      bag.report(.invalidValue, "`\(header.name)` is not a header's name", at: header.nameRange)
    } else if Self.ownHeaders.contains(header.name.lowercased()) {
      bag.report(
        .invalidValue, "the header `\(header.name)` is set by the request itself",
        at: header.nameRange)
    }
  }

  private static func isToken(_ name: String) -> Bool {
    name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
        || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  /// A scalar as a value of this scope.
  func value(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> CheckedExpression? {
    guard let scalar = node.scalar else {
      bag.report(.wrongType, "\(what) is a text, this is \(node.typeName)", at: node.range)
      return nil
    }
    let template = ValueTemplate(parsing: ScalarText(scalar), into: &bag)
    return checker.check(template, at: node.range, into: &bag)
  }

  /// Reports a value that may be missing in a place that cannot do without.
  func requirePresent(
    _ value: CheckedExpression, _ what: String, into bag: inout DiagnosticBag
  ) {
    for part in value.parts where part.type.isOptional {
      let path = part.ensurePath
      bag.report(
        .optionalInPath, "this may be missing, and \(what) cannot do without it", at: part.range,
        label: Label(part.type.description),
        help: [
          path.map { "add `- \($0)` to `ensure`, or give a default with `??`" }
            ?? presenceHelp(part)
        ])
    }
  }

  /// What to do about a value that no ensure can name. A default is another address: only the author
  /// knows whether there is one.
  private func presenceHelp(_ part: CheckedExpression) -> String {
    let text = ExpressionChecker.text(of: part)
    if case .lookup = part.kind {
      return "give what the table does not have a value: `\(text) ?? …`"
    }
    guard scope.messageType != nil else { return "give a default: `\(text) ?? …`" }
    return part.narrowingKey != nil
      ? "send it only where it is there: `when: has(\(text))`"
      : "give it a name, `let: { id: \(text) }`, and send it only where it is there: "
        + "`when: has(id)`"
  }
}

extension CheckedExpression {
  /// The parts of a text, or the expression itself.
  var parts: [CheckedExpression] {
    if case .text(let parts) = kind { parts } else { [self] }
  }

  /// How an ensure names it, if it can.
  var ensurePath: String? {
    switch kind {
    case .accessor(let name): "message.\(name)"
    case .field(let name): "message.\(name)"
    case .path(let base, let steps) where !steps.contains(where: \.isExact):
      base.ensurePath.map { "\($0).\(steps.map(\.key).joined(separator: "."))" }
    case .setting(let setting): "settings.\(setting.name)"
    default: nil
    }
  }
}
