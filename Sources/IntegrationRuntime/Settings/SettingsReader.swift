// SPDX-License-Identifier: MIT
public import JSON

/// Reads settings one by one and collects what is wrong with them. Generated code calls it.
public struct SettingsReader {
  private let json: JSONValue
  /// What stands before a name in a problem: `goals[0].`.
  private let place: String
  private(set) var problems: [SettingsError.Problem] = []

  /// Reads from a JSON object; anything else has no settings.
  public init(_ json: JSONValue) { self.init(json, in: "") }

  /// Reads what is inside a setting.
  package init(_ json: JSONValue, in place: String) {
    self.json = json
    self.place = place
  }

  /// The value of a setting; nil if it is absent, null, the empty text or of another type, the last
  /// with a problem.
  public mutating func value<Value: SettingValue>(_ name: String) -> Value? {
    guard let json = json[exact: name], !json.isNull,
      let value = Value.read(json, at: place + name, &problems), !value.isMissingSetting
    else { return nil }
    return value
  }

  /// The value of a required setting. If it is missing, a problem and the placeholder, which
  /// ``finish()`` keeps from ever being used.
  public mutating func required<Value: SettingValue>(
    _ name: String, placeholder: @autoclosure () -> Value
  ) -> Value {
    let count = problems.count
    if let value: Value = value(name) { return value }
    if problems.count == count { problems.append(.required(at: place + name)) }
    return placeholder()
  }

  /// The same for an object of known fields, whose placeholder is one without any.
  public mutating func required<Record: SettingRecord>(_ name: String) -> Record {
    required(name, placeholder: .placeholder)
  }

  /// Throws if anything was wrong.
  public func finish() throws(SettingsError) {
    if !problems.isEmpty { throw SettingsError(problems: problems) }
  }
}
