// SPDX-License-Identifier: MIT

/// Text for a header, a query parameter or a credential, which remembers the secrets that went
/// into it. Written as a string literal: `"token=\(settings.apiKey)"` accepts a ``Secret`` and
/// keeps it out of every description of the request.
public struct RequestText: Sendable, Hashable {
  /// The text that is sent. May hold secrets.
  public let value: String

  /// The secrets in it.
  public let secrets: [Secret]

  /// A text without secrets.
  public init(_ value: String) {
    self.value = value
    secrets = []
  }

  /// A text that is one secret.
  public init(_ secret: Secret) {
    value = secret.value
    secrets = [secret]
  }
}

extension RequestText: ExpressibleByStringInterpolation {
  /// A text without secrets.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// A text put together from literals, values and secrets.
  public init(stringInterpolation: StringInterpolation) {
    value = stringInterpolation.value
    secrets = stringInterpolation.secrets
  }

  /// Collects the parts.
  public struct StringInterpolation: StringInterpolationProtocol {
    var value = ""
    var secrets: [Secret] = []

    /// Starts an empty text.
    public init(literalCapacity: Int, interpolationCount: Int) {
      value.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    /// Adds literal text.
    public mutating func appendLiteral(_ literal: String) {
      value += literal
    }

    /// Adds a value.
    public mutating func appendInterpolation(_ text: some StringProtocol) {
      value += text
    }

    /// Adds a number.
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      value += String(number)
    }

    /// Adds `true` or `false`.
    public mutating func appendInterpolation(_ flag: Bool) {
      value += flag ? "true" : "false"
    }

    /// Adds a secret and remembers it.
    public mutating func appendInterpolation(_ secret: Secret) {
      value += secret.value
      secrets.append(secret)
    }

    /// Adds a text with its secrets.
    public mutating func appendInterpolation(_ text: RequestText) {
      value += text.value
      secrets += text.secrets
    }
  }
}

extension RequestText: CustomStringConvertible, CustomReflectable {
  /// The text without its secrets.
  public var description: String { Redactor(secrets).redact(value) }

  /// The text without its secrets, so that `dump` shows none.
  public var customMirror: Mirror { Mirror(self, children: ["value": description]) }
}
