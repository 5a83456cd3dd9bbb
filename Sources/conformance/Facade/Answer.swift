// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// What a call of ours answered.
enum Answer {
  case json(JSONValue?)
  case object(JSONObject)
  case date(Instant?)
  case number(Double?)
  case bool(Bool)
  case facade(View)
  case unknownMethod

  static func text(_ text: String?) -> Answer { .json(text.map { JSONValue($0) }) }

  /// How the answer differs from the recorded one, nil if it does not.
  func difference(from expected: JSONValue) -> String? {
    matches(expected) ? nil : "expected \(Self.text(expected)), answered \(description)"
  }

  private func matches(_ expected: JSONValue) -> Bool {
    let mark = Notation.mark(expected)
    switch self {
    case .json(nil), .date(nil), .number(nil): return Notation.isUndefined(expected)
    case .json(let value?): return !Notation.isUndefined(expected) && Self.equal(expected, value)
    case .object(let object): return Self.equal(expected, object)
    case .date(let date?): return mark?.name == "$date" && mark?.value.string == date.isoText
    case .number(let number?):
      switch mark?.name {
      case "$nan": return number.isNaN
      case "$infinity": return number.isInfinite && (mark?.value.double ?? 0 < 0) == (number < 0)
      default: return expected.double == number
      }
    case .bool(let bool): return expected.bool == bool
    case .facade(let view):
      guard expected[exact: "$facade"]?.string == view.typeName else { return false }
      return Self.equal(expected[exact: "json"] ?? .null, view.facade.json)
    case .unknownMethod: return false
    }
  }

  /// Compares member by member, because in one document a timestamp would be a text again where
  /// dates are not normalised.
  private static func equal(_ expected: JSONValue, _ ours: JSONObject) -> Bool {
    guard ours.base.kind == .object else { return equal(expected, ours.json) }
    guard expected.kind == .object else { return false }
    let members = expected.members.filter { !Notation.isUndefined($0.value) }
    return members.count == ours.count
      && members.allSatisfy { member in
        ours[exact: member.key].map { equal(member.value, $0) } ?? false
      }
  }

  /// Compares a recorded value with one of ours.
  private static func equal(_ expected: JSONValue, _ ours: JSONValue) -> Bool {
    if let (name, content) = Notation.mark(expected) {
      guard name == "$date", !content.isNull else { return ours.isNull }
      return ours.date?.isoText == content.string
    }
    guard expected.kind == ours.kind else { return false }
    switch expected.kind {
    case .array:
      return expected.count == ours.count
        && zip(expected.elements, ours.elements).allSatisfy { equal($0, $1) }
    case .object:
      let members = expected.members.filter { !Notation.isUndefined($0.value) }
      return members.count == ours.count
        && members.allSatisfy { member in
          ours[exact: member.key].map { equal(member.value, $0) } ?? false
        }
    case .string: return !ours.isDate && expected == ours
    default: return expected == ours
    }
  }

  private static func text(_ value: JSONValue) -> String {
    String(decoding: value.jsonBytes, as: UTF8.self)
  }

  private var description: String {
    switch self {
    case .json(let value): value.map { Self.text($0) + ($0.isDate ? " (date)" : "") } ?? "nothing"
    case .object(let object): Self.text(object.json)
    case .date(let date): date.map { "date \($0)" } ?? "nothing"
    case .number(let number): number.map { "number \($0)" } ?? "nothing"
    case .bool(let bool): "\(bool)"
    case .facade(let view): "\(view.typeName) \(Self.text(view.facade.json.json))"
    case .unknownMethod: "nothing, because there is no such method"
    }
  }
}
