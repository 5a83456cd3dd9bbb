// SPDX-License-Identifier: MIT
import Diagnostics

/// How the delivery of a fixture's message ends.
extension FixtureReader {
  /// `rejected: reason` or `invalid: reason`
  func refusal(
    of fixture: FixtureValue, into bag: inout DiagnosticBag
  ) -> ExpectedRefusal? {
    let given = ExpectedRefusal.Kind.allCases.compactMap { kind in
      fixture[kind.rawValue].map { (kind: kind, value: $0) }
    }
    guard let (kind, value) = given.first else { return nil }
    if given.count > 1 {
      bag.report(
        .fixtureShape, "a message is `\(kind.rawValue)` or `\(given[1].kind.rawValue)`, not both",
        at: given[1].value.range)
    }
    if kind != .failed, let requests = fixture["requests"],
      case .array(let elements) = requests.kind,
      !elements.isEmpty
    {
      bag.report(
        .fixtureShape, "a message that is \(kind.rawValue) makes no request",
        at: requests.range.firstLine, related: [.init(value.range, "it is \(kind.rawValue) here")])
    }
    guard let reason = value.string else {
      bag.report(
        .fixtureShape, "`\(kind.rawValue)` is the reason, a text; this is \(value.typeName)",
        at: value.range.firstLine)
      return nil
    }
    return ExpectedRefusal(kind: kind, reason: reason, range: value.range)
  }

  /// `outcome: nothingToSend`
  func outcome(
    of fixture: FixtureValue, into bag: inout DiagnosticBag
  ) -> ExpectedOutcome? {
    guard let value = fixture["outcome"] else { return nil }
    let names = ExpectedOutcome.Kind.allCases.map(\.rawValue)
    guard let text = value.string, let kind = ExpectedOutcome.Kind(rawValue: text) else {
      let isRefusal = value.string.flatMap(ExpectedRefusal.Kind.init) != nil
      bag.report(
        .fixtureShape, "`outcome` is one of \(names.joined(separator: ", "))",
        at: value.range.firstLine,
        label: value.string.flatMap { Suggestion.question(for: $0, among: names) },
        help: isRefusal ? ["write the reason: `\"\(value.string ?? "")\": reason`"] : [])
      return nil
    }
    if let refusal = ExpectedRefusal.Kind.allCases.first(where: { fixture[$0.rawValue] != nil }) {
      bag.report(
        .fixtureShape, "a message is `\(refusal.rawValue)` or `\(kind.rawValue)`, not both",
        at: value.range)
    }
    let isSending = kind == .delivered
    if let requests = fixture["requests"], case .array(let elements) = requests.kind,
      elements.isEmpty == isSending
    {
      bag.report(
        .fixtureShape,
        isSending
          ? "a message that is delivered makes requests"
          : "a message that is \(kind.rawValue) makes no request",
        at: requests.range.firstLine,
        related: [.init(value.range, "it is \(kind.rawValue) here")])
    }
    return ExpectedOutcome(kind: kind, range: value.range)
  }
}
