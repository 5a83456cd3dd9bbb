// SPDX-License-Identifier: MIT
package import IntegrationRuntime
package import JSON
package import ManifestLanguage

/// A customer's settings as the manifest types them, defaults filled in.
package struct ResolvedSettings: Sendable {
  private var values: [String: Value] = [:]
  /// All secrets among them.
  let secrets: [Secret]

  /// Reads the settings from a JSON object, by the rules and with the reasons of compiled code.
  ///
  /// - Throws: all problems at once, in the order of the manifest.
  package init(_ json: JSONValue, of manifest: Manifest) throws(SettingsError) {
    var reading = SettingReading()
    for setting in manifest.settings {
      let field = Setting.Field(
        name: setting.name, kind: setting.kind, isRequired: setting.isRequired)
      let read = reading.field(field, of: json, at: setting.name)
      values[setting.name] =
        read.map { Value($0, as: setting.type.base) } ?? setting.defaultValue.map { Value($0) }
        .map { $0.conformed(to: setting.type.base) } ?? Value(emptyCollection: setting.type.base)
    }
    secrets = reading.secrets
    if !reading.problems.isEmpty { throw SettingsError(problems: reading.problems) }
  }

  package subscript(name: String) -> Value { values[name] ?? .missing }
}
