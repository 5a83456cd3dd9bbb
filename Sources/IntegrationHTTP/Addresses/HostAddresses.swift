// SPDX-License-Identifier: MIT

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The addresses of a host, as the system's resolver has them.
enum HostAddresses {
  /// The addresses as text, none if there are none. Blocks.
  ///
  /// - Parameter host: a name or an address, IPv6 ones without brackets.
  static func of(_ host: String) -> [String] {
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, nil, &list) == 0, let first = list else { return [] }
    defer { freeaddrinfo(list) }
    return sequence(first: first, next: \.pointee.ai_next).compactMap { info in
      var text = [CChar](repeating: 0, count: 128)
      let code = getnameinfo(
        info.pointee.ai_addr, info.pointee.ai_addrlen, &text, socklen_t(text.count), nil, 0,
        NI_NUMERICHOST)
      guard code == 0 else { return nil }
      let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
