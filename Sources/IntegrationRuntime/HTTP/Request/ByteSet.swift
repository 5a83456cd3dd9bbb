// SPDX-License-Identifier: MIT

/// A set of ASCII bytes as two words, so that a membership test is a shift and a mask.
struct ByteSet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ characters: String) {
    for byte in characters.utf8 { insert(byte) }
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 64 {
      low |= 1 << UInt64(byte)
    } else if byte < 128 {
      high |= 1 << UInt64(byte - 64)
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    if byte < 64 { return low >> UInt64(byte) & 1 == 1 }
    if byte < 128 { return high >> UInt64(byte - 64) & 1 == 1 }
    return false
  }

  private static let alphanumerics =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

  /// ASCII letters and digits.
  static let alphanumeric = ByteSet(alphanumerics)

  /// All of ASCII but its control characters.
  static let printable = ByteSet(
    String(String.UnicodeScalarView((0x20...0x7E).map { Unicode.Scalar(UInt8($0)) })))

  /// RFC 3986 `unreserved`: what a query name or value may hold unescaped.
  static let unreserved = ByteSet(alphanumerics + "-._~")

  /// RFC 3986 `pchar` without `%`: what a value may hold inside one path segment.
  static let pathSegment = ByteSet(alphanumerics + "-._~!$&'()*+,;=:@")

  /// What an author may write into a path: segments, the slash between them, and escapes.
  static let writtenPath = ByteSet(alphanumerics + "-._~!$&'()*+,;=:@/%")

  /// What an author may write into a query.
  static let writtenQuery = ByteSet(alphanumerics + "-._~!$&'()*+,;=:@/%?[]")

  /// What a value may hold inside a host name.
  static let hostName = ByteSet(alphanumerics + "-.")

  /// RFC 9110 `tchar`: what a method or a header name is made of.
  static let token = ByteSet(alphanumerics + "!#$%&'*+-.^_`|~")
}
