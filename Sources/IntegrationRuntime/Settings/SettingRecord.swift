// SPDX-License-Identifier: MIT
public import JSON

/// An object of known fields in a setting. Generated code has a type for each.
public protocol SettingRecord: SettingValue, DistinctValue, TruthyValue {
  /// Reads the fields. What is wrong with them is the reader's to say.
  init(_ reader: inout SettingsReader)
}

extension SettingRecord {
  /// Takes an object whose fields all have their types.
  public init?(setting value: JSONValue) { self.init(readingWhole: value) }

  /// Always, as any object.
  public var isTruthy: Bool { true }

  /// One without any field, which stands for one that is missing.
  public static var placeholder: Self {
    var nothing = SettingsReader(.emptyObject)
    return Self(&nothing)
  }

  /// An object.
  public static var settingExpectation: String { "an object" }

  /// Reads the fields one by one, with a problem for each that is wrong.
  public static func read(
    _ value: JSONValue, at place: String, _ problems: inout [SettingsError.Problem]
  ) -> Self? {
    guard value.kind == .object else {
      problems.append(.mismatch(at: place, settingExpectation))
      return nil
    }
    var reader = SettingsReader(value, in: "\(place).")
    let record = Self(&reader)
    problems += reader.problems
    return reader.problems.isEmpty ? record : nil
  }
}
