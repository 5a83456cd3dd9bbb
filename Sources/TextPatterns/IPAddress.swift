// SPDX-License-Identifier: MIT

/// An address of the internet protocol, version 4 (4 bytes) or 6 (16 bytes).
public struct IPAddress: Sendable, Hashable {
  /// The bytes, most significant first.
  public let bytes: [UInt8]

  /// Whether it is of version 4.
  public var isVersion4: Bool { bytes.count == 4 }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads an address: four decimal numbers without leading zeros, or RFC 4291 text without a
  /// zone. Nil if the text is neither.
  public init?(_ text: some StringProtocol) {
    let source = Array(text.utf8)
    // The longest is `ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255`.
    guard source.count <= 45 else { return nil }
    let isVersion6 = source.contains(UInt8(ascii: ":"))
    guard let bytes = isVersion6 ? Self.version6(source[...]) : Self.version4(source[...]) else {
      return nil
    }
    self.init(bytes: bytes)
  }

  private static func version4(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      guard (1...3).contains(part.count), part.count == 1 || part.first != UInt8(ascii: "0"),
        part.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
        let byte = UInt8(exactly: part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  private static func version6(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let colon = UInt8(ascii: ":")
    let source = Array(text)
    let gap = source.indices.first {
      $0 + 1 < source.count && source[$0] == colon && source[$0 + 1] == colon
    }
    guard let gap else {
      guard let bytes = groups(text), bytes.count == 16 else { return nil }
      return bytes
    }
    guard let head = groups(source[..<gap]), let tail = groups(source[(gap + 2)...]),
      head.count + tail.count <= 14
    else { return nil }
    return head + Array(repeating: 0, count: 16 - head.count - tail.count) + tail
  }

  /// The bytes of groups between single colons; the last may be a version 4 address.
  private static func groups(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard !text.isEmpty else { return [] }
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains(UInt8(ascii: ".")) {
        guard let last = version4(part) else { return nil }
        bytes += last
        continue
      }
      guard (1...4).contains(part.count),
        let value = UInt16(String(decoding: part, as: UTF8.self), radix: 16),
        part.first != UInt8(ascii: "+"), part.first != UInt8(ascii: "-")
      else { return nil }
      bytes.append(UInt8(truncatingIfNeeded: value >> 8))
      bytes.append(UInt8(truncatingIfNeeded: value))
    }
    return bytes
  }
}

/// A network of addresses: `10.0.0.0/8`, `2001:db8::/32`, or one address.
public struct IPNetwork: Sendable, Hashable {
  /// The network's address.
  public let address: IPAddress
  /// How many of its bits count.
  public let prefix: Int

  /// Reads a network; nil if the text is none.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = parts.first.flatMap({ IPAddress($0) }) else { return nil }
    self.address = address
    guard parts.count == 2 else {
      prefix = address.bytes.count * 8
      return
    }
    guard parts[1].utf8.count <= 3, parts[1].utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
      let prefix = Int(parts[1]), prefix <= address.bytes.count * 8
    else { return nil }
    self.prefix = prefix
  }

  /// Whether the address belongs to the network; never one of the other version.
  public func contains(_ other: IPAddress) -> Bool {
    guard other.bytes.count == address.bytes.count else { return false }
    let whole = prefix / 8
    guard address.bytes.prefix(whole).elementsEqual(other.bytes.prefix(whole)) else { return false }
    let rest = prefix % 8
    guard rest > 0 else { return true }
    let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
    return address.bytes[whole] & mask == other.bytes[whole] & mask
  }
}
