// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// Emits the `Settings` of an integration: what is required is not optional and has no default.
struct SettingsEmitter {
  let manifest: Manifest
  let names: IntegrationNames

  func emit() -> Code {
    let settings = manifest.settings
    guard !settings.isEmpty else {
      return """
        /// There is nothing to enter.
        public struct Settings: IntegrationSettings {
          /// Nothing to enter.
          public init() {}

          /// Accepts any settings, and uses none.
          public init(_ json: JSONValue) throws(SettingsError) {}
        }
        """
    }
    return """
      /// What a customer enters once.
      public struct Settings: IntegrationSettings {
        \(lines: settings.map(property))

        /// Takes the settings as they are; see `validate(_:)` for what they have to be.
        \(Layout.call("public init", settings.map(parameter))) {
          \(lines: settings.map { "self.\(name($0)) = \(name($0))" })
        }

        /// Reads the settings from a JSON object.
        ///
        /// Throws all problems at once, in the order of the manifest.
        public init(_ json: JSONValue) throws(SettingsError) {
          var reader = SettingsReader(json)
          \(lines: settings.map(reading))
          try reader.finish()
        }

        \(lines: settings.compactMap(enumeration), separator: "\n\n")
      }
      """
  }

  private func name(_ setting: Setting) -> Identifier {
    names.settings[setting.name] ?? .lowerCamel(setting.name)
  }

  private func typeName(_ setting: Setting) -> Identifier { .upperCamel(name(setting).name) }

  private func property(_ setting: Setting) -> Code {
    let title = [setting.label, setting.summary].compactMap { $0 }
    return """
      \(Code.documentation(title.isEmpty ? ["`\(setting.name)`"] : title, indentation: 4))
      public var \(name(setting)): \(type(setting))
      """
  }

  private func type(_ setting: Setting) -> Code {
    let base: Code =
      switch setting.kind {
      case .string: "String"
      case .secret: "Secret"
      case .bool: "Bool"
      case .int: "Int"
      case .number: "Double"
      case .enumeration: "\(typeName(setting))"
      }
    return setting.type.isOptional ? "\(base)?" : base
  }

  private func parameter(_ setting: Setting) -> Code {
    let declaration: Code = "\(name(setting)): \(type(setting))"
    if let value = defaultValue(setting) { return "\(declaration) = \(value)" }
    return setting.type.isOptional ? "\(declaration) = nil" : declaration
  }

  private func defaultValue(_ setting: Setting) -> Code? {
    guard let value = setting.defaultValue else { return nil }
    if case .enumeration = setting.kind, case .string(let text) = value {
      return ".\(caseName(text, of: setting))"
    }
    return ExpressionEmitter.constant(value)
  }

  /// `appId = reader.required("appId", placeholder: "")`
  private func reading(_ setting: Setting) -> Code {
    let value: Code = "reader.value(\(literal: setting.name))"
    if setting.isRequired {
      let placeholder: Code =
        switch setting.kind {
        case .string, .secret: "\"\""
        case .bool: "false"
        case .int, .number: "0"
        case .enumeration(let values): ".\(caseName(values.first ?? "", of: setting))"
        }
      return """
        \(name(setting)) = reader.required(\(literal: setting.name), placeholder: \(placeholder))
        """
    }
    if let defaultValue = defaultValue(setting) {
      return "\(name(setting)) = \(value) ?? \(defaultValue)"
    }
    return "\(name(setting)) = \(value)"
  }

  private func enumeration(_ setting: Setting) -> Code? {
    guard case .enumeration(let values) = setting.kind else { return nil }
    let cases = values.map { value -> Code in
      let name = caseName(value, of: setting)
      return name.name == value ? "case \(name)" : "case \(name) = \(literal: value)"
    }
    return """
      \(Code.documentation(["Values of `\(setting.name)`."], indentation: 4))
      public enum \(typeName(setting)): String, SettingChoice {
        \(lines: cases)
      }
      """
  }

  private func caseName(_ value: String, of setting: Setting) -> Identifier {
    guard case .enumeration(let values) = setting.kind else { return .lowerCamel(value) }
    var scope = NameScope(reserved: [.lowerCamel("allCases"), .lowerCamel("rawValue")])
    for other in values {
      let name = scope.claim(.lowerCamel(other))
      if other == value { return name }
    }
    return .lowerCamel(value)
  }
}
