// SPDX-License-Identifier: MIT

extension RequestTarget {
  /// The URL that a reference leads to from this one (RFC 3986 §5.2), without its fragment, which is
  /// never sent.
  ///
  /// - Parameter reference: as a server wrote it: what can't stand in a URL is escaped.
  func resolving(_ reference: String) throws(Problem) -> RequestTarget {
    guard reference.utf8.allSatisfy({ $0 > 0x1F && $0 != 0x7F }) else {
      throw Problem("the URL has a control character")
    }
    // All ASCII from here on: a character is a byte, and no slash hides in front of an accent.
    let parts = Reference(PercentEncoding.encode(reference, keeping: .printable))
    var text = "\(parts.scheme ?? scheme):"
    if let authority = parts.authority {
      text += "//\(authority)\(Self.withoutDots(parts.path))"
    } else if parts.scheme != nil {
      text += parts.path
    } else {
      text += "//\(authority)"
      let own = path.prefix { $0 != "?" }
      if parts.path.isEmpty {
        text += own
      } else if parts.path.hasPrefix("/") {
        text += Self.withoutDots(parts.path)
      } else {
        // In place of what follows the last slash.
        let folder = own.lastIndex(of: "/").map { own[...$0] } ?? "/"
        text += Self.withoutDots("\(folder)\(parts.path)")
      }
    }
    let isOwn = parts.scheme == nil && parts.authority == nil && parts.path.isEmpty
    if let query = parts.query {
      text += "?\(query)"
    } else if isOwn {
      text += path.drop { $0 != "?" }
    }
    var url = URLText(position: .scheme)
    url.appendWritten(text)
    url.finish()
    if let problem = url.problem { throw Problem(problem) }
    return try RequestTarget(url.text)
  }

  /// A path without the segments `.` and `..` (§5.2.4), or what follows a host that has none.
  private static func withoutDots(_ path: String) -> String {
    guard path.hasPrefix("/") else { return path }
    var kept: [Substring] = []
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isDots = segment == "." || segment == ".."
      if segment == ".." { _ = kept.popLast() }
      if !isDots { kept.append(segment) } else if index == segments.count - 1 { kept.append("") }
    }
    return "/\(kept.joined(separator: "/"))"
  }

  /// Whether requests to both may carry the same credentials: scheme, host and port are the same.
  func hasSameOrigin(as other: RequestTarget) -> Bool {
    scheme == other.scheme && origin == other.origin
  }

  /// Host and port, in lower case and without the port that the scheme implies.
  private var origin: Substring {
    let usual = scheme == "https" ? ":443" : ":80"
    let authority = authority.lowercased()
    return authority.hasSuffix(usual) ? authority.dropLast(usual.count) : authority[...]
  }
}

/// The parts of a URL that may be relative (RFC 3986 §4.1).
private struct Reference {
  /// In lower case.
  var scheme: String?
  var authority: String?
  var path: String
  var query: String?

  init(_ text: String) {
    var rest = text.prefix { $0 != "#" }
    if let colon = rest.firstIndex(where: { ":/?".contains($0) }), rest[colon] == ":" {
      let name = rest[..<colon].lowercased()
      if Self.isScheme(name) {
        scheme = name
        rest = rest[rest.index(after: colon)...]
      }
    }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    if rest.hasPrefix("//") {
      let host = rest.dropFirst(2).prefix { $0 != "/" }
      authority = String(host)
      rest = rest[host.endIndex...]
    }
    path = String(rest)
  }

  private static func isScheme(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return text.utf8.allSatisfy(ByteSet.scheme.contains)
  }
}
