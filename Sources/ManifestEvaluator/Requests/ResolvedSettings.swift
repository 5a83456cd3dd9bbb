// SPDX-License-Identifier: MIT
package import IntegrationRuntime
package import JSON
package import ManifestLanguage

/// A customer's settings as the manifest types them, defaults filled in.
package struct ResolvedSettings: Sendable {
  private var values: [String: Value] = [:]

  /// Reads the settings from a JSON object, by the rules and with the reasons of compiled code.
  ///
  /// - Throws: all problems at once, in the order of the manifest.
  package init(_ json: JSONValue, of manifest: Manifest) throws(SettingsError) {
    var reader = SettingsReader(json)
    for setting in manifest.settings { values[setting.name] = Self.read(setting, &reader) }
    try reader.finish()
  }

  package subscript(name: String) -> Value { values[name] ?? .missing }

  private static func read(_ setting: Setting, _ reader: inout SettingsReader) -> Value {
    func value<Read: SettingValue>(
      _ placeholder: Read, _ make: (Read) -> Value
    ) -> Value {
      if setting.isRequired { return make(reader.required(setting.name, placeholder: placeholder)) }
      if let read: Read = reader.value(setting.name) { return make(read) }
      return setting.defaultValue.map { Value($0) } ?? .missing
    }
    return switch setting.kind {
    case .string, .secret: value("") { .string($0) }
    case .bool: value(false) { .bool($0) }
    case .int: value(0) { .int($0) }
    case .number: value(0.0) { .double($0) }.conformed(to: .double)
    case .enumeration(let choices):
      choice(setting, reader.choice(setting.name, of: choices, isRequired: setting.isRequired))
    }
  }

  private static func choice(_ setting: Setting, _ read: String?) -> Value {
    read.map { .string($0) } ?? setting.defaultValue.map { Value($0) } ?? .missing
  }
}
