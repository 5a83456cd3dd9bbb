// SPDX-License-Identifier: MIT

/// Percent-encoding of values that go into URLs and forms. Escapes are of UTF-8 bytes, upper case.
public enum PercentEncoding {
  /// A value as part of one path segment: everything outside RFC 3986 `pchar` is escaped, `/` and
  /// `%` among it, so that a value can never add, end or climb out of a segment. (A segment that is
  /// `.` or `..` as a whole can't be escaped usefully, since clients decode dots before they
  /// normalise; ``Request`` refuses it.)
  public static func pathSegment(_ text: String) -> String {
    encode(text, keeping: .pathSegment)
  }

  /// A query name or value: letters, digits and `- _ . ~` stay, a blank becomes `%20`.
  public static func query(_ text: String) -> String {
    encode(text, keeping: .unreserved)
  }

  static func encode(_ text: String, keeping kept: ByteSet) -> String {
    // Most values are plain words: hand them back without a copy.
    if text.utf8.allSatisfy(kept.contains) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    append(text.utf8, to: &result, keeping: kept)
    return result
  }

  static func append(_ bytes: some Sequence<UInt8>, to result: inout String, keeping kept: ByteSet)
  {
    for byte in bytes {
      if kept.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result.unicodeScalars.append("%")
        result.unicodeScalars.append(hexDigit(byte >> 4))
        result.unicodeScalars.append(hexDigit(byte & 15))
      }
    }
  }

  private static func hexDigit(_ nibble: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(nibble < 10 ? 0x30 + nibble : 0x37 + nibble)
  }

  /// The text with its escapes resolved. An escape that isn't two hex digits stays as it is;
  /// bytes that aren't UTF-8 become U+FFFD.
  ///
  /// - Parameter plusIsSpace: forms write a blank as `+`.
  public static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: "%"), index + 2 < source.count,
        let high = hexValue(source[index + 1]), let low = hexValue(source[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether three bytes are `%` and two hex digits.
  static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == 3 && bytes.first == UInt8(ascii: "%")
      && bytes.dropFirst().allSatisfy { hexValue($0) != nil }
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
