// SPDX-License-Identifier: MIT
public import JSON

/// A text with holes, written as a string literal: `"Hello \(identify.name)"`. If what belongs in a
/// hole is missing, so is the text.
public struct TextTemplate: Sendable, ExpressibleByStringInterpolation {
  /// The text; nil if a part is missing.
  public let text: String?

  /// A text without holes.
  public init(stringLiteral value: String) { text = value }

  /// Collects the parts.
  public init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.isMissing ? nil : stringInterpolation.text
  }

  /// The parts of a text.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    fileprivate var isMissing = false

    /// Starts an empty text.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    /// Adds text of the manifest.
    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Adds a value's text; a value without one makes the whole text missing.
    public mutating func appendInterpolation(_ value: (some TextRepresentable)?) {
      if let part = value?.messageText { text += part } else { isMissing = true }
    }
  }
}

/// A value that can stand inside a text.
public protocol TextRepresentable {
  /// The value's text; nil if it has none.
  var messageText: String? { get }
}

extension String: TextRepresentable {
  /// The text itself.
  public var messageText: String? { self }
}

extension Bool: TextRepresentable {
  /// `true` or `false`.
  public var messageText: String? { self ? "true" : "false" }
}

extension Int: TextRepresentable {
  /// Decimal.
  public var messageText: String? { String(self) }
}

extension Double: TextRepresentable {
  /// As ECMAScript prints numbers; nil for NaN and the infinities.
  public var messageText: String? {
    isFinite ? String(decoding: jsonBytes, as: UTF8.self) : nil
  }
}

extension Instant: TextRepresentable {
  /// ISO 8601 in UTC with milliseconds; nil for an invalid date.
  public var messageText: String? { isoText }
}

extension JSONValue: TextRepresentable {
  /// The text of a scalar; nil for null, arrays and objects.
  public var messageText: String? {
    switch kind {
    case .string: string
    case .number, .bool: String(decoding: jsonBytes, as: UTF8.self)
    case .null, .array, .object: nil
    }
  }
}
