// SPDX-License-Identifier: MIT
public import JSON

/// `==` of the mapping language: total and case-sensitive. What is missing and JSON null are equal
/// to each other and to nothing else. Texts are compared by code points: `é` in one piece differs
/// from `e` with an accent, as it does for every server that gets it. JSON equals a value of another
/// type if it holds it.
extension MappingScope {
  /// Equality within one type.
  public func isEqual<Value: SameValue>(_ left: Value?, _ right: Value?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.isSame(as: right)
  }

  /// Equality of what only settings have: records, maps.
  @_disfavoredOverload
  public func isEqual<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool { left == right }

  /// Equality of JSON values.
  public func isEqual(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
    guard let left = left.present, let right = right.present else {
      return left.present == nil && right.present == nil
    }
    return left == right
  }

  /// Whether a JSON value is the text. A date is its ISO text.
  public func isEqual(_ left: JSONValue?, _ right: String?) -> Bool {
    guard let left = left.present, let right else { return left.present == nil && right == nil }
    return left.kind == .string && isEqual(left.string, right)
  }

  /// Whether a JSON value is the number.
  public func isEqual(_ left: JSONValue?, _ right: Double?) -> Bool {
    guard let left = left.present, let right else { return left.present == nil && right == nil }
    return left.kind == .number && left.double == right
  }

  /// Whether a JSON value is the number.
  public func isEqual(_ left: JSONValue?, _ right: Int?) -> Bool {
    isEqual(left, right.map(Double.init))
  }

  /// Whether a JSON value is the boolean.
  public func isEqual(_ left: JSONValue?, _ right: Bool?) -> Bool {
    guard let left = left.present, let right else { return left.present == nil && right == nil }
    return left.bool == right
  }

  /// Whether a JSON value is the date.
  public func isEqual(_ left: JSONValue?, _ right: Instant?) -> Bool {
    isEqual(left, right?.isoText)
  }

  /// Whether a number is the other.
  public func isEqual(_ left: Double?, _ right: Int?) -> Bool { left == right.map(Double.init) }

  /// Whether a value is one of a list's.
  public func isIn<Value: SameValue>(_ value: Value?, _ list: [Value]) -> Bool {
    value.map { value in list.contains { $0.isSame(as: value) } } ?? false
  }

  /// Whether a record or a map of settings is one of a list's.
  @_disfavoredOverload
  public func isIn<Value: Equatable>(_ value: Value?, _ list: [Value]) -> Bool {
    value.map(list.contains) ?? false
  }

  /// Whether a JSON value is one of a list's.
  public func isIn(_ value: JSONValue?, _ list: [String]) -> Bool {
    list.contains { isEqual(value, $0) }
  }

  /// Whether a JSON value is one of a list's.
  public func isIn(_ value: JSONValue?, _ list: [Double]) -> Bool {
    list.contains { isEqual(value, $0) }
  }

  /// Whether a JSON value is one of a list's.
  public func isIn(_ value: JSONValue?, _ list: [Int]) -> Bool {
    list.contains { isEqual(value, $0) }
  }
}
