// SPDX-License-Identifier: MIT

/// Writes JSON text without white space, as `JSON.stringify` does.
///
/// Numbers print as ECMAScript prints them: no fraction for integral ones, `1e21`, `1e-7`, `0` for
/// -0, `null` for NaN and the infinities. `/` is not escaped. Commas are the writer's business;
/// that begins have their ends and keys have values is the caller's.
public struct JSONWriter: Sendable {
  /// Room for the text; what is beyond `length` means nothing.
  private var buffer: [UInt8]
  private var length = 0
  private var needsComma = false

  /// A writer with room for so many bytes before it has to grow. By default for what a C library
  /// allocates quickly.
  public init(capacity: Int = 960) {
    buffer = [UInt8](repeating: 0, count: max(capacity, 16))
  }

  /// The text so far.
  public var bytes: [UInt8] { Array(buffer[..<length]) }

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
    append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    append(bracket)
    needsComma = true
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { append(UInt8(ascii: ",")) }
  }

  /// Writes a key; a value has to follow.
  public mutating func key(_ key: StaticString) {
    key.withUTF8Buffer { text in
      guard JSONText.skipPlain(text.span, 0) == text.count, let source = text.baseAddress else {
        separate()
        appendQuoted(text)
        append(UInt8(ascii: ":"))
        return
      }
      let comma = needsComma
      write(atMost: text.count &+ 4) { target in
        var end = target
        if comma {
          end.initialize(to: UInt8(ascii: ","))
          end += 1
        }
        end.initialize(to: UInt8(ascii: "\""))
        (end + 1).initialize(from: source, count: text.count)
        end += 1 &+ text.count
        end.initialize(to: UInt8(ascii: "\""))
        (end + 1).initialize(to: UInt8(ascii: ":"))
        return end + 2
      }
    }
    needsComma = false
  }

  /// Writes a key that is known only at run time; a value has to follow.
  public mutating func key(dynamic key: String) {
    separate()
    quote(key)
    append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Copies a key; a value has to follow.
  mutating func key(of member: JSONMember) {
    separate()
    appendKey(member)
    append(UInt8(ascii: ":"))
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
    appendInteger(int)
    needsComma = true
  }

  /// Writes a number.
  public mutating func value(_ double: Double) {
    separate()
    appendNumber(double)
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
    append(instant)
    needsComma = true
  }

  /// Writes a value of a document; see `JSONValue.Mode` for its dates.
  public mutating func value(_ value: JSONValue) {
    separate()
    append(value)
    needsComma = true
  }

  private mutating func literal(_ text: StaticString) {
    separate()
    text.withUTF8Buffer { append($0) }
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

  /// Makes room and lets `body` write there; `body` returns the end of what it wrote.
  @inline(__always)
  mutating func write(
    atMost room: Int,
    _ body: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>
  ) {
    if buffer.count &- length < room { grow(room) }
    let start = length
    length = buffer.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return start }
      let end = body(base + start)
      assert(end - base <= buffer.count)
      return end - base
    }
  }

  @inline(never)
  private mutating func grow(_ room: Int) {
    let more = max(buffer.count, room)
    buffer.append(contentsOf: repeatElement(0, count: more))
  }

  /// Appends a byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    write(atMost: 1) { target in
      target.initialize(to: byte)
      return target + 1
    }
  }

  /// Appends bytes.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    write(atMost: bytes.count) { target in
      target.initialize(from: source, count: bytes.count)
      return target + bytes.count
    }
  }
}
