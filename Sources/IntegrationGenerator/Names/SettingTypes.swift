// SPDX-License-Identifier: MIT
import FunctionLibrary
import ManifestLanguage
import SwiftEmitter

/// The Swift names of what settings are made of: enums, and objects of known fields.
struct SettingTypes {
  /// A type that the settings declare.
  struct Declared {
    var place: String
    var name: Identifier
    var kind: Setting.Kind
  }

  /// In the order of the manifest, what is inside a type before it.
  private(set) var declared: [Declared] = []
  private var names: [String: Identifier] = [:]
  private var fields: [String: [String: Identifier]] = [:]
  private var scope = NameScope(
    reserved: Set(
      [
        "Array", "Bool", "Double", "EventMap", "Instant", "Int", "JSONObject", "JSONValue",
        "JSONWriter", "Secret", "SettingMap", "SettingScalar", "SettingsReader", "String",
      ].map(Identifier.upperCamel)))

  init(_ settings: [Setting], properties: [String: Identifier]) {
    for setting in settings {
      let property = properties[setting.name] ?? .lowerCamel(setting.name)
      declare(setting.kind, at: setting.place, title: property.name)
    }
  }

  /// The type of what is declared at a place.
  func name(at place: String) -> Identifier { names[place] ?? .upperCamel(place) }

  /// What is declared at a place.
  func kind(at place: String) -> Setting.Kind? { declared.first { $0.place == place }?.kind }

  /// The property of a field of the object that is declared at a place.
  func property(_ field: String, at place: String) -> Identifier {
    fields[place]?[field] ?? .lowerCamel(field)
  }

  private mutating func declare(_ kind: Setting.Kind, at place: String, title: String) {
    switch kind {
    case .enumeration:
      names[place] = scope.claim(.upperCamel(title))
    case .object(let fields?):
      let name = scope.claim(.upperCamel(title))
      names[place] = name
      var properties = NameScope(reserved: Self.members)
      for field in fields {
        let property = properties.claim(.lowerCamel(field.name))
        self.fields[place, default: [:]][field.name] = property
        declare(field.kind, at: "\(place).\(field.name)", title: "\(name.name) \(property.name)")
      }
    case .list(let element): return declare(element, at: place, title: "\(title) item")
    case .map(let value), .eventMap(let value):
      return declare(value, at: place, title: "\(title) value")
    case .string, .secret, .bool, .int, .number, .scalar, .object(nil): return
    }
    declared.append(Declared(place: place, name: name(at: place), kind: kind))
  }

  /// What a type of fields has besides them.
  private static let members = Set(
    [
      "encode", "is missing setting", "is truthy", "distinct key", "json bytes", "read", "reader",
      "secrets", "setting expectation", "writer",
    ].map(Identifier.lowerCamel))
}

extension Setting.Kind {
  /// What stands behind a value of a setting to make it one of an expression: `.value` of a secret.
  /// Nil if it is one.
  var conversion: Code? {
    switch self {
    case .secret: ".value"
    case .enumeration: ".rawValue"
    case .scalar: ".json"
    case .list(let element): element.conversion.map { Self.converting(element, ".map", $0) }
    case .map(let value), .eventMap(let value):
      value.conversion.map { Self.converting(value, ".mapValues", $0) }
    case .string, .bool, .int, .number, .object: nil
    }
  }

  private static func converting(_ kind: Setting.Kind, _ map: Code, _ conversion: Code) -> Code {
    switch kind {
    case .secret, .enumeration, .scalar: "\(map)(\\\(conversion))"
    default: "\(map)({ $0\(conversion) })"
    }
  }
}
