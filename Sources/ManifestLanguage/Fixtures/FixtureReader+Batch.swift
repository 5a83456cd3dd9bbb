// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema

extension FixtureReader {
  /// `inputs: […]`: messages that are delivered together.
  func batch(
    _ inputs: FixtureValue, of value: FixtureValue, name: String, into bag: inout DiagnosticBag
  ) -> Fixture? {
    for key in [
      "input", "method", "output", "rejected", "invalid", "failed", "disabled", "outcome",
    ] {
      guard let member = value.members?.first(where: { $0.key == key }) else { continue }
      bag.report(
        .fixtureShape, "`\(key)` is of one message, and does not go with `inputs`",
        at: member.keyRange,
        help: ["what becomes of each is said by `outcomes`, what is sent by `requests`"])
    }
    guard case .array(let messages) = inputs.kind, !messages.isEmpty else {
      bag.report(
        .fixtureShape,
        inputs.isEmptyList
          ? "there is no message" : "`inputs` is a list of messages, this is \(inputs.typeName)",
        at: inputs.range.firstLine)
      return nil
    }
    var typed: [(type: MessageType, input: FixtureValue)] = []
    let expected = value["outcomes"].map(Self.elements) ?? []
    for (index, input) in messages.enumerated() {
      if input.members == nil {
        bag.report(
          .fixtureShape, "a message is an object, this is \(input.typeName)",
          at: input.range.firstLine)
      } else if let type = method(
        of: FixtureValue(.null, at: input.range), input: input,
        isUnsupported: expected.dropFirst(index).first?.string == "unsupported",
        help: "say `unsupported` in `outcomes`", into: &bag)
      {
        typed.append((type, input))
      }
    }
    guard let first = typed.first, typed.count == messages.count else { return nil }
    let outcomes = value["outcomes"].flatMap {
      expectedOutcomes($0, of: messages.count, into: &bag)
    }
    return fixture(
      value, name: name, method: first.type, input: first.input,
      batch: ExpectedBatch(inputs: typed, outcomes: outcomes), into: &bag)
  }

  private static func elements(_ value: FixtureValue) -> [FixtureValue] {
    if case .array(let elements) = value.kind { elements } else { [] }
  }

  private static let words = ["delivered", "nothingToSend", "unsupported"]
  private static let errors = ["rejected", "invalid", "failed"]

  private func expectedOutcomes(
    _ value: FixtureValue, of count: Int, into bag: inout DiagnosticBag
  ) -> [String]? {
    guard case .array(let elements) = value.kind else {
      bag.report(
        .fixtureShape, "`outcomes` is a list, this is \(value.typeName)", at: value.range.firstLine)
      return nil
    }
    if elements.count != count {
      bag.report(
        .fixtureShape, "`outcomes` has \(elements.count) elements, `inputs` has \(count)",
        at: value.range.firstLine)
      return nil
    }
    return elements.compactMap { element in
      if let text = element.string,
        Self.words.contains(text) || Self.errors.contains(where: { text.hasPrefix("\($0): ") })
      {
        return text
      }
      let known = Self.words + Self.errors
      bag.report(
        .fixtureShape, "this is not an outcome", at: element.range,
        label: element.string.flatMap { Suggestion.question(for: $0, among: known) },
        help: ["known: \(Self.words.joined(separator: ", ")), and `failed: the reason` or so"])
      return nil
    }
  }
}

extension FixtureValue {
  fileprivate var isEmptyList: Bool {
    if case .array(let elements) = kind { elements.isEmpty } else { false }
  }
}
