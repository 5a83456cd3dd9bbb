// SPDX-License-Identifier: MIT

/// A value that must not be shown: a password, an API key. Printing, dumping or interpolating it
/// gives `‹redacted›`; the text itself is only at ``value``.
public struct Secret: Sendable, Hashable {
  /// The text itself. Don't log it.
  public let value: String

  /// Marks a text as secret.
  public init(_ value: String) {
    self.value = value
  }

  /// What stands where a secret would.
  public static let redacted = "‹redacted›"

  /// Whether there is no text at all.
  public var isEmpty: Bool { value.isEmpty }
}

extension Secret: ExpressibleByStringLiteral {
  /// A literal secret, for tests and examples.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `‹redacted›`.
  public var description: String { Secret.redacted }

  /// Always `‹redacted›`.
  public var debugDescription: String { Secret.redacted }

  /// Empty, so that `dump` shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
