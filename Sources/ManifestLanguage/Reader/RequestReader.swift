// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// Reads what a request is made of: endpoint, auth, `send:`.
struct RequestReader {
  let context: CheckContext
  var scope = Scope.settings

  private var checker: ExpressionChecker { ExpressionChecker(context: context, scope: scope) }

  // MARK: Endpoint

  /// A URL, in which settings may fill holes.
  func endpoint(_ node: YAMLNode, into bag: inout DiagnosticBag) -> CheckedExpression? {
    guard let value = value(node, "`endpoint`", into: &bag) else { return nil }
    switch value.kind {
    case .invalid: return nil
    case .constant(.string(let text)):
      if let problem = URLCheck.problem(with: text) {
        bag.report(.invalidURL, "`endpoint` \(problem)", at: node.range)
      }
    case .text(let parts):
      checkLiterals(of: parts, "`endpoint`", node: node, into: &bag)
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

  // MARK: Auth

  func auth(_ node: YAMLNode, into bag: inout DiagnosticBag) -> Auth? {
    guard var keys = MappingReader(node, what: "`auth`", into: &bag) else { return nil }
    let basic = keys.value("basic")
    let bearer = keys.value("bearer")
    keys.finish(into: &bag)
    switch (basic, bearer) {
    case (let basic?, nil):
      guard var keys = MappingReader(basic, what: "`basic`", into: &bag) else { return nil }
      let username = keys.required("username", example: "${settings.apiKey}", into: &bag)
        .flatMap { authValue($0, "`username`", into: &bag) }
      let password = keys.value("password").flatMap { authValue($0, "`password`", into: &bag) }
      keys.finish(into: &bag)
      return username.map { .basic(username: $0, password: password) }
    case (nil, let bearer?):
      return authValue(bearer, "`bearer`", into: &bag).map(Auth.bearer)
    case (nil, nil):
      bag.report(
        .missingKey, "`auth` names no scheme", at: node.range.firstLine,
        help: ["add `basic: { … }` or `bearer: …`"])
      return nil
    case (.some, .some(let bearer)):
      bag.report(.invalidValue, "`auth` names two schemes", at: bearer.range)
      return nil
    }
  }

  private func authValue(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> CheckedExpression? {
    guard let value = value(node, what, into: &bag), value.type.base != .invalid else {
      return nil
    }
    checker.requireText(value, into: &bag)
    requirePresent(value, what, into: &bag)
    return value
  }

  // MARK: Pieces

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
            ?? "give a default: `?? 'none'`"
        ])
    }
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
