// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// `==`, `in` and the order of the mapping language.
extension Value {
  /// Total and case-sensitive: what is missing and JSON null are equal to each other and to nothing
  /// else, numbers compare by value, texts by code points, and JSON equals what it holds.
  func equals(_ other: Value) -> Bool {
    if isMissingOrNull || other.isMissingOrNull { return isMissingOrNull && other.isMissingOrNull }
    return switch (self, other) {
    case (.json(let left), .json(let right)): left == right
    case (.json(let left), _): other.isHeld(by: left)
    case (_, .json(let right)): isHeld(by: right)
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    case (.int(let left), .double(let right)), (.double(let right), .int(let left)):
      Double(left) == right
    case (.string(let left), .string(let right)): left.isSame(as: right)
    case (.date(let left), .date(let right)): left == right
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
    case (.object, _), (.product, _), (.eventMap, _): jsonValue == other.jsonValue
    case (_, .object), (_, .product), (_, .eventMap): jsonValue == other.jsonValue
    default: false
    }
  }

  /// Whether the JSON value is this one.
  private func isHeld(by json: JSONValue) -> Bool {
    switch self {
    case .bool(let value): json.bool == value
    case .int(let value): json.double == Double(value)
    case .double(let value): json.double == value
    case .string(let value): Self.isText(json, value)
    case .date(let value): value.isoText.map { Self.isText(json, $0) } ?? false
    case .object, .product, .eventMap, .list: jsonValue == json
    case .json, .missing, .lambda: false
    }
  }

  private static func isText(_ json: JSONValue, _ text: String) -> Bool {
    json.kind == .string && json == JSONValue(text)
  }

  /// Whether this is less; nil if one is missing or they have no order.
  func isLess(than other: Value) -> Bool? {
    switch (self, other) {
    case (.int(let left), .int(let right)): left < right
    case (.double(let left), .double(let right)): left < right
    case (.int(let left), .double(let right)): Double(left) < right
    case (.double(let left), .int(let right)): left < Double(right)
    case (.string(let left), .string(let right)): left.precedes(right)
    case (.date(let left), .date(let right)): left < right
    default: nil
    }
  }
}
