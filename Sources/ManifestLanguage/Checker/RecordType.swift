// SPDX-License-Identifier: MIT
import Diagnostics
import FunctionLibrary
import YAMLTree

/// A type of `types:`: an object of which some members are known. Whether an answer really has them
/// is never assumed: what is read of it may be missing, and a member of another type is.
struct RecordType {
  var name: String
  var members: [(name: String, type: ValueType.Base)]
}

/// The types that a manifest declares, and which of them something uses.
final class TypeTable {
  private let declared: [(name: String, range: SourceRange)]
  /// Those that are written inside others too, under names such as `Contact.address`.
  private var records: [String: RecordType] = [:]
  private var used: Set<String> = []

  init(declared: [(name: String, range: SourceRange)] = []) { self.declared = declared }

  var names: [String] { declared.map(\.name) }

  func record(_ name: String) -> RecordType? { records[name] }

  func add(_ record: RecordType) { records[record.name] = record }

  /// The type that `returns:` or `errors:` names; everything it is made of counts as used.
  func used(_ node: YAMLNode, into bag: inout DiagnosticBag) -> ValueType.Base? {
    let start = node.range.start
    // One that is described on the spot is known by its place.
    let type = TypeReader(table: self).type(
      node, name: "the answer of \(start.line):\(start.column)", into: &bag)
    if let type { use(type) }
    return type
  }

  private func use(_ type: ValueType.Base) {
    switch type {
    case .list(let element): use(element)
    case .record(let name):
      guard used.insert(name).inserted else { return }
      records[name]?.members.forEach { use($0.type) }
    default: break
    }
  }

  var unused: [(name: String, range: SourceRange)] { declared.filter { !used.contains($0.name) } }
}

extension ExpressionChecker {
  /// `contact.plan`: the member of a record, in its declared type if it has it.
  func member(
    _ step: Step, of base: CheckedExpression, typed name: String, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression? {
    let key = step.path.key
    let members = context.types.record(name)?.members ?? []
    guard let type = members.first(where: { $0.name == key })?.type else {
      bag.report(
        .unknownMember, "\(name) has no member `\(key)`", at: step.range,
        label: Suggestion.question(for: key, among: members.map(\.name)),
        help: members.isEmpty ? [] : ["declared: \(members.map(\.name).joined(separator: ", "))"])
      return nil
    }
    let value = CheckedExpression(
      .path(base, [PathStep(key, exact: true)]), ValueType(.json, optional: true), at: range)
    return conform(value, to: type)
  }

  /// A JSON value as one of a declared type; missing if it is none. Elements of a list that are of
  /// another type are left out.
  func conform(_ value: CheckedExpression, to type: ValueType.Base) -> CheckedExpression {
    var result: CheckedExpression
    switch type {
    case .json: result = value
    case .list(let element):
      result = converted(value, "array")
      guard element != .json,
        let map = FunctionLibrary.member(named: "map", of: .list(.json), form: .call)
      else { break }
      let item = context.makeLocal("item", ValueType(.json))
      let body = conform(
        CheckedExpression(.local(item), item.type, at: value.range), to: element)
      let lambda = CheckedExpression(.lambda([item], body), body.type, at: value.range)
      result = CheckedExpression(
        .call(map, receiver: result, [lambda]), result.type, at: value.range)
    case .record: result = converted(value, "object")
    default:
      guard let conversion = Self.conversion(to: type.functionType) else { return value }
      result = converted(value, conversion)
    }
    let isPresent = result.narrowingKey.map(scope.present.contains) ?? false
    result.type = ValueType(type, optional: !isPresent)
    return result
  }

  private func converted(_ value: CheckedExpression, _ conversion: String) -> CheckedExpression {
    FunctionLibrary.member(named: conversion, of: .json, form: .member).map {
      memberCall($0, of: value, at: value.range)
    } ?? invalid(at: value.range)
  }
}
