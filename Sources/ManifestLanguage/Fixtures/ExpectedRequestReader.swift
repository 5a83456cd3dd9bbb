// SPDX-License-Identifier: MIT
import Diagnostics

/// Reads `requests:` of a fixture.
enum ExpectedRequestReader {
  private static let keys = [
    "method", "path", "url", "query", "headers", "body", "form", "text",
  ]

  static func read(
    _ value: FixtureValue?, into bag: inout DiagnosticBag
  ) -> [ExpectedRequest]? {
    guard let value else { return nil }
    guard case .array(let elements) = value.kind else {
      bag.report(
        .fixtureShape, "`requests` is a list, this is \(value.typeName)", at: value.range.firstLine)
      return nil
    }
    return elements.compactMap { request($0, into: &bag) }
  }

  private static func request(
    _ value: FixtureValue, into bag: inout DiagnosticBag
  ) -> ExpectedRequest? {
    guard let members = value.members else {
      bag.report(
        .fixtureShape, "a request is an object, this is \(value.typeName)", at: value.range)
      return nil
    }
    for member in members where !keys.contains(member.key) {
      bag.report(
        .unknownKey, "`\(member.key)` is not a key of an expected request", at: member.keyRange,
        label: Suggestion.question(for: member.key, among: keys),
        help: ["known keys: \(keys.joined(separator: ", "))"])
    }
    return ExpectedRequest(
      method: text(value["method"], "`method`", into: &bag),
      path: text(value["path"] ?? value["url"], "`path`", into: &bag),
      query: value["query"].map { pairs($0, "`query`", into: &bag) },
      headers: value["headers"].map { pairs($0, "`headers`", into: &bag) } ?? [],
      body: body(of: value, into: &bag))
  }

  private static func body(
    of value: FixtureValue, into bag: inout DiagnosticBag
  ) -> ExpectedRequest.Body? {
    let given = ["body", "form", "text"].compactMap { key in value[key].map { (key, $0) } }
    guard let (key, content) = given.first else { return nil }
    if given.count > 1 {
      bag.report(
        .fixtureShape, "a request has one body, not `\(key)` and `\(given[1].0)`",
        at: given[1].1.range.firstLine)
    }
    switch key {
    case "body": return .json(content)
    case "form": return .form(pairs(content, "`form`", into: &bag))
    default: return text(content, "`text`", into: &bag).map { .text($0) }
    }
  }

  private static func text(
    _ value: FixtureValue?, _ what: String, into bag: inout DiagnosticBag
  ) -> String? {
    guard let value else { return nil }
    if let text = value.string { return text }
    bag.report(.fixtureShape, "\(what) is a text, this is \(value.typeName)", at: value.range)
    return nil
  }

  /// An object of texts; a list gives a name several times.
  static func pairs(
    _ value: FixtureValue, _ what: String, into bag: inout DiagnosticBag
  ) -> [(name: String, value: String)] {
    guard let members = value.members else {
      bag.report(.fixtureShape, "\(what) is an object, this is \(value.typeName)", at: value.range)
      return []
    }
    return members.flatMap { member -> [(name: String, value: String)] in
      let values: [FixtureValue]
      if case .array(let elements) = member.value.kind {
        values = elements
      } else {
        values = [member.value]
      }
      return values.compactMap { value in
        switch value.kind {
        case .string(let text), .number(let text): return (member.key, text)
        case .bool(let flag): return (member.key, flag ? "true" : "false")
        default:
          bag.report(
            .fixtureShape, "a value in \(what) is a text, this is \(value.typeName)",
            at: value.range)
          return nil
        }
      }
    }
  }
}
