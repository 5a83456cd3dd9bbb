// SPDX-License-Identifier: MIT

/// The base URL of an integration: `"https://api.example.com/v1"`, also with values in it:
/// `"https://\(settings.region).example.com/v1"`.
///
/// A value at the very start is taken as it is, so that a setting can be the whole URL. A value
/// inside the host may hold letters, digits, dots and hyphens only; one in the path or query is
/// percent-encoded. What breaks these rules makes each request fail as *invalid*, unsent.
public struct Endpoint: Sendable, Hashable {
  var url: URLText

  /// A base URL as it is, for instance from a setting. (With a literal as its argument this is the
  /// literal form: Swift takes `Endpoint("…\(x)")` for `"…\(x)" as Endpoint`.)
  public init(_ text: String) {
    self.init(stringLiteral: text)
  }

  /// For requests whose path is a whole URL; any other path is *invalid* behind it.
  public static let none = Endpoint("")
}

extension Endpoint: ExpressibleByStringInterpolation {
  /// A base URL without values.
  public init(stringLiteral value: String) {
    url = URLText(position: .scheme)
    url.appendWritten(value)
    url.finish()
  }

  /// A base URL put together from literals and values.
  public init(stringInterpolation: StringInterpolation) {
    url = stringInterpolation.url
    url.finish()
  }

  /// Collects the parts.
  public struct StringInterpolation: StringInterpolationProtocol {
    var url = URLText(position: .scheme)

    /// Starts an empty URL.
    public init(literalCapacity: Int, interpolationCount: Int) {
      url.reserve(literalCapacity + interpolationCount * 24)
    }

    /// Adds text as the author wrote it.
    public mutating func appendLiteral(_ literal: String) {
      url.appendWritten(literal)
    }

    /// Adds a value.
    public mutating func appendInterpolation(_ value: String) {
      if url.text.isEmpty {
        url.appendWritten(value)
      } else if url.position == .authority {
        url.appendHostValue(value)
      } else {
        url.appendValue(value)
      }
    }

    /// Adds a number.
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      appendInterpolation(String(number))
    }

    /// Adds a secret and remembers it.
    public mutating func appendInterpolation(_ secret: Secret) {
      url.add(secret)
      appendInterpolation(secret.value)
    }

    /// Adds a text with its secrets.
    public mutating func appendInterpolation(_ text: RequestText) {
      for secret in text.secrets { url.add(secret) }
      appendInterpolation(text.value)
    }
  }
}

extension Endpoint: CustomStringConvertible {
  /// The URL without its secrets.
  public var description: String { Redactor(url.secrets).redact(url.text) }
}
