// SPDX-License-Identifier: MIT

internal import Crypto

/// A hash function by which requests are signed.
public enum SignatureHash: String, Sendable, Hashable, CaseIterable {
  /// Broken; some old APIs ask for it.
  case md5
  /// Broken; some old APIs ask for it.
  case sha1
  /// The usual one.
  case sha256
  /// The longest one.
  case sha512

  /// The HMAC (RFC 2104) of some bytes.
  public func authenticationCode(of bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    let key = SymmetricKey(data: key)
    return switch self {
    case .md5: Array(HMAC<Insecure.MD5>.authenticationCode(for: bytes, using: key))
    case .sha1: Array(HMAC<Insecure.SHA1>.authenticationCode(for: bytes, using: key))
    case .sha256: Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
    case .sha512: Array(HMAC<SHA512>.authenticationCode(for: bytes, using: key))
    }
  }
}

/// How a signature is written.
public enum SignatureEncoding: String, Sendable, Hashable, CaseIterable {
  /// Hexadecimal digits in lower case.
  case hex
  /// Padded base64 (RFC 4648 §4).
  case base64

  func text(_ bytes: [UInt8]) -> String {
    switch self {
    case .hex: Hexadecimal.text(bytes)
    case .base64: Base64.encode(bytes)
    }
  }
}
