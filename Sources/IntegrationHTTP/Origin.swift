// SPDX-License-Identifier: MIT

internal import HTTPTypes
package import IntegrationRuntime

/// What connections lead to: they are shared by requests to the same origin (RFC 9110 §4.3.1).
package struct Origin: Hashable, Sendable {
  package var isSecure: Bool
  /// Host, and port where one is written.
  package var authority: String

  package init(isSecure: Bool, authority: String) {
    self.isSecure = isSecure
    self.authority = authority
  }
}

extension Origin {
  /// The place that a request connects to.
  package init(_ request: Request) {
    isSecure = (request.connection?.scheme ?? request.head.scheme) != "http"
    authority = request.connection?.authority ?? request.head.authority ?? ""
  }

  /// A name or an address, IPv6 ones without brackets.
  package var host: String {
    if authority.hasPrefix("[") { return String(authority.dropFirst().prefix { $0 != "]" }) }
    return String(authority.prefix { $0 != ":" })
  }

  /// The port, the scheme's own where none is written.
  package var port: Int {
    let colon = authority.utf8.lastIndex(of: UInt8(ascii: ":"))
    // Without a port, the last colon of an IPv6 address is within the brackets.
    return colon.flatMap { Int(authority[authority.utf8.index(after: $0)...]) }
      ?? (isSecure ? 443 : 80)
  }
}
