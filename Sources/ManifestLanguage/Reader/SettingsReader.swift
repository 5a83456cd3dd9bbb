// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// Reads `settings:`.
enum SettingsReader {
  private enum TypeName: String, CaseIterable {
    case string, secret, bool, int, number, enumeration = "enum"
  }

  /// - Parameter required: the settings that an unconditional ensure demands.
  static func read(
    _ node: YAMLNode, required: Set<String>, into bag: inout DiagnosticBag
  ) -> [Setting] {
    guard let mapping = node.mapping else {
      bag.report(
        .wrongType, "`settings` is a mapping of names to settings, this is \(node.typeName)",
        at: node.range)
      return []
    }
    return mapping.entries.compactMap { entry in
      guard let name = entry.key.scalar?.text, Naming.isSettingName(name) else {
        bag.report(
          .invalidValue, "this is not a setting's name", at: entry.key.range,
          help: ["a setting's name has ASCII letters, digits and `_`, and begins with a letter"])
        return nil
      }
      return setting(
        entry.value, name: name, nameRange: entry.key.range, isRequired: required.contains(name),
        into: &bag)
    }
  }

  private static func setting(
    _ node: YAMLNode, name: String, nameRange: SourceRange, isRequired: Bool,
    into bag: inout DiagnosticBag
  ) -> Setting? {
    guard var keys = MappingReader(node, what: "a setting", into: &bag) else { return nil }
    let typeNode = keys.required("type", example: "string", into: &bag)
    let type: TypeName? = typeNode.flatMap {
      ScalarReading.choice($0, "a type of setting", into: &bag)
    }
    let label = keys.value("label").flatMap { ScalarReading.prose($0, "`label`", into: &bag) }
    let summary = keys.value("description").flatMap {
      ScalarReading.prose($0, "`description`", into: &bag)
    }
    let valuesNode = type == .enumeration ? keys.value("values") : nil
    let defaultNode = keys.value("default")
    keys.finish(into: &bag)
    guard let type, let typeNode else { return nil }

    let kind: Setting.Kind
    switch type {
    case .string: kind = .string
    case .secret: kind = .secret
    case .bool: kind = .bool
    case .int: kind = .int
    case .number: kind = .number
    case .enumeration:
      guard let values = self.values(valuesNode, at: typeNode, into: &bag) else { return nil }
      kind = .enumeration(values)
    }
    let defaultValue = defaultNode.flatMap { self.defaultValue($0, kind: kind, into: &bag) }
    if isRequired, let defaultNode {
      bag.report(
        .requiredSettingHasDefault,
        "the setting `\(name)` is required by an ensure, so its default can never be used",
        at: defaultNode.range, help: ["remove the default, or `settings.\(name)` from `ensure`"])
    }
    return Setting(
      name: name, nameRange: nameRange, kind: kind, label: label, summary: summary,
      defaultValue: defaultValue, isRequired: isRequired)
  }

  private static func values(
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

  private static func defaultValue(
    _ node: YAMLNode, kind: Setting.Kind, into bag: inout DiagnosticBag
  ) -> Constant? {
    switch kind {
    case .string:
      return ScalarReading.text(node, "the default of a string", into: &bag).map(Constant.string)
    case .secret:
      bag.report(
        .invalidValue, "a secret cannot have a default", at: node.range,
        help: ["what stands in a manifest is not secret"])
      return nil
    case .bool:
      return ScalarReading.bool(node, "the default of a bool", into: &bag).map(Constant.bool)
    case .int:
      let limit = 1 << 53
      return ScalarReading.int(node, "the default of an int", in: -limit...limit, into: &bag)
        .map(Constant.int)
    case .number:
      switch node.scalar?.resolved {
      case .int(let value): return .double(Double(value))
      case .double(let value) where value.isFinite: return .double(value)
      default:
        bag.report(
          .wrongType, "the default of a number is a number, this is \(node.typeName)",
          at: node.range)
        return nil
      }
    case .enumeration(let values):
      guard let text = node.scalar?.text, values.contains(text) else {
        bag.report(
          .invalidValue, "the default is not one of the values", at: node.range,
          label: node.scalar.flatMap { Suggestion.question(for: $0.text, among: values) },
          help: ["values: \(values.joined(separator: ", "))"])
        return nil
      }
      return .string(text)
    }
  }
}
