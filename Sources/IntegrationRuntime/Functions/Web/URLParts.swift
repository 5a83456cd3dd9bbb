// SPDX-License-Identifier: MIT
public import JSON
internal import TextPatterns

/// The parts of a URL with a scheme and a host, by RFC 3986's grammar; nothing is decoded.
struct URLParts {
  var scheme: String
  var host: String
  var port: String?
  var path: String
  var query: String?
  var fragment: String?

  init?(_ text: String) {
    guard text.utf8.count <= 65_536 else { return nil }
    let trimmed = text.trimmed
    guard let separator = trimmed.utf8.firstRange(of: "://".utf8) else { return nil }
    scheme = String(trimmed[..<separator.lowerBound]).lowercased()
    guard let first = scheme.utf8.first, (0x61...0x7A).contains(first),
      scheme.utf8.allSatisfy({ ByteSet.scheme.contains($0) })
    else { return nil }
    var rest = trimmed[separator.upperBound...]
    if let mark = rest.firstIndex(of: "#") {
      fragment = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    path = slash == rest.endIndex ? "/" : String(rest[slash...])
    var authority = rest[..<slash]
    if let at = authority.lastIndex(of: "@") {
      authority = authority[authority.index(after: at)...]
    }
    // A colon inside brackets belongs to an IPv6 address.
    let bracket = authority.lastIndex(of: "]") ?? authority.startIndex
    if let colon = authority[bracket...].lastIndex(of: ":") {
      let digits = authority[authority.index(after: colon)...]
      guard digits.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
      port = digits.isEmpty ? nil : String(digits)
      authority = authority[..<colon]
    }
    host = authority.lowercased()
    guard !host.isEmpty, !host.unicodeScalars.contains(where: { $0.value <= 0x20 }) else {
      return nil
    }
  }

  var origin: String { "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") }
  var pathAndQuery: String { path + (query.map { "?\($0)" } ?? "") }
}

extension ByteSet {
  static let scheme = ByteSet("abcdefghijklmnopqrstuvwxyz0123456789+-.")
}

extension String {
  /// The parts of a URL: `scheme`, `host`, `port`, `path`, `query`, `fragment`, `pathAndQuery`,
  /// `origin`; nil if it has no scheme and host.
  public var urlParts: JSONObject? {
    guard let parts = URLParts(self) else { return nil }
    return .built { writer in
      writer.field("scheme", parts.scheme)
      writer.field("host", parts.host)
      writer.field("port", parts.port?.asInt)
      writer.field("path", parts.path)
      writer.field("query", parts.query)
      writer.field("fragment", parts.fragment)
      writer.field("pathAndQuery", parts.pathAndQuery)
      writer.field("origin", parts.origin)
    }
  }

  /// Whether it is a web address: `http` or `https`, and a host.
  public var isURL: Bool {
    URLParts(self).map { $0.scheme == "http" || $0.scheme == "https" } ?? false
  }

  /// The parameters of a URL's query, or of a query with or without its `?`; of a repeated one the
  /// last value. A parameter without a value has the empty text.
  public var queryItems: JSONObject {
    var text = self[...]
    if let mark = text.firstIndex(of: "#") { text = text[..<mark] }
    if let mark = text.firstIndex(of: "?") {
      text = text[text.index(after: mark)...]
    } else if URLParts(self) != nil {
      text = ""
    }
    return .built { writer in
      for item in text.split(separator: "&") {
        let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count > 1 ? parts[1] : ""
        writer.field(
          dynamic: PercentEncoding.decode(parts[0], plusIsSpace: true),
          PercentEncoding.decode(value, plusIsSpace: true)
        )
      }
    }
  }

  /// The registrable domain of a URL or host name: two labels, or three under suffixes such as
  /// `co.uk`; nil for IP addresses and single labels.
  public var rootDomain: String? {
    let host = URLParts(self)?.host ?? URLParts("http://\(self)")?.host
    guard let host, !host.hasPrefix("["), IPAddress(host) == nil else { return nil }
    let labels = host.removingSuffix(".").split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }) else { return nil }
    let suffix = labels.suffix(2)
    let isLong =
      labels.count > 2 && suffix.last?.utf8.count == 2
      && DomainSuffix.secondLevels.contains(suffix.first ?? "")
    return labels.suffix(isLong ? 3 : 2).joined(separator: ".")
  }
}

/// The second-level labels under which country domains are registered, a short stand-in for the
/// public suffix list.
private enum DomainSuffix {
  static let secondLevels: Set<Substring> = [
    "ac", "co", "com", "edu", "gob", "gov", "govt", "id", "ltd", "me", "mil", "ne", "net", "nhs",
    "nom", "or", "org", "plc", "sch", "school", "web",
  ]
}
