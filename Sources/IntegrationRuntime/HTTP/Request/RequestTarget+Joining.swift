// SPDX-License-Identifier: MIT

extension RequestTarget {
  /// Joins endpoint, path and query, and proves the result.
  ///
  /// - Parameter query: already encoded.
  /// - Throws: *invalid* when the endpoint or a whole URL is at fault, *rejected* when a value in
  ///   the path is.
  init(endpoint: Endpoint, path: RequestPath, query: String) throws(IntegrationError) {
    let ownURL = path.isWholeURL || path.url.isAbsolute
    if !ownURL, let problem = endpoint.url.problem { throw .invalid(problem) }
    if let problem = path.url.problem {
      throw path.isWholeURL ? .invalid(problem) : .rejected(problem)
    }
    if path.url.hasValueInAuthority, ownURL || endpoint.url.isHostOpen {
      throw .rejected("a value of the path would become part of the host")
    }
    if path.url.hasValueInPath, !ownURL, endpoint.url.position == .query {
      throw .invalid("the endpoint ends in a query, so no path with values can follow it")
    }
    var text = ownURL ? path.url.text : endpoint.url.text + path.url.text
    if !query.isEmpty {
      // `event?` + `a=1` is `event?a=1`; a query that is there already continues.
      if !text.utf8.contains(UInt8(ascii: "?")) {
        text += "?"
      } else if text.utf8.last != UInt8(ascii: "?"), text.utf8.last != UInt8(ascii: "&") {
        text += "&"
      }
      text += query
    }
    do throws(Problem) {
      try self.init(text)
    } catch {
      // A path with values is the message's doing, anything else the settings' or the manifest's.
      throw path.url.hasValueInPath && !path.isWholeURL
        ? .rejected(error.reason) : .invalid(error.reason)
    }
  }
}

extension Request {
  /// The URL that an endpoint and a path give, as text and without any check: a path that starts
  /// with `http:` or `https:` (lower case only) is the URL, any other is appended as it is.
  public static func joinedURL(endpoint: String, path: String?) -> String {
    guard let path else { return endpoint }
    return path.hasPrefix("http:") || path.hasPrefix("https:") ? path : endpoint + path
  }
}
