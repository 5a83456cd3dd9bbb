// SPDX-License-Identifier: MIT
internal import JSON
internal import TextPatterns

extension String {
  /// Whether it is an IPv4 or IPv6 address.
  public var isIP: Bool { IPAddress(self) != nil }

  /// Whether it is an IPv4 address.
  public var isIPv4: Bool { IPAddress(self)?.isVersion4 == true }

  /// Whether it is an IPv6 address.
  public var isIPv6: Bool { IPAddress(self)?.isVersion4 == false }

  /// Whether it is an IP address that belongs to a network such as `10.0.0.0/8`.
  public func isInNetwork(_ network: String) -> Bool {
    guard let network = IPNetwork(network), let address = IPAddress(self) else { return false }
    return network.contains(address)
  }

  /// Whether it has the shape of an e-mail address: one `@`, something before it, behind it labels
  /// joined by dots, and no white space.
  public var isEmail: Bool {
    guard utf8.count <= 320 else { return false }
    let parts = split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty,
      !unicodeScalars.contains(where: { JavaScriptText.isSpace($0) || $0.value < 0x20 })
    else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
  }

  /// Whether it is a UUID, of any version and in any case.
  public var isUUID: Bool { UUIDText.matches(self) }

  /// The digits of a phone number, with a leading `+` if it has one.
  public var phoneDigits: String {
    let digits = unicodeScalars.filter { ("0"..."9").contains($0) }
    let sign = trimmed.hasPrefix("+") ? "+" : ""
    return sign + String(String.UnicodeScalarView(digits))
  }
}
