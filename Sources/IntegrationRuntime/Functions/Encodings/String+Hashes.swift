// SPDX-License-Identifier: MIT
internal import Crypto

/// Hashes of the text's UTF-8, in hexadecimal.
extension String {
  /// MD5. Broken for security; vendors ask for it to match ids.
  public var md5: String { Hexadecimal.text(Insecure.MD5.hash(data: Array(utf8))) }

  /// SHA-1. Broken for security; vendors ask for it to match ids.
  public var sha1: String { Hexadecimal.text(Insecure.SHA1.hash(data: Array(utf8))) }

  /// SHA-256.
  public var sha256: String { Hexadecimal.text(SHA256.hash(data: Array(utf8))) }

  /// SHA-512.
  public var sha512: String { Hexadecimal.text(SHA512.hash(data: Array(utf8))) }

  /// SHA-256 of the text trimmed and in lower case. A text that is 64 hexadecimal digits counts as
  /// hashed already and stays, in lower case.
  public var hashedNormalised: String {
    let normalised = trimmed.lowercased()
    let isHash =
      normalised.utf8.count == 64
      && normalised.utf8.allSatisfy { Hexadecimal.value(of: $0) != nil }
    return isHash ? normalised : normalised.sha256
  }

  /// HMAC-SHA-256 with a key, in hexadecimal or `base64`.
  public func hmacSHA256(_ key: String, as encoding: String = "hex") -> String {
    Self.text(
      HMAC<SHA256>.authenticationCode(for: Array(utf8), using: Self.key(key)),
      encoding
    )
  }

  /// HMAC-SHA-1 with a key, in hexadecimal or `base64`.
  public func hmacSHA1(_ key: String, as encoding: String = "hex") -> String {
    Self.text(
      HMAC<Insecure.SHA1>.authenticationCode(for: Array(utf8), using: Self.key(key)),
      encoding
    )
  }

  /// HMAC-SHA-512 with a key, in hexadecimal or `base64`.
  public func hmacSHA512(_ key: String, as encoding: String = "hex") -> String {
    Self.text(
      HMAC<SHA512>.authenticationCode(for: Array(utf8), using: Self.key(key)),
      encoding
    )
  }

  private static func key(_ key: String) -> SymmetricKey { SymmetricKey(data: Array(key.utf8)) }

  private static func text(_ code: some Sequence<UInt8>, _ encoding: String) -> String {
    encoding == "base64" ? Base64.encode(Array(code)) : Hexadecimal.text(code)
  }

  /// CRC-32 (IEEE 802.3, as in zip) of the UTF-8.
  public var crc32: Int {
    var register: UInt32 = 0xFFFF_FFFF
    for byte in utf8 {
      register ^= UInt32(byte)
      for _ in 0..<8 { register = register >> 1 ^ (register & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return Int(~register)
  }

  /// A 32-bit hash that old analytics libraries give ids, unsigned: from 5381, for each UTF-16 unit
  /// from the last to the first times 33, XOR the unit.
  public var hash32: Int {
    Int(utf16.reversed().reduce(UInt32(5_381)) { $0 &* 33 ^ UInt32($1) })
  }

  /// The hash code that Java gives a text, signed.
  public var javaHash: Int {
    Int(utf16.reduce(Int32(0)) { $0 &* 31 &+ Int32($1) })
  }
}
