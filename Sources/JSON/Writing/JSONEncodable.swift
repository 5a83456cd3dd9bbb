// SPDX-License-Identifier: MIT

/// What can write itself as one JSON value.
public protocol JSONEncodable {
  /// Writes exactly one value.
  func encode(into writer: inout JSONWriter)
}

extension JSONEncodable {
  /// The value as JSON text.
  public var jsonBytes: [UInt8] {
    var writer = JSONWriter(capacity: 64)
    encode(into: &writer)
    return writer.bytes
  }
}

extension JSONWriter {
  /// Writes a value.
  @inlinable
  public mutating func value<Value: JSONEncodable>(_ value: Value) {
    value.encode(into: &self)
  }

  /// Writes a member.
  @inlinable
  public mutating func field<Value: JSONEncodable>(_ key: StaticString, _ value: Value) {
    self.key(key)
    value.encode(into: &self)
  }

  /// Writes a member; none if the value is nil.
  @inlinable
  public mutating func field<Value: JSONEncodable>(_ key: StaticString, _ value: Value?) {
    guard let value else { return }
    self.key(key)
    value.encode(into: &self)
  }

  /// Writes a member whose key is known only at run time.
  @inlinable
  public mutating func field<Value: JSONEncodable>(dynamic key: String, _ value: Value) {
    self.key(dynamic: key)
    value.encode(into: &self)
  }

  /// Writes a member whose key is known only at run time; none if the value is nil.
  @inlinable
  public mutating func field<Value: JSONEncodable>(dynamic key: String, _ value: Value?) {
    guard let value else { return }
    self.key(dynamic: key)
    value.encode(into: &self)
  }
}

extension String: JSONEncodable {
  /// Writes a JSON string.
  @inlinable public func encode(into writer: inout JSONWriter) { writer.value(self) }
}

extension Substring: JSONEncodable {
  /// Writes a JSON string.
  @inlinable public func encode(into writer: inout JSONWriter) { writer.value(self) }
}

extension Int: JSONEncodable {
  /// Writes a JSON number.
  @inlinable public func encode(into writer: inout JSONWriter) { writer.value(self) }
}

extension Int64: JSONEncodable {
  /// Writes a JSON number.
  @inlinable public func encode(into writer: inout JSONWriter) { writer.value(Int(self)) }
}

extension Double: JSONEncodable {
  /// Writes a JSON number, null for NaN and the infinities.
  @inlinable public func encode(into writer: inout JSONWriter) { writer.value(self) }
}

extension Bool: JSONEncodable {
  /// Writes `true` or `false`.
  @inlinable public func encode(into writer: inout JSONWriter) { writer.value(self) }
}

extension Instant: JSONEncodable {
  /// Writes ISO text, null for an invalid instant.
  @inlinable public func encode(into writer: inout JSONWriter) { writer.value(self) }
}

extension JSONValue: JSONEncodable {
  /// Copies the value.
  @inlinable public func encode(into writer: inout JSONWriter) { writer.value(self) }
}

extension Array: JSONEncodable where Element: JSONEncodable {
  /// Writes a JSON array.
  @inlinable
  public func encode(into writer: inout JSONWriter) {
    writer.beginArray()
    for element in self { element.encode(into: &writer) }
    writer.endArray()
  }
}

extension Optional: JSONEncodable where Wrapped: JSONEncodable {
  /// Writes the value, null if there is none. As a member, `field` leaves nil out instead.
  @inlinable
  public func encode(into writer: inout JSONWriter) {
    if let self { self.encode(into: &writer) } else { writer.null() }
  }
}
