// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import FunctionLibrary

extension ExpressionChecker {
  /// Conversions of JSON; any other member of it is a path. Of an object, which needs none of them,
  /// they are paths too.
  static let conversions: Set<String> = [
    "string", "int", "double", "bool", "date", "array", "object",
  ]

  /// Follows members from a value. A member of something that may be missing may be missing.
  func follow(
    _ steps: ArraySlice<Step>, from base: CheckedExpression, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard let first = steps.first else { return base }
    switch base.type.base {
    case .invalid: return invalid(at: range)
    case .json, .object:
      let conversion = conversion(first, of: base)
      if let conversion {
        return follow(steps.dropFirst(), from: conversion, at: range, into: &bag)
      }
      let path = steps.prefix(1) + steps.dropFirst().prefix { !isConversion($0) }
      lintPathThroughList(path, into: &bag)
      lintFunctionInPath(path, of: base, into: &bag)
      let value = CheckedExpression(
        .path(base, path.map(\.path)), ValueType(.json, optional: true), at: range)
      var narrowed = value
      if let key = value.narrowingKey, scope.present.contains(key) {
        narrowed.type = value.type.unwrapped
      }
      return follow(steps.dropFirst(path.count), from: narrowed, at: range, into: &bag)
    case .record(let name):
      guard let value = member(first, of: base, typed: name, at: range, into: &bag) else {
        return invalid(at: range)
      }
      return follow(steps.dropFirst(), from: value, at: range, into: &bag)
    case .product where !first.path.isExact:
      guard let accessor = FacadeSchema.productAccessor(named: first.path.key) else {
        return unknownMember(first, of: base, at: range, into: &bag)
      }
      let type = ValueType(accessor)
      let value = CheckedExpression(
        .productAccessor(base, accessor.name),
        ValueType(type.base, optional: type.isOptional || base.type.isOptional), at: range)
      return follow(steps.dropFirst(), from: value, at: range, into: &bag)
    case .settingRecord(let record):
      return recordField(steps, of: record, from: base, at: range, into: &bag)
    case .map, .eventMap:
      return tableMember(steps, of: base, at: range, into: &bag)
    default:
      guard !first.path.isExact,
        let function = FunctionLibrary.member(
          named: first.path.key, of: base.type.functionType, form: .member)
      else { return unknownMember(first, of: base, at: range, into: &bag) }
      let value = memberCall(function, of: base, at: range)
      return follow(steps.dropFirst(), from: value, at: range, into: &bag)
    }
  }

