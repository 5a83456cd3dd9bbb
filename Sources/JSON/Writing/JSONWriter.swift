// SPDX-License-Identifier: MIT

/// Writes JSON text without white space, as `JSON.stringify` does.
///
/// Numbers print as ECMAScript prints them: no fraction for integral ones, `1e21`, `1e-7`, `0` for
/// -0, `null` for NaN and the infinities. `/` is not escaped. Commas are the writer's business;
/// that begins have their ends and keys have values is the caller's.
public struct JSONWriter: Sendable {
  /// The text so far.
  public private(set) var bytes: [UInt8] = []
  @usableFromInline var needsComma = false

  /// A writer with room for so many bytes before it has to grow.
  public init(capacity: Int = 512) {
    bytes.reserveCapacity(capacity)
  }

  /// Begins an object.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }

  /// Ends the innermost object.
  public mutating func endObject() { close(UInt8(ascii: "}")) }

  /// Begins an array.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }

  /// Ends the innermost array.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  /// Writes a key; a value has to follow.
  public mutating func key(_ key: StaticString) {
    separate()
    key.withUTF8Buffer { appendQuoted($0) }
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a key that is known only at run time; a value has to follow.
  public mutating func key(dynamic key: String) {
    separate()
    quote(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a text.
  public mutating func value(_ string: String) {
    separate()
    quote(string)
    needsComma = true
  }

  /// Writes a text.
  public mutating func value(_ string: Substring) {
    separate()
    quote(string)
    needsComma = true
  }

  /// Writes an integer, all its digits.
  public mutating func value(_ int: Int) {
    separate()
    NumberPrinter.append(int, to: &bytes)
    needsComma = true
  }

  /// Writes a number.
  public mutating func value(_ double: Double) {
    separate()
    NumberPrinter.append(double, to: &bytes)
    needsComma = true
  }

  /// Writes `true` or `false`.
  public mutating func value(_ bool: Bool) { literal(bool ? "true" : "false") }

  /// Writes `null`.
  public mutating func null() { literal("null") }

  /// Writes a date as ISO text in UTC with milliseconds, `null` if it is invalid.
  public mutating func value(_ instant: Instant) {
    guard instant.isValid else {
      null()
      return
    }
    separate()
    bytes.append(UInt8(ascii: "\""))
    instant.appendISOText(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes a value of a document; see `JSONValue.Mode` for its dates.
  public mutating func value(_ value: JSONValue) {
    separate()
    append(value)
    needsComma = true
  }

  /// Copies a key; a value has to follow.
  mutating func key(of member: JSONMember) {
    separate()
    appendKey(member)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func literal(_ text: StaticString) {
    separate()
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    needsComma = true
  }

  private mutating func quote(_ string: some StringProtocol) {
    // Native strings have contiguous UTF-8; others are copied once.
    let isQuoted: Void? = string.utf8.withContiguousStorageIfAvailable { appendQuoted($0) }
    if isQuoted == nil {
      var copy = String(string)
      copy.withUTF8 { appendQuoted($0) }
    }
  }

  mutating func withBytes(_ body: (inout [UInt8]) -> Void) { body(&bytes) }
}
