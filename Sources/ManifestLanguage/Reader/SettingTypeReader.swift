// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// Reads the type of a setting, and of what is in it: `string`, or `{ type: list, items: … }`.
struct SettingTypeReader {
  private enum TypeName: String, CaseIterable {
    case string, secret, bool, int, number, enumeration = "enum"
    case scalar, list, object, map, eventMap
  }

  /// What others call them.
  private static let foreign = [
    "text": "string", "str": "string", "url": "string", "integer": "int", "boolean": "bool",
    "float": "number", "double": "number", "decimal": "number", "password": "secret",
    "token": "secret", "array": "list", "dictionary": "map", "dict": "map", "record": "object",
    "select": "enum", "choice": "enum", "id": "scalar", "event_map": "eventMap",
  ]

  /// The keys that say what a type is: `type`, and what goes with it.
  func kind(
    _ keys: inout MappingReader, example: String, into bag: inout DiagnosticBag
  ) -> Setting.Kind? {
    guard let node = keys.required("type", example: example, into: &bag),
      let type: TypeName = ScalarReading.choice(
        node, "a type of setting", foreign: Self.foreign, into: &bag)
    else {
      // What belongs to the type is not unknown for the type's being.
      for key in ["values", "items", "fields"] { _ = keys.value(key) }
      return nil
    }
    switch type {
    case .string: return .string
    case .secret: return .secret
    case .bool: return .bool
    case .int: return .int
    case .number: return .number
    case .scalar: return .scalar
    case .enumeration:
      return choices(keys.value("values"), at: node, into: &bag).map { .enumeration($0) }
    case .list: return part(keys.value("items"), into: &bag).map { .list($0) }
    case .map: return part(keys.value("values"), into: &bag).map { .map($0) }
    case .eventMap: return part(keys.value("values"), into: &bag).map { .eventMap($0) }
    case .object:
      guard let node = keys.value("fields") else { return .object(nil) }
      return fields(node, into: &bag).map { .object($0) }
    }
  }

  /// The type of what is in a list or a table: a text where nothing is said. A name, a mapping with
  /// `type`, or the fields of an object.
  private func part(_ node: YAMLNode?, into bag: inout DiagnosticBag) -> Setting.Kind? {
    guard let node else { return .string }
    guard let mapping = node.mapping else {
      return name(node, into: &bag)
    }
    guard mapping.entries.contains(where: { $0.key.scalar?.text == "type" }) else {
      return fields(node, into: &bag).map { .object($0) }
    }
    guard var keys = MappingReader(node, what: "a type", into: &bag) else { return nil }
    let kind = kind(&keys, example: "string", into: &bag)
    keys.finish(
      into: &bag, help: "fields, one of them `type`, are written `{ type: object, fields: {…} }`")
    return kind
  }

  /// A type that needs nothing but its name.
  private func name(_ node: YAMLNode, into bag: inout DiagnosticBag) -> Setting.Kind? {
    let type: TypeName? = ScalarReading.choice(
      node, "a type of setting", foreign: Self.foreign, into: &bag)
    switch type {
    case nil: return nil
    case .string: return .string
    case .secret: return .secret
    case .bool: return .bool
    case .int: return .int
    case .number: return .number
    case .scalar: return .scalar
    case .object: return .object(nil)
    case .list: return .list(.string)
    case .map: return .map(.string)
    case .eventMap: return .eventMap(.string)
    case .enumeration:
      bag.report(
        .missingKey, "an enum needs the key `values`", at: node.range,
        label: "write `{ type: enum, values: [first, second] }`")
      return nil
    }
  }

  /// `{ id!: string, name: string }`
  private func fields(_ node: YAMLNode, into bag: inout DiagnosticBag) -> [Setting.Field]? {
    guard let mapping = node.mapping else {
      bag.report(
        .wrongType, "`fields` is a mapping of names to types, this is \(node.typeName)",
        at: node.range)
      return nil
    }
    if mapping.entries.isEmpty {
      bag.report(
        .invalidValue, "there is no field", at: node.range,
        help: ["an object of any fields is written `{ type: object }`"])
      return nil
    }
    var fields: [Setting.Field] = []
    for entry in mapping.entries {
      let key = entry.key.scalar?.text ?? ""
      let name = key.hasSuffix("!") ? String(key.dropLast()) : key
      guard Naming.isFieldName(name) else {
        bag.report(
          .invalidValue, "this is not a field's name", at: entry.key.range,
          help: ["a field's name has visible ASCII characters, no quotes, and at most 100"])
        continue
      }
      guard !fields.contains(where: { $0.name == name }) else {
        bag.report(.invalidValue, "the field `\(name)` is there already", at: entry.key.range)
        continue
      }
      guard let kind = part(entry.value, into: &bag) else { continue }
      fields.append(Setting.Field(name: name, kind: kind, isRequired: key.hasSuffix("!")))
    }
    return fields.count == mapping.entries.count ? fields : nil
  }

  private func choices(
    _ node: YAMLNode?, at typeNode: YAMLNode, into bag: inout DiagnosticBag
  ) -> [String]? {
    guard let node else {
      bag.report(
        .missingKey, "a setting of type `enum` needs the key `values`", at: typeNode.range,
        help: ["add `values: [first, second]`"])
      return nil
    }
    guard let elements = ScalarReading.list(node, "`values`", into: &bag) else { return nil }
    var values: [String] = []
    for element in elements {
      guard let value = ScalarReading.text(element, "a value of an enum", into: &bag) else {
        continue
      }
      if value.isEmpty || values.contains(value) {
        bag.report(
          .invalidValue, value.isEmpty ? "a value cannot be empty" : "`\(value)` is listed twice",
          at: element.range)
      } else {
        values.append(value)
      }
    }
    if elements.isEmpty {
      bag.report(.invalidValue, "an enum needs at least one value", at: node.range)
    }
    return values.isEmpty ? nil : values
  }
}
