// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import ManifestLanguage

/// Reads settings by the types of a manifest: what is right as JSON of only what is declared, and
/// what is wrong with the words of compiled code.
struct SettingReading {
  private(set) var problems: [SettingsError.Problem] = []
  private(set) var secrets: [Secret] = []

  /// A setting, or a field of an object; nil if it is missing or wrong.
  mutating func field(_ field: Setting.Field, of json: JSONValue, at place: String) -> JSONValue? {
    let count = problems.count
    if let given = json[exact: field.name], !given.isNull,
      let value = value(given, field.kind, at: place),
      // The empty text counts as missing.
      !(field.kind.isText && value.isMissingSetting)
    {
      return value
    }
    if field.isRequired, problems.count == count { problems.append(.required(at: place)) }
    return nil
  }

  private mutating func value(
    _ json: JSONValue, _ kind: Setting.Kind, at place: String
  ) -> JSONValue? {
    switch kind {
    case .string: return whole(String.self, json, at: place)
    case .secret:
      let value = whole(Secret.self, json, at: place)
      if let text = value?.string { secrets.append(Secret(text)) }
      return value
    case .bool: return whole(Bool.self, json, at: place)
    case .int: return whole(Int.self, json, at: place)
    case .number: return whole(Double.self, json, at: place).flatMap(\.double).map { JSONValue($0) }
    case .scalar: return whole(SettingScalar.self, json, at: place)
    case .object(nil): return whole(JSONObject.self, json, at: place)
    case .enumeration(let values):
      if let text = json.string, values.contains(where: { $0.isSame(as: text) }) { return json }
      let list = values.map { "\"\($0)\"" }.joined(separator: ", ")
      return wrong("one of \(list)", at: place)
    case .list(let element): return list(json, element, at: place)
    case .map(let element): return map(json, element, at: place)
    case .eventMap(let element): return eventMap(json, element, at: place)
    case .object(let fields?): return record(json, fields, at: place)
    }
  }

  private mutating func whole<Read: SettingValue>(
    _ type: Read.Type, _ json: JSONValue, at place: String
  ) -> JSONValue? {
    Read.read(json, at: place, &problems) == nil ? nil : json
  }

  private mutating func wrong(_ expectation: String, at place: String) -> JSONValue? {
    problems.append(.mismatch(at: place, expectation))
    return nil
  }

  private mutating func list(
    _ json: JSONValue, _ kind: Setting.Kind, at place: String
  ) -> JSONValue? {
    guard json.kind == .array else { return wrong([String].settingExpectation, at: place) }
    var elements: [JSONValue] = []
    for (index, element) in json.elements.enumerated() {
      if let value = value(element, kind, at: "\(place)[\(index)]") { elements.append(value) }
    }
    return elements.count == json.count ? JSONValue(array: elements) : nil
  }

  private mutating func map(
    _ json: JSONValue, _ kind: Setting.Kind, at place: String
  ) -> JSONValue? {
    guard json.kind == .object else {
      return wrong(SettingMap<String>.settingExpectation, at: place)
    }
    let count = problems.count
    var entries: [(String, JSONValue)] = []
    for member in json.members {
      if let value = value(member.value, kind, at: "\(place).\(member.key)") {
        entries.append((member.key, value))
      }
    }
    return problems.count == count ? JSONValue(written: SettingMap(entries)) : nil
  }

  /// As a list of entries.
  private mutating func eventMap(
    _ json: JSONValue, _ kind: Setting.Kind, at place: String
  ) -> JSONValue? {
    guard let entries = SettingEntry.all(in: json, at: place) else {
      return wrong(EventMap<String>.settingExpectation, at: place)
    }
    let count = problems.count
    let read = entries.map { entry -> (name: String, value: JSONValue?) in
      guard let given = entry.value, !given.isNull else { return (entry.name, nil) }
      return (entry.name, value(given, kind, at: entry.place))
    }
    return problems.count == count ? JSONValue(written: EventMap(read)) : nil
  }

  private mutating func record(
    _ json: JSONValue, _ fields: [Setting.Field], at place: String
  ) -> JSONValue? {
    guard json.kind == .object else { return wrong("an object", at: place) }
    let count = problems.count
    var entries: [(String, JSONValue)] = []
    for field in fields {
      if let value = self.field(field, of: json, at: "\(place).\(field.name)") {
        entries.append((field.name, value))
      } else if field.kind.isCollection {
        // Empty where nothing is entered.
        let empty = Value(emptyCollection: field.kind.base(at: place)).jsonValue
        entries.append((field.name, empty ?? .null))
      }
    }
    return problems.count == count ? JSONValue(written: SettingMap(entries)) : nil
  }
}
