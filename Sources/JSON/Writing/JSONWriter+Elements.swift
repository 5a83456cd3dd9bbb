// SPDX-License-Identifier: MIT

extension JSONWriter {
  /// Writes an element of an array.
  @inlinable
  public mutating func element<Value: JSONEncodable>(_ value: Value) { self.value(value) }

  /// Writes an element of an array; nil is left out.
  @inlinable
  public mutating func element<Value: JSONEncodable>(_ value: Value?) {
    if let value { self.value(value) }
  }
}
