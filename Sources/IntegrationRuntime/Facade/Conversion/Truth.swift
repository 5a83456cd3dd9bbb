// SPDX-License-Identifier: MIT
public import JSON

extension JSONValue {
  /// A text, and not one that is a date.
  var text: String? {
    guard kind == .string, !isDate else { return nil }
    return string
  }

  var isContainer: Bool { kind == .object || kind == .array }
}

extension JSONValue? {
  /// Whether there is a value and JavaScript takes it for true.
  @inlinable public var isTruthy: Bool { self?.isTruthy ?? false }

  /// The value if it is truthy.
  @usableFromInline var truthy: JSONValue? { isTruthy ? self : nil }
}

/// JavaScript's `a || b`: the first truthy value, else the last one.
@inlinable
public func firstTruthy(
  _ first: JSONValue?,
  _ last: @autoclosure () -> JSONValue?
) -> JSONValue? {
  first.isTruthy ? first : last()
}

/// JavaScript's `a || b || c`: the first truthy value, else the last one.
@inlinable
public func firstTruthy(
  _ first: JSONValue?,
  _ second: @autoclosure () -> JSONValue?,
  _ last: @autoclosure () -> JSONValue?
) -> JSONValue? {
  first.isTruthy ? first : firstTruthy(second(), last())
}

/// JavaScript's `a || b || c || d`: the first truthy value, else the last one.
@inlinable
public func firstTruthy(
  _ first: JSONValue?,
  _ second: @autoclosure () -> JSONValue?,
  _ third: @autoclosure () -> JSONValue?,
  _ last: @autoclosure () -> JSONValue?
) -> JSONValue? {
  first.isTruthy ? first : firstTruthy(second(), third(), last())
}
