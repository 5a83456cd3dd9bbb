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

        \(lines: names.settingTypes.declared.map(declaration), separator: "\n\n")
      }
      """
  }

  private func name(_ setting: Setting) -> Identifier {
    names.settings[setting.name] ?? .lowerCamel(setting.name)
  }

  private func property(_ setting: Setting) -> Code {
    let title = [setting.label, setting.summary].compactMap { $0 }
    return """
      \(Code.documentation(title.isEmpty ? ["`\(setting.name)`"] : title, indentation: 4))
      public var \(name(setting)): \(type(setting))
      """
  }

  private func type(_ setting: Setting) -> Code {
    let base = type(setting.kind, at: setting.place)
    return setting.type.isOptional ? "\(base)?" : base
  }

  private func type(_ kind: Setting.Kind, at place: String) -> Code {
    switch kind {
    case .string: "String"
    case .secret: "Secret"
    case .bool: "Bool"
    case .int: "Int"
    case .number: "Double"
    case .scalar: "SettingScalar"
    case .object(nil): "JSONObject"
    case .enumeration, .object: "\(names.settingTypes.name(at: place))"
    case .list(let element): "[\(type(element, at: place))]"
    case .map(let value): "SettingMap<\(type(value, at: place))>"
    case .eventMap(let value): "EventMap<\(type(value, at: place))>"
    }
  }

  private func parameter(_ setting: Setting) -> Code {
    parameter(
      name(setting), type(setting), isOptional: setting.type.isOptional,
      otherwise: defaultValue(setting) ?? (setting.isRequired ? nil : empty(setting.kind)))
  }

  private func parameter(
    _ name: Identifier, _ type: Code, isOptional: Bool, otherwise: Code?
  ) -> Code {
    let declaration: Code = "\(name): \(type)"
    if let otherwise { return "\(declaration) = \(otherwise)" }
    return isOptional ? "\(declaration) = nil" : declaration
  }

  private func defaultValue(_ setting: Setting) -> Code? {
    guard let value = setting.defaultValue else { return nil }
    if case .enumeration(let values) = setting.kind, case .string(let text) = value {
      return ".\(Self.caseName(text, of: values))"
    }
    return ExpressionEmitter.constant(value)
  }

  /// A collection with nothing in it.
  private func empty(_ kind: Setting.Kind) -> Code? {
    switch kind {
    case .list: "[]"
    case .map, .eventMap: "[:]"
    default: nil
    }
  }

  /// `appId = reader.required("appId", placeholder: "")`
  private func reading(_ setting: Setting) -> Code {
    reading(
      setting.name, setting.kind, into: name(setting), isRequired: setting.isRequired,
      otherwise: defaultValue(setting))
  }

  private func reading(
    _ key: String, _ kind: Setting.Kind, into property: Identifier, isRequired: Bool,
    otherwise: Code?
  ) -> Code {
    if isRequired {
      guard let placeholder = placeholder(kind) else {
        return "\(property) = reader.required(\(literal: key))"
      }
      return "\(property) = reader.required(\(literal: key), placeholder: \(placeholder))"
    }
    guard let otherwise = otherwise ?? empty(kind) else {
      return "\(property) = reader.value(\(literal: key))"
    }
    return "\(property) = reader.value(\(literal: key)) ?? \(otherwise)"
  }

  /// What stands for a value that is missing; nil for an object, which makes its own.
  private func placeholder(_ kind: Setting.Kind) -> Code? {
    switch kind {
    case .string, .secret, .scalar: "\"\""
    case .bool: "false"
    case .int, .number: "0"
    case .enumeration(let values): ".\(Self.caseName(values.first ?? "", of: values))"
    case .object(nil): "JSONObject()"
    case .object: nil
    case .list, .map, .eventMap: empty(kind)
    }
  }

  // MARK: Types

  private func declaration(_ type: SettingTypes.Declared) -> Code {
    switch type.kind {
    case .enumeration(let values): enumeration(type, values)
    case .object(let fields?): record(type, fields)
    default: .empty
    }
  }

  private func enumeration(_ type: SettingTypes.Declared, _ values: [String]) -> Code {
    let cases = values.map { value -> Code in
      let name = Self.caseName(value, of: values)
      return name.name == value ? "case \(name)" : "case \(name) = \(literal: value)"
    }
    return """
      \(Code.documentation(["Values of `\(type.title)`."], indentation: 4))
      public enum \(type.name): String, SettingChoice {
        \(lines: cases)
      }
      """
  }

  private func record(_ record: SettingTypes.Declared, _ fields: [Setting.Field]) -> Code {
    let items = fields.map { field -> RecordField in
      let isOptional = !field.isRequired && !field.kind.isCollection
      let base = type(field.kind, at: "\(record.place).\(field.name)")
      return RecordField(
        field: field, name: names.settingTypes.property(field.name, at: record.place),
        type: isOptional ? "\(base)?" : base, isOptional: isOptional)
    }
    let parameters = items.map { item in
      parameter(
        item.name, item.type, isOptional: item.isOptional,
        otherwise: item.field.isRequired ? nil : empty(item.field.kind))
    }
    let readings = items.map { item in
      reading(
        item.field.name, item.field.kind, into: item.name, isRequired: item.field.isRequired,
        otherwise: nil)
    }
    let secrets = items.filter(\.field.kind.holdsSecret).map { item -> Code in
      item.isOptional ? "(\(item.name)?.secrets ?? [])" : "\(item.name).secrets"
    }
    let secretList: Code =
      secrets.isEmpty
      ? ""
      : """

      /// The secrets in it.
      public var secrets: [Secret] { \(secrets.joined(separator: " + ")) }
      """
    return """
      \(Code.documentation(["What is entered under `\(record.title)`."], indentation: 4))
      public struct \(record.name): SettingRecord {
        \(lines: items.map(\.property))

        /// Takes the fields as they are.
        \(Layout.call("public init", parameters)) {
          \(lines: items.map { "self.\($0.name) = \($0.name)" })
        }

        /// Reads the fields.
        public init(_ reader: inout SettingsReader) {
          \(lines: readings)
        }

        /// Writes the fields, in the manifest's order.
        public func encode(into writer: inout JSONWriter) {
          writer.beginObject()
          \(lines: items.map { "writer.field(\(literal: $0.field.name), \($0.written))" })
          writer.endObject()
        }
        \(secretList)
      }
      """
  }

  private struct RecordField {
    var field: Setting.Field
    var name: Identifier
    var type: Code
    var isOptional: Bool

    var property: Code {
      """
      \(Code.documentation(["`\(field.name)`"], indentation: 6))
      public var \(name): \(type)
      """
    }

    /// As JSON has it.
    var written: Code {
      guard let conversion = field.kind.conversion else { return "\(name)" }
      return isOptional ? "\(name)?\(conversion)" : "\(name)\(conversion)"
    }
  }

  private static func caseName(_ value: String, of values: [String]) -> Identifier {
    var scope = NameScope(reserved: [.lowerCamel("allCases"), .lowerCamel("rawValue")])
    for other in values {
      let name = scope.claim(.lowerCamel(other))
      if other == value { return name }
    }
    return .lowerCamel(value)
  }
}

extension SettingTypes.Declared {
  /// As documentation names it: without `settings.`
  fileprivate var title: String { String(place.dropFirst("settings.".count)) }
}
