// SPDX-License-Identifier: MIT

/// The path of a request, written as a string literal whose interpolations are values:
/// `"/customers/\(userId)/events"`.
///
/// Every value is percent-encoded for its place (RFC 3986 `pchar` in the path, `unreserved` after
/// `?`), so no value can add a segment, a parameter or a host. ``Request`` refuses a path in which
/// a value leaves a segment empty, makes it `.` or `..`, or would run on the endpoint's host.
///
/// A path is joined to the endpoint by plain concatenation, unless it starts with `http:` or
/// `https:` as written or is a whole URL given as `"\(url: …)"`.
public struct RequestPath: Sendable, Hashable {
  var url: URLText
  /// The path is a URL of its own, given as a value.
  var isWholeURL = false
}

extension RequestPath: ExpressibleByStringInterpolation {
  /// A path without values.
  public init(stringLiteral value: String) {
    var interpolation = StringInterpolation(
      literalCapacity: value.utf8.count,
      interpolationCount: 0
    )
    interpolation.appendLiteral(value)
    self.init(stringInterpolation: interpolation)
  }

  /// A path put together from literals and values.
  public init(stringInterpolation: StringInterpolation) {
    url = stringInterpolation.url
    isWholeURL = stringInterpolation.isWholeURL
    url.finish()
  }

  /// Collects the parts.
  public struct StringInterpolation: StringInterpolationProtocol {
    var url = URLText(position: .authority)
    var isWholeURL = false

    /// Starts an empty path.
    public init(literalCapacity: Int, interpolationCount: Int) {
      url.reserve(literalCapacity + interpolationCount * 24)
    }

    /// Adds text as the author wrote it.
    public mutating func appendLiteral(_ literal: String) {
      if url.text.isEmpty, literal.hasPrefix("http:") || literal.hasPrefix("https:") {
        url = URLText(position: .scheme)
      }
      url.appendWritten(literal)
    }

    /// Adds a value, escaped.
    public mutating func appendInterpolation(_ value: String) {
      url.appendValue(value)
    }

    /// Adds a value, escaped.
    public mutating func appendInterpolation(_ value: Substring) {
      url.appendValue(String(value))
    }

    /// Adds a number.
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      url.appendValue(String(number))
    }

    /// Adds `true` or `false`.
    public mutating func appendInterpolation(_ flag: Bool) {
      url.appendValue(flag ? "true" : "false")
    }

    /// Adds a secret, escaped, and remembers it.
    public mutating func appendInterpolation(_ secret: Secret) {
      url.add(secret)
      url.appendValue(secret.value)
    }

    /// Adds a text with its secrets, escaped.
    public mutating func appendInterpolation(_ text: RequestText) {
      for secret in text.secrets { url.add(secret) }
      url.appendValue(text.value)
    }

    /// Starts the path with a whole URL, which is taken as it is and replaces the endpoint. Only
    /// for URLs that a trusted side names: a setting, an earlier response.
    public mutating func appendInterpolation(url text: RequestText) {
      guard url.text.isEmpty else {
        url.note("a whole URL stands inside a path")
        return
      }
      isWholeURL = true
      url = URLText(position: .scheme)
      for secret in text.secrets { url.add(secret) }
      url.appendWritten(text.value)
    }

    /// Starts the path with a whole URL.
    public mutating func appendInterpolation(url text: String) {
      appendInterpolation(url: RequestText(text))
    }
  }
}
