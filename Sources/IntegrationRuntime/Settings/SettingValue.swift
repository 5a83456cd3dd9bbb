// SPDX-License-Identifier: MIT
public import JSON

/// A type that a setting can have.
public protocol SettingValue: Sendable {
  /// Reads a value; nil if it is of another type.
  init?(setting value: JSONValue)
  /// What a value has to be, behind "has to be": `a text`.
  static var settingExpectation: String { get }
  /// Whether a value that is there still counts as missing: the empty text does.
  var isMissingSetting: Bool { get }
  /// The secrets in it, wherever they stand.
  var secrets: [Secret] { get }
  /// Reads a value; nil if something is wrong with it, which is added to the problems.
  ///
  /// - Parameter place: the setting's name, or a place inside a setting: `goals[0].id`.
  static func read(
    _ value: JSONValue, at place: String, _ problems: inout [SettingsError.Problem]
  ) -> Self?
}

extension SettingValue {
  /// No value counts as missing.
  public var isMissingSetting: Bool { false }

  /// None.
  public var secrets: [Secret] { [] }

  /// Reads a value as a whole: it is of the type, or it is not.
  public static func read(
    _ value: JSONValue, at place: String, _ problems: inout [SettingsError.Problem]
  ) -> Self? {
    if let value = Self(setting: value) { return value }
    problems.append(.mismatch(at: place, settingExpectation))
    return nil
  }

  /// Takes what ``read(_:at:_:)`` finds nothing wrong with.
  init?(readingWhole value: JSONValue) {
    var problems: [SettingsError.Problem] = []
    guard let value = Self.read(value, at: "", &problems) else { return nil }
    self = value
  }
}

extension String: SettingValue {
  /// Takes a text.
  public init?(setting value: JSONValue) {
    guard let text = value.string else { return nil }
    self = text
  }

  /// A text.
  public static var settingExpectation: String { "a text" }
  /// The empty text counts as missing.
  public var isMissingSetting: Bool { isEmpty }
}

extension Secret: SettingValue {
  /// Takes a text.
  public init?(setting value: JSONValue) {
    guard let text = value.string else { return nil }
    self.init(text)
  }

  /// A text.
  public static var settingExpectation: String { "a text" }
  /// The empty text counts as missing.
  public var isMissingSetting: Bool { isEmpty }
  /// Itself.
  public var secrets: [Secret] { [self] }
}

extension Bool: SettingValue {
  /// Takes true or false.
  public init?(setting value: JSONValue) {
    guard let flag = value.bool else { return nil }
    self = flag
  }

  /// True or false.
  public static var settingExpectation: String { "true or false" }
}

extension Int: SettingValue {
  /// Takes a number without fraction.
  public init?(setting value: JSONValue) {
    guard let number = value.int else { return nil }
    self = number
  }

  /// A whole number.
  public static var settingExpectation: String { "a whole number" }
}

extension Double: SettingValue {
  /// Takes a finite number.
  public init?(setting value: JSONValue) {
    guard let number = value.double, number.isFinite else { return nil }
    self = number
  }

  /// A number.
  public static var settingExpectation: String { "a number" }
}

/// A setting that has one of listed values.
public protocol SettingChoice: SettingValue, RawRepresentable<String>, CaseIterable {}

extension SettingChoice {
  /// Takes one of the listed texts.
  public init?(setting value: JSONValue) {
    guard let text = value.string else { return nil }
    self.init(rawValue: text)
  }

  /// One of the listed texts.
  public static var settingExpectation: String {
    "one of \(allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))"
  }
}
