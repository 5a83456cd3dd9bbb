// SPDX-License-Identifier: MIT

internal import TextPatterns

/// Which addresses a transport calls. Where customers choose the host, `publicOnly` keeps them from
/// reaching what only your own machines can: services without passwords, or the cloud's metadata.
public enum AddressRule: Sendable, Hashable {
  /// All.
  case any
  /// Addresses of the public internet only: no private, loopback, link-local, multicast or reserved
  /// ones, whatever name or notation leads to them, nor IPv6 addresses that lead to such.
  ///
  /// - Parameter besides: networks that are called all the same, as in `10.1.0.0/16`. A text that is
  ///   no network allows nothing.
  case publicOnly(besides: [String] = [])

  /// Whether an address, as text, may be called.
  package func allows(_ address: String) -> Bool {
    switch self {
    case .any: return true
    case .publicOnly(let besides):
      // Not an address, or one with a zone, which only local ones have.
      guard let address = IPAddress(address) else { return false }
      return Self.isPublic(address)
        || besides.contains { IPNetwork($0)?.contains(address.unmapped) ?? false }
    }
  }

  /// IANA's special-purpose registry, and the one public address at which a cloud (Azure) keeps
  /// metadata.
  private static let special4 = networks(
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
    "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16")

  private static let global6 = networks("2000::/3")
  /// Teredo and 6to4 among them: they lead to an IPv4 address of the caller's choice.
  private static let special6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
  /// The prefix behind which a gateway (NAT64) calls IPv4 addresses.
  private static let translated = networks("64:ff9b::/96")

  private static func networks(_ texts: String...) -> [IPNetwork] {
    texts.compactMap { IPNetwork($0) }
  }

  private static func isPublic(_ address: IPAddress) -> Bool {
    func isIn(_ networks: [IPNetwork]) -> Bool { networks.contains { $0.contains(address) } }
    let plain = address.unmapped
    if plain != address { return isPublic(plain) }
    if address.isVersion4 { return !isIn(special4) }
    if isIn(translated) { return isPublic(address.last4) }
    return isIn(global6) && !isIn(special6)
  }
}

extension IPAddress {
  /// The IPv4 address that an address stands for (`::ffff:127.0.0.1`); else itself.
  fileprivate var unmapped: IPAddress {
    let isMapped =
      bytes.count == 16 && bytes.prefix(10).allSatisfy { $0 == 0 }
      && bytes[10] == 0xFF && bytes[11] == 0xFF
    return isMapped ? last4 : self
  }

  fileprivate var last4: IPAddress {
    IPAddress(bytes.suffix(4).map(String.init).joined(separator: ".")) ?? self
  }
}
