// SPDX-License-Identifier: MIT

/// An absolute http or https URL in the parts that a request needs, proven to be well formed.
struct RequestTarget: Sendable, Hashable {
  var scheme: String
  /// Host, and port where one is written.
  var authority: String
  /// Path and query; at least `/`.
  var path: String

  /// Why a text is no URL that we call.
  struct Problem: Error {
    var reason: String
    init(_ reason: String) { self.reason = reason }
  }

  /// - Parameter text: already escaped, without fragment (see ``URLText``).
  init(_ text: String) throws(Problem) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      throw Problem("the URL is not absolute: it has to start with https:// or http://")
    }
    scheme = text[..<colon].lowercased()
    guard scheme == "https" || scheme == "http" else {
      throw Problem("the URL's scheme has to be https or http")
    }
    let rest = text.utf8[text.utf8.index(after: colon)...]
    guard rest.starts(with: "//".utf8) else {
      throw Problem("the URL has no host")
    }
    let afterSlashes = rest.dropFirst(2)
    let end =
      afterSlashes.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
      ?? afterSlashes.endIndex
    authority = String(text[afterSlashes.startIndex..<end])
    let tail = String(text[end...])
    path = tail.isEmpty ? "/" : tail.utf8.first == UInt8(ascii: "?") ? "/" + tail : tail
    try Self.check(authority: authority)
    try Self.check(path: path)
  }

  private static func check(authority: String) throws(Problem) {
    guard !authority.utf8.contains(UInt8(ascii: "@")) else {
      throw Problem("the URL has a user name in it: credentials belong into `auth`")
    }
    var host = authority.utf8[...]
    if host.first == UInt8(ascii: "[") {
      guard let close = host.firstIndex(of: UInt8(ascii: "]")) else {
        throw Problem("the URL's IPv6 address has no closing bracket")
      }
      let address = host[host.index(after: host.startIndex)..<close]
      guard address.contains(UInt8(ascii: ":")), address.allSatisfy(ipv6Bytes.contains) else {
        throw Problem("the URL's IPv6 address is malformed")
      }
      host = host[host.index(after: close)...]
      guard host.isEmpty || host.first == UInt8(ascii: ":") else {
        throw Problem("the URL's IPv6 address is malformed")
      }
      try checkPort(host)
      return
    }
    let colon = host.firstIndex(of: UInt8(ascii: ":")) ?? host.endIndex
    try checkPort(host[colon...])
    host = host[..<colon]
    guard !host.isEmpty else { throw Problem("the URL has no host") }
    guard host.allSatisfy({ ByteSet.hostName.contains($0) || $0 == UInt8(ascii: "_") }),
      host.contains(where: { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") })
    else { throw Problem("the URL's host has characters that a host name can't have") }
  }

  private static let ipv6Bytes = ByteSet("0123456789abcdefABCDEF:.")

  private static func checkPort(_ text: Substring.UTF8View) throws(Problem) {
    guard !text.isEmpty else { return }
    let digits = text.dropFirst()
    guard digits.count <= 5, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = Int(Substring(digits)), (1...65535).contains(port)
    else { throw Problem("the URL's port has to be a number from 1 to 65535") }
  }

  /// Dot segments are refused rather than resolved: a server, a proxy and we might resolve them
  /// differently, and a value must not be able to choose another path.
  private static func check(path: String) throws(Problem) {
    let end = path.utf8.firstIndex(of: UInt8(ascii: "?")) ?? path.utf8.endIndex
    guard path.utf8[..<end].contains(UInt8(ascii: ".")) || path.utf8[..<end].contains(0x25)
    else { return }
    for segment in path[..<end].utf8.split(separator: UInt8(ascii: "/")) where segment.count <= 6 {
      let text = PercentEncoding.decode(Substring(segment))
      if text == "." || text == ".." {
        throw Problem("a segment of the URL's path is . or ..")
      }
    }
  }
}
