// SPDX-License-Identifier: MIT
public import JSON

/// Reads settings one by one and collects what is wrong with them. Generated code calls it.
public struct SettingsReader {
  private let json: JSONValue
  private var problems: [SettingsError.Problem] = []

  /// Reads from a JSON object; anything else has no settings.
  public init(_ json: JSONValue) { self.json = json }

  /// The value of a setting; nil if it is absent, null or of another type, the last with a problem.
  public mutating func value<Value: SettingValue>(_ name: String) -> Value? {
    guard let json = json[exact: name], !json.isNull else { return nil }
    if let value = Value(setting: json) { return value }
    problems.append(
      .init(
        setting: name, reason: "setting \"\(name)\" has to be \(Value.settingExpectation)"))
    return nil
  }

  /// The value of a required setting. If it is missing, a problem and the placeholder, which
  /// ``finish()`` keeps from ever being used.
  public mutating func required<Value: SettingValue>(
    _ name: String, placeholder: Value
  ) -> Value {
    let count = problems.count
    if let value: Value = value(name), !value.isMissingSetting { return value }
    if problems.count == count {
      problems.append(.init(setting: name, reason: "setting \"\(name)\" is required"))
    }
    return placeholder
  }

  /// The value of a setting that has one of listed values, for those who know the list only when
  /// they run; see ``value(_:)`` and ``required(_:placeholder:)``.
  package mutating func choice(
    _ name: String, of choices: [String], isRequired: Bool
  ) -> String? {
    guard let json = json[exact: name], !json.isNull else {
      if isRequired {
        problems.append(.init(setting: name, reason: "setting \"\(name)\" is required"))
      }
      return nil
    }
    if let text = json.string, choices.contains(text) { return text }
    let list = choices.map { "\"\($0)\"" }.joined(separator: ", ")
    problems.append(
      .init(setting: name, reason: "setting \"\(name)\" has to be one of \(list)"))
    return nil
  }

  /// Throws if anything was wrong.
  public func finish() throws(SettingsError) {
    if !problems.isEmpty { throw SettingsError(problems: problems) }
  }
}
