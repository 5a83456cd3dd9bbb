// SPDX-License-Identifier: MIT
public import JSON

/// A value that has an order. Other than `Comparable`, every two values have one: NaN comes last.
public protocol OrderedValue {
  /// Whether it comes before another.
  func precedes(_ other: Self) -> Bool
}

extension Int: OrderedValue {
  /// Whether it is less.
  public func precedes(_ other: Int) -> Bool { self < other }
}

extension Double: OrderedValue {
  /// Whether it is less; NaN comes after all others.
  public func precedes(_ other: Double) -> Bool { isNaN ? false : other.isNaN || self < other }
}

extension String: OrderedValue {
  /// Whether it is before the other by the numbers of their characters.
  public func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension Instant: OrderedValue {
  /// Whether it is earlier.
  public func precedes(_ other: Instant) -> Bool { self < other }
}

/// The least of the values, the first of equal ones; nil of none.
public func least<Value: OrderedValue>(_ values: Value...) -> Value? { values.least }

/// The greatest of the values, the first of equal ones; nil of none.
public func greatest<Value: OrderedValue>(_ values: Value...) -> Value? { values.greatest }

/// How two texts stand to each other.
public enum TextOrder: Sendable {
  /// The first comes before the second.
  case less
  /// The first does not come after the second.
  case lessOrEqual
  /// The first comes after the second.
  case greater
  /// The first does not come before the second.
  case greaterOrEqual
}