  /// A path does not go through all elements of a list, though it reads as if.
  private func lintPathThroughList(_ path: ArraySlice<Step>, into bag: inout DiagnosticBag) {
    for (step, next) in zip(path, path.dropFirst())
    where KeySpelling.normalised(step.path.key) == "products"
      && !next.path.key.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      bag.report(
        .pathThroughList, "`products` is a list, and a path does not go through its elements",
        at: next.range, label: "write `products.map(p => p.\(next.path.key))` or `$each`")
    }
  }

  private func isConversion(_ step: Step) -> Bool {
    !step.path.isExact && Self.conversions.contains(step.path.key)
  }

  private func conversion(_ step: Step, of base: CheckedExpression) -> CheckedExpression? {
    guard base.type.base == .json, isConversion(step),
      let function = FunctionLibrary.member(
        named: step.path.key, of: base.type.functionType, form: .member)
    else { return nil }
    return memberCall(function, of: base, at: base.range.through(step.range))
  }

  /// A member without arguments of a value that may be missing.
  func memberCall(
    _ function: FunctionDeclaration, of base: CheckedExpression, at range: SourceRange
  ) -> CheckedExpression {
    var bindings: FunctionType.Bindings = [:]
    if let receiver = function.receiver {
      _ = receiver.accepts(base.type.functionType.unwrapped, &bindings)
    }
    var type = ValueType(function.result.substituting(bindings)) ?? .invalid
    type.isOptional = type.isOptional || base.type.isOptional
    return CheckedExpression(.call(function, receiver: base, []), type, at: range)
  }

  private func unknownMember(
    _ step: Step, of base: CheckedExpression, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    let name = step.path.key
    var help: [String] = []
    var candidates = FunctionLibrary.members(of: base.type.functionType)
      .filter { $0.form == .member }.map(\.name)
    if case .product = base.type.base {
      candidates += FacadeSchema.productAccessors.map(\.name)
      help = [
        "another property of a product is written `\(Self.text(of: base)).properties.\(name)`"
      ]
    }
    if case .list = base.type.base, step.path.isExact {
      bag.report(
        .unknownMember, "an element of a list has a number, not a name", at: step.range,
        label: Int(name).map { "write `[\($0)]`" })
      return invalid(at: range)
    }
    if case .list = base.type.base, let known = ForeignSpelling.function(name),
      let function = FunctionLibrary.members(of: base.type.functionType)
        .first(where: { $0.name == known })
    {
      bag.report(
        .unknownMember, "a list has no member `\(name)`", at: step.range,
        label: function.form == .call
          ? Label("did you mean `\(known)(…)`?") : .didYouMean(known, for: name))
      return invalid(at: range)
    }
    if case .list = base.type.base {
      bag.report(
        .unknownMember, "a list has no member `\(name)`; its elements may", at: step.range,
        help: ["write `.map(p => p.\(name))`, `.first.\(name)` or `[0].\(name)`"])
      return invalid(at: range)
    }
    if FunctionLibrary.member(named: name, of: base.type.functionType, form: .call) != nil {
      help = ["`\(name)` is called with parentheses: `.\(name)(…)`"]
    }
    let foreign = ForeignSpelling.function(name).flatMap { known in
      FunctionLibrary.members(of: base.type.functionType).first { $0.name == known }
    }
    bag.report(
      .unknownMember, "\(base.type.description) has no member `\(name)`", at: step.range,
      label: foreign.map { Label("did you mean `\($0.name)\($0.form == .call ? "(…)" : "")`?") }
        ?? Suggestion.question(for: name, among: candidates), help: help)
    return invalid(at: range)
  }

  // MARK: Elements and tables

  func isTable(_ name: String) -> Bool { context.tables.contains { $0.name == name } }

  /// `hosts['eu']`: known when the manifest is checked.
  func tableEntry(
    _ name: String, _ steps: [Step], at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard let table = context.table(name), table.type != .invalid else {
      return invalid(at: range)
    }
    let key = steps[0].path.key
    guard let entry = table.entries.first(where: { $0.key.utf8.elementsEqual(key.utf8) }) else {
      bag.report(
        .unknownTable, "the table `\(name)` has no entry `\(key)`", at: steps[0].range,
        label: Suggestion.question(for: key, among: table.entries.map(\.key)))
      return invalid(at: range)
    }
    return follow(steps.dropFirst(), from: constant(entry.value, at: range), at: range, into: &bag)
  }

  /// `list[0]`, `json[0]`, `table[key]`
  func element(
    _ base: CheckedExpression, _ index: Expression, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    let index = check(index, into: &bag)
    guard base.type.base != .invalid, index.type.base != .invalid else { return invalid(at: range) }
    let element: ValueType.Base
    switch base.type.base {
    case .list(let type): element = type
    case .json: element = .json
    case .map, .eventMap: return entry(base, index, at: range, into: &bag)
    default:
      bag.report(
        .notAList, "\(base.type.description) has no elements", at: base.range,
        help: base.type.base.isObject
          ? ["a key is written `['key']`, one that is computed `.lookup(key)`"] : [])
      return invalid(at: range)
    }
    guard index.type == ValueType(.int) else {
      bag.report(
        .typeMismatch, "the index is an Int, this is \(index.type.description)", at: index.range,
        help: index.type.base == .json ? ["say that it is: `\(Self.text(of: index)).int ?? 0`"] : []
      )
      return invalid(at: range)
    }
    return CheckedExpression(
      .element(base, index), ValueType(element, optional: true), at: range)
  }

  /// `table[key]`
  func lookup(
    _ name: String, _ key: Expression, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard let table = context.table(name), table.type != .invalid else {
      return invalid(at: range)
    }
    let key = check(key, into: &bag)
    requireText(key, into: &bag)
    guard key.type.base != .invalid else { return invalid(at: range) }
    return CheckedExpression(
      .lookup(table, key), ValueType(table.type, optional: true), at: range)
  }
}
