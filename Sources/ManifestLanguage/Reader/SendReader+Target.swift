// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// The method and the URL of a request.
extension SendReader {
  func verb(
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
  func path(
    _ text: ScalarText?, from start: Int, node: YAMLNode, hasEndpoint: Bool,
    into bag: inout DiagnosticBag
  ) -> (value: CheckedExpression?, isAbsolute: Bool)? {
    guard let text, start < text.bytes.count else {
      if !hasEndpoint { missingEndpoint(at: node.range, into: &bag) }
      return hasEndpoint ? (nil, false) : nil
    }
    let range = text.range(start..<text.bytes.count)
    let errors = bag.errorCount
    let template = ValueTemplate(parsing: text, from: start, into: &bag)
    let value = checker.check(template, at: range, into: &bag)
    for part in value.parts { checker.requireText(part, into: &bag) }
    requests.requirePresent(value, "a path", into: &bag)
    let isAbsolute = isAbsolute(value, hasEndpoint: hasEndpoint)
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
        let hole = literal.split(separator: "/").lazy.compactMap {
          ForeignSpelling.hole(String($0))
        }
        .first
        bag.report(
          .invalidURL, "a path cannot contain \(bad == " " ? "a blank" : "`\(Character(bad))`")",
          at: range,
          label: "{}".unicodeScalars.contains(bad) ? hole.map { "did you mean `${\($0)}`?" } : nil,
          help: hole != nil && "{}".unicodeScalars.contains(bad) ? [] : ["percent-encode it"])
      } else {
        for segment in literal.split(separator: "/") {
          payloads.lint(segment: String(segment), at: range, into: &bag)
        }
      }
    }
    return bag.errorCount == errors ? (value, isAbsolute) : nil
  }

  private func isAbsolute(_ value: CheckedExpression, hasEndpoint: Bool) -> Bool {
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
}
