// SPDX-License-Identifier: MIT
import Diagnostics

/// The settings of a fixture: whether they have their types, and placeholders for those that are
/// required and not given.
package enum FixtureSettings {
  /// - Parameter what: as a message names the value.
  static func check(
    _ value: FixtureValue, _ kind: Setting.Kind, _ what: String, into bag: inout DiagnosticBag
  ) {
    switch (kind, value.kind) {
    case (.string, .string), (.secret, .string), (.bool, .bool), (.number, .number),
      (.scalar, .string), (.scalar, .number), (.object(nil), .object):
      return
    case (.int, .number(let text)) where Int(text) != nil: return
    case (.enumeration(let values), .string(let text)) where values.contains(text): return
    case (.list(let kind), .array(let elements)):
      for element in elements { check(element, kind, "an element of \(what)", into: &bag) }
    case (.map(let kind), .object(let members)):
      for member in members {
        check(member.value, kind, "`\(member.key)` of \(what)", into: &bag)
      }
    case (.eventMap(let kind), .object(let members)):
      for member in members where !member.value.isNull {
        check(member.value, kind, "`\(member.key)` of \(what)", into: &bag)
      }
    case (.eventMap(let kind), .array(let elements)):
      for element in elements { entry(element, kind, what, into: &bag) }
    case (.object(let fields?), .object): record(value, fields, what, into: &bag)
    case (.enumeration(let values), .string(let text)):
      bag.report(
        .fixtureSettings, "\(what) is \(kind.expectation), not `\(text)`", at: value.range,
        label: Suggestion.question(for: text, among: values))
    default:
      bag.report(
        .fixtureSettings, "\(what) is \(kind.expectation), this is \(value.typeName)",
        at: value.range.firstLine)
    }
  }

  /// `{ key: Signed Up, value: … }`
  private static func entry(
    _ value: FixtureValue, _ kind: Setting.Kind, _ what: String, into bag: inout DiagnosticBag
  ) {
    guard value["key"]?.string != nil else {
      bag.report(
        .fixtureSettings, "an entry of \(what) is an object with `key` and `value`",
        at: value.range.firstLine)
      return
    }
    if let given = value["value"], !given.isNull {
      check(given, kind, "`value` of \(what)", into: &bag)
    }
  }

  private static func record(
    _ value: FixtureValue, _ fields: [Setting.Field], _ what: String,
    into bag: inout DiagnosticBag
  ) {
    for member in value.members ?? [] {
      guard let field = fields.first(where: { $0.name == member.key }) else {
        bag.report(
          .fixtureSettings, "\(what) has no field `\(member.key)`", at: member.keyRange,
          label: Suggestion.question(for: member.key, among: fields.map(\.name)))
        continue
      }
      if member.value.isNull, !field.isRequired { continue }
      check(member.value, field.kind, "`\(field.name)` of \(what)", into: &bag)
    }
    for field in fields where field.isRequired && value[field.name] == nil {
      bag.report(
        .fixtureSettings, "\(what) needs the field `\(field.name)`", at: value.range.firstLine)
    }
  }

  /// What stands for a setting where nobody cares.
  package static func placeholder(of setting: Setting) -> FixtureValue {
    placeholder(setting.kind, name: setting.name, at: setting.nameRange)
  }

  /// A value for tests that do not care.
  static func placeholder(
    _ kind: Setting.Kind, name: String, at range: SourceRange
  ) -> FixtureValue {
    let value: FixtureValue.Kind =
      switch kind {
      case .string, .secret, .scalar: .string("\(name)-1")
      case .bool: .bool(true)
      case .int, .number: .number("1")
      case .enumeration(let values): .string(values.first ?? "")
      case .list(let kind): .array([placeholder(kind, name: name, at: range)])
      case .map(let kind), .eventMap(let kind):
        .object([
          .init(
            key: "\(name)-1", keyRange: range, value: placeholder(kind, name: name, at: range))
        ])
      case .object(let fields):
        .object(
          (fields ?? []).map { field in
            .init(
              key: field.name, keyRange: range,
              value: placeholder(field.kind, name: field.name, at: range))
          })
      }
    return FixtureValue(value, at: range)
  }
}
