// SPDX-License-Identifier: MIT
import Diagnostics
import FunctionLibrary

extension ExpressionChecker {
  func call(
    _ receiver: Expression?, _ name: String, _ nameRange: SourceRange,
    _ arguments: [Expression.Argument], at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard let receiver else {
      guard let function = FunctionLibrary.function(named: name), function.form == .call else {
        return unknownFunction(name, of: nil, at: nameRange, into: &bag)
      }
      return call(function, of: nil, arguments, nameRange: nameRange, at: range, into: &bag)
    }
    let base = check(receiver, into: &bag)
    guard base.type.base != .invalid else { return invalid(at: range) }
    if case .eventMap(let value) = base.type.base, name == "matching" {
      return matches(base, value, arguments, nameRange: nameRange, at: range, into: &bag)
    }
    guard
      let function = FunctionLibrary.member(
        named: name, of: base.type.functionType, form: .call)
    else { return unknownFunction(name, of: base, at: nameRange, into: &bag) }
    return call(function, of: base, arguments, nameRange: nameRange, at: range, into: &bag)
  }

  private func unknownFunction(
    _ name: String, of base: CheckedExpression?, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard let base else {
      let methods = FunctionLibrary.declarations(named: name).filter { $0.receiver != nil }
      let candidates = FunctionLibrary.all.filter { $0.receiver == nil }.map(\.name)
      if isTable(name) {
        bag.report(
          .unknownTable, "`\(name)` is a table", at: range, label: "write `\(name)[…]`")
        return invalid(at: range)
      }
      let foreign = ForeignSpelling.function(name).map { known -> Label in
        guard !candidates.contains(known) else { return .didYouMean(known, for: name) }
        let isCall = FunctionLibrary.declarations(named: known).first?.form == .call
        return Label("write `x.\(known)\(isCall ? "(…)" : "")`")
      }
      bag.report(
        .unknownFunction, "there is no function `\(name)`", at: range,
        label: foreign ?? Suggestion.question(for: name, among: candidates),
        help: methods.first.map { method in
          let call = method.form == .call ? "x.\(name)(…)" : "x.\(name)"
          return ["\(method.receiver?.description ?? "") has it: write `\(call)`"]
        } ?? [])
      return invalid(at: range)
    }
    if case .eventMap = base.type.base {
      bag.report(
        .unknownFunction, "\(base.type.description) has no function `\(name)`", at: range,
        label: "write `.matching(event)`", help: [Self.eventMapHelp])
      return invalid(at: range)
    }
    let members = FunctionLibrary.members(of: base.type.functionType)
    let known = ForeignSpelling.function(name) ?? name
    var help: [String] = []
    if members.contains(where: { $0.name == name && $0.form == .member }) {
      help = ["`\(name)` is written without parentheses"]
    } else if base.type.base == .json {
      let others = FunctionLibrary.declarations(named: known)
      let other = others.lazy.compactMap { declaration in
        declaration.receiver.flatMap(Self.conversion).map { ($0, declaration.form) }
      }.first
      if let (conversion, form) = other {
        help = ["say what it is: `.\(conversion).\(known)\(form == .call ? "(…)" : "")`"]
      }
    } else if case .map = base.type.base {
      help = ["an object has functions: write `.object.\(known)(…)`"]
    } else if members.allSatisfy({ $0.name != known }) {
      let owners = FunctionLibrary.declarations(named: known).compactMap { $0.receiver?.asOwner }
      if !owners.isEmpty {
        let verb = owners.count == 1 && !owners[0].hasPrefix("lists") ? "has" : "have"
        help = ["\(Self.list(owners)) \(verb) `\(known)`"]
      }
    }
    let isForeign = members.contains { $0.name == known } && known != name
    bag.report(
      .unknownFunction, "\(base.type.description) has no function `\(name)`", at: range,
      label: isForeign
        ? .didYouMean(
          known, for: name,
          isCertain: members.contains { $0.name == known && $0.form == .call })
        : Suggestion.question(
          for: name, among: members.filter { $0.form == .call }.map(\.name)), help: help)
    return invalid(at: range)
  }

  /// `A, B and C`, each once.
  private static func list(_ names: [String]) -> String {
    var unique: [String] = []
    for name in names where !unique.contains(name) { unique.append(name) }
    guard unique.count > 1, let last = unique.popLast() else { return unique.first ?? "" }
    return "\(unique.joined(separator: ", ")) and \(last)"
  }

  static func conversion(to type: FunctionType) -> String? {
    switch type {
    case .string: "string"
    case .int: "int"
    case .double: "double"
    case .bool: "bool"
    case .date: "date"
    case .list: "array"
    case .object: "object"
    default: nil
    }
  }
}
