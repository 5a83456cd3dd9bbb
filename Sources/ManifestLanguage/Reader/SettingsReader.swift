// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// Reads `settings:`.
enum SettingsReader {
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
    let kind = SettingTypeReader().kind(&keys, example: "string", into: &bag)
    let label = keys.value("label").flatMap { ScalarReading.prose($0, "`label`", into: &bag) }
    let summary = keys.value("description").flatMap {
      ScalarReading.prose($0, "`description`", into: &bag)
    }
    let defaultNode = keys.value("default")
    keys.finish(into: &bag)
    guard let kind else { return nil }
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
    case .scalar:
      switch node.scalar?.resolved {
      case .int(let value): return .int(value)
      case .double(let value) where value.isFinite: return .double(value)
      case .string(let text): return .string(text)
      default:
        bag.report(
          .wrongType, "the default of a scalar is a text or a number, this is \(node.typeName)",
          at: node.range)
        return nil
      }
    case .list, .map, .eventMap:
      bag.report(
        .invalidValue, "a list, a map or an event map has no default", at: node.range,
        help: ["it is empty where nothing is entered"])
      return nil
    case .object:
      bag.report(
        .invalidValue, "an object has no default", at: node.range,
        help: ["it is missing where nothing is entered; give its fields one with `??`"])
      return nil
    }
  }
}
