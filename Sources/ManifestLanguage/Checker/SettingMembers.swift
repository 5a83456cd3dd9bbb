// SPDX-License-Identifier: MIT
import Diagnostics
import FunctionLibrary

/// What can be read of objects, tables and event maps that customers enter. Keys are exact: the
/// manifest, or the customer, has written them.
extension ExpressionChecker {
  /// `goal.id`
  func recordField(
    _ steps: ArraySlice<Step>, of record: SettingRecordType, from base: CheckedExpression,
    at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard let step = steps.first else { return base }
    guard let field = record.field(step.path.key) else {
      bag.report(
        .unknownMember, "\(base.type.base.description) has no field `\(step.path.key)`",
        at: step.range,
        label: Suggestion.question(for: step.path.key, among: record.fields.map(\.name)),
        help: ["declared fields: \(record.fields.map(\.name).joined(separator: ", "))"])
      return invalid(at: range)
    }
    guard var type = ValueType(field.type) else { return invalid(at: range) }
    if !field.choices.isEmpty { type.base = .enumeration(field.choices) }
    type.isOptional = type.isOptional || base.type.isOptional
    var value = CheckedExpression(.recordField(base, record, field), type, at: range)
    if let key = value.narrowingKey, scope.present.contains(key) { value.type = type.unwrapped }
    return follow(steps.dropFirst(), from: value, at: range, into: &bag)
  }

  /// `table['key']`, `table.object`, `events.names`
  func tableMember(
    _ steps: ArraySlice<Step>, of base: CheckedExpression, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard let step = steps.first else { return base }
    if step.path.isExact {
      let key = constant(.string(step.path.key), at: step.range)
      let value = entry(base, key, at: range, into: &bag)
      return follow(steps.dropFirst(), from: value, at: range, into: &bag)
    }
    if case .map = base.type.base, step.path.key == "object" {
      let value = CheckedExpression(
        .tableObject(base), ValueType(.object, optional: base.type.isOptional), at: range)
      return follow(steps.dropFirst(), from: value, at: range, into: &bag)
    }
    if case .eventMap = base.type.base, step.path.key == "names" {
      let value = CheckedExpression(
        .eventNames(base), ValueType(.list(.string), optional: base.type.isOptional), at: range)
      return follow(steps.dropFirst(), from: value, at: range, into: &bag)
    }
    if case .map = base.type.base {
      bag.report(
        .unknownMember, "\(base.type.base.description) has no member `\(step.path.key)`",
        at: step.range,
        label: "write `['\(step.path.key)']`",
        help: ["the table as an object, with its functions, is `.object`"])
    } else {
      bag.report(
        .unknownMember, "\(base.type.base.description) has no member `\(step.path.key)`",
        at: step.range,
        help: [Self.eventMapHelp])
    }
    return invalid(at: range)
  }

  static let eventMapHelp =
    "`.matching(event)` has all values of an event, `['name']` the first of exactly this name, "
    + "`.names` all names"

  /// `table[key]`
  func entry(
    _ base: CheckedExpression, _ key: CheckedExpression, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    let element: ValueType.Base
    switch base.type.base {
    case .map(let value), .eventMap(let value): element = value
    default: return invalid(at: range)
    }
    guard isKey(key, into: &bag) else { return invalid(at: range) }
    return CheckedExpression(.entry(base, key), ValueType(element, optional: true), at: range)
  }

  /// `events.matching(event)`
  func matches(
    _ base: CheckedExpression, _ value: ValueType.Base, _ arguments: [Expression.Argument],
    nameRange: SourceRange, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard arguments.count == 1, arguments[0].name == nil || arguments[0].name == "event" else {
      bag.report(
        .wrongArguments, "`matching` takes the name of an event", at: nameRange,
        help: ["it is written `.matching(event)`"])
      return invalid(at: range)
    }
    let event = check(arguments[0].value, into: &bag)
    guard isKey(event, into: &bag) else { return invalid(at: range) }
    return CheckedExpression(
      .matches(base, event), ValueType(.list(value), optional: base.type.isOptional), at: range)
  }

  /// Whether something can be the key of a table: a text, or JSON that may be one.
  private func isKey(_ key: CheckedExpression, into bag: inout DiagnosticBag) -> Bool {
    switch key.type.base {
    case .string, .enumeration, .json: return true
    case .invalid: return false
    default:
      bag.report(
        .typeMismatch, "the key is a text, this is \(key.type.description)", at: key.range)
      return false
    }
  }
}
