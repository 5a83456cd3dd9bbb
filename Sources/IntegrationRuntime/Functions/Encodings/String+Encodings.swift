// SPDX-License-Identifier: MIT

extension String {
  /// The UTF-8 in base64.
  public var base64: String { Base64.encode(utf8) }

  /// The UTF-8 in base64 for URLs (RFC 4648 §5), without padding.
  public var base64URL: String {
    String(
      decoding: base64.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        case UInt8(ascii: "="): nil
        default: byte
        }
      },
      as: UTF8.self
    )
  }

  /// What a base64 text of either alphabet, padded or not, stands for; nil if it is none or does not
  /// stand for UTF-8.
  public var base64Decoded: String? {
    var source = utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "-"): UInt8(ascii: "+")
      case UInt8(ascii: "_"): UInt8(ascii: "/")
      default: byte
      }
    }
    if source.last != UInt8(ascii: "=") {
      while source.count % 4 != 0 { source.append(UInt8(ascii: "=")) }
    }
    guard let bytes = Base64.decode(String(decoding: source, as: UTF8.self)) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The UTF-8 in hexadecimal.
  public var hex: String { Hexadecimal.text(utf8) }

  /// What a hexadecimal text stands for; nil if it is none or does not stand for UTF-8.
  public var hexDecoded: String? {
    Hexadecimal.bytes(self).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The text with all but letters, digits and `-._~` escaped.
  public var percentEncoded: String { PercentEncoding.query(self) }

  /// The text with its escapes resolved; what is none stays.
  public var percentDecoded: String { PercentEncoding.decode(self) }

  /// The text with `& < > " '` as character references.
  public var htmlEscaped: String { HTMLText.escaped(self) }

  /// The text with HTML's character references resolved, once; what is none stays.
  public var htmlUnescaped: String { HTMLText.unescaped(self) }
}
