// SPDX-License-Identifier: MIT
public import JSON

/// A setting that customers have entered as a number or as a text, such as an id: `42` and `"42"`
/// are both taken, and go out as they came.
public struct SettingScalar: Sendable, Hashable {
  /// The value, with its JSON type.
  public let json: JSONValue

  /// A text.
  public init(_ text: String) { json = JSONValue(text) }
  /// A number.
  public init(_ number: Int) { json = JSONValue(number) }

  /// The text, or the number as ECMAScript prints it.
  public var text: String { json.messageText ?? "" }

  /// Compares type and value.
  public static func == (left: SettingScalar, right: SettingScalar) -> Bool {
    left.json == right.json
  }

  /// Hashes what is compared.
  public func hash(into hasher: inout Hasher) {
    if let number = json.double { hasher.combine(number) } else { hasher.combine(json.string) }
  }
}

extension SettingScalar: SettingValue {
  /// Takes a text or a number.
  public init?(setting value: JSONValue) {
    guard value.kind == .string || value.kind == .number else { return nil }
    json = value
  }

  /// A text or a number.
  public static var settingExpectation: String { "a text or a number" }
  /// The empty text counts as missing; 0 does not.
  public var isMissingSetting: Bool { json.isMissingSetting }
}

extension SettingScalar: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A text.
  public init(stringLiteral value: String) { self.init(value) }
  /// A number.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension SettingScalar: TextRepresentable, JSONEncodable {
  /// The text, or the number as ECMAScript prints it.
  public var messageText: String? { text }
  /// Writes the value with its type.
  public func encode(into writer: inout JSONWriter) { json.encode(into: &writer) }
}
