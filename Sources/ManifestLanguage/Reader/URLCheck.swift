// SPDX-License-Identifier: MIT

/// Checks a URL that stands in a manifest (RFC 3986: scheme, host, characters).
enum URLCheck {
  /// What is wrong, as the rest of a sentence; nil if nothing is.
  static func problem(with text: String) -> String? {
    let rest: Substring
    if text.hasPrefix("https://") {
      rest = text.dropFirst(8)
    } else if text.hasPrefix("http://") {
      rest = text.dropFirst(7)
    } else {
      return "has to begin with `https://` or `http://`"
    }
    if let bad = text.unicodeScalars.first(where: { !isURLCharacter($0) }) {
      return bad == " "
        ? "cannot contain a blank: write `%20`"
        : "cannot contain `\(Character(bad))`: percent-encode it"
    }
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if authority.contains("@") { return "cannot contain a user name: use `auth:`" }
    let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let host = parts.first ?? ""
    if host.isEmpty { return "has no host" }
    if !host.utf8.allSatisfy({ isHostCharacter($0) }) || host.hasPrefix(".") || host.contains("..")
    {
      return "has a host that is not one"
    }
    if parts.count == 2, UInt16(parts[1]) == nil { return "has a port that is not one" }
    if rest.contains("#") { return "cannot have a fragment (`#…`)" }
    return nil
  }

  static func isHostCharacter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// Unreserved, reserved and `%` (RFC 3986 §2).
  static func isURLCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", ":", "/", "?", "#", "[", "]", "@",
      "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", "%":
      true
    default: false
    }
  }
}
