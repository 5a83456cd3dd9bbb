// SPDX-License-Identifier: MIT
public import JSON

/// A value that JavaScript can take for true or false.
public protocol TruthyValue {
  /// Whether JavaScript takes it for true.
  var isTruthy: Bool { get }
}

extension JSONValue: TruthyValue {}

extension String: TruthyValue {
  /// Whether it is not empty.
  public var isTruthy: Bool { !isEmpty }
}

extension Bool: TruthyValue {
  /// The value itself.
  public var isTruthy: Bool { self }
}

extension Int: TruthyValue {
  /// Whether it is not 0.
  public var isTruthy: Bool { self != 0 }
}

extension Double: TruthyValue {
  /// Whether it is neither 0 nor NaN.
  public var isTruthy: Bool { self != 0 && !isNaN }
}

extension Instant: TruthyValue {
  /// True: dates are objects.
  public var isTruthy: Bool { true }
}

extension JSONObject: TruthyValue {
  /// Whether the value underneath is.
  public var isTruthy: Bool { base.isTruthy }
}

extension Product: TruthyValue {
  /// Whether the product, whatever it is, is.
  public var isTruthy: Bool { json.isTruthy }
}

extension Array: TruthyValue {
  /// True, even if it is empty.
  public var isTruthy: Bool { true }
}

/// Whether there is a value and JavaScript takes it for true.
public func isTruthy(_ value: (some TruthyValue)?) -> Bool { value?.isTruthy ?? false }

/// JavaScript's `a || b || …`: the first truthy value, else the last one.
public func firstTruthy<Value: TruthyValue>(_ values: Value?...) -> Value? {
  firstTruthy(among: values)
}

/// The first truthy value, else the last one.
public func firstTruthy<Value: TruthyValue>(among values: [Value?]) -> Value? {
  values.first { isTruthy($0) } ?? values.last ?? nil
}

/// Whether there is a value, and not JSON null.
public func isPresent(_ value: JSONValue?) -> Bool { value?.isNull == false }

/// Whether there is a value.
public func isPresent(_ value: (some Any)?) -> Bool { value != nil }
