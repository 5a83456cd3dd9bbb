// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

extension PayloadChecker {
  /// The value of a mapping. The keywords apply from the outside in: `$let`, `$when`, then what the
  /// mapping is: `$each`, `$if`, `$switch`, or a record.
  func value(of structure: PayloadStructure, into bag: inout DiagnosticBag) -> CheckedValue {
    var checker = self
    var bindings: [Binding] = []
    if let member = structure[.let], structure[.each] == nil {
      let result = checker.bindings(member.value, "`$let`", into: &bag)
      bindings = result.bindings
      checker = with(result.scope)
    }
    var condition: CheckedExpression?
    if let member = structure[.when], structure[.each] == nil {
      let checked = checker.condition(member.value, "`$when`", into: &bag)
      condition = checked
      checker = checker.with(checker.scope.knowing(Narrowing(of: checked).whenTrue))
    }
    var value = checker.kernel(structure, into: &bag)
    if let condition { value = .when(condition, value) }
    if !bindings.isEmpty { value = .binding(bindings, value) }
    return value
  }

  private func kernel(
    _ structure: PayloadStructure, into bag: inout DiagnosticBag
  ) -> CheckedValue {
    if structure[.each] != nil { return loop(structure, into: &bag) }
    if structure[.if] != nil { return choice(structure, into: &bag) }
    if structure[.switch] != nil { return selection(structure, into: &bag) }
    for keyword in [PayloadKeyword.yield, .then, .else] {
      guard let member = structure[keyword] else { continue }
      let partner =
        switch keyword {
        case .yield: "`$each`"
        case .then: "`$if`"
        default: "`$if` or `$switch`"
        }
      bag.report(
        .invalidStructure, "`\(keyword.rawValue)` stands without \(partner)", at: member.key.range,
        help: ["for a payload key of this name write `$\(keyword.rawValue)`"])
    }
    if structure.members.count == 1, structure.members[0].key.scalar?.text == "$use",
      structure.members[0].value.sequence == nil, structure[.omitEmpty] == nil,
      structure[.omitNull] == nil
    {
      return use(structure.members[0], into: &bag) ?? .emptyRecord
    }
    return record(structure, into: &bag)
  }

  // MARK: $each

  private func loop(_ structure: PayloadStructure, into bag: inout DiagnosticBag) -> CheckedValue {
    guard let member = structure[.each] else { return .list([]) }
    reject([.if, .then, .else, .switch], in: structure, beside: "$each", into: &bag)
    guard let loop = iteration(member.value, "`$each`", into: &bag) else { return .list([]) }
    var checker = with(scope.adding(loop.locals))
    var bindings: [Binding] = []
    if let member = structure[.let] {
      let result = checker.bindings(member.value, "`$let`", into: &bag)
      bindings = result.bindings
      checker = checker.with(result.scope)
    }
    var condition: CheckedExpression?
    if let member = structure[.when] {
      let checked = checker.condition(member.value, "`$when`", into: &bag)
      condition = checked
      checker = checker.with(checker.scope.knowing(Narrowing(of: checked).whenTrue))
    }
    let body: CheckedValue
    if let yield = structure[.yield] {
      if let extra = structure.members.first {
        bag.report(
          .invalidStructure, "`$yield` is the whole element", at: extra.key.range,
          help: ["remove `$yield`, or this key"])
      }
      body = checker.check(yield.value, into: &bag)
    } else {
      body = checker.record(structure, into: &bag)
    }
    return .each(
      CheckedLoop(
        variable: loop.variable, index: loop.index, source: loop.source, bindings: bindings,
        condition: condition, body: body))
  }

  /// What a loop goes through, and by what names.
  struct Iteration {
    var variable: Local
    /// The element's place, from 0.
    var index: Local?
    var source: CheckedExpression

    var locals: [Local] { [variable] + (index.map { [$0] } ?? []) }
  }

  /// `name in list`, `(name, index) in list`
  func iteration(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> Iteration? {
    guard let scalar = node.scalar else {
      bag.report(.wrongType, "\(what) takes `name in list`", at: node.range)
      return nil
    }
    guard !isWrappedInHole(node, what, into: &bag) else { return nil }
    var parser = ExpressionParser(ScalarText(scalar), into: &bag)
    guard let parsed = parser.iteration(into: &bag) else { return nil }
    let list = expressions.check(parsed.source, into: &bag)
    let element: ValueType.Base
    switch list.type.base {
    case .list(let base): element = base
    case .invalid: element = .invalid
    default:
      bag.report(
        .notAList, "\(what) takes a list, this is \(list.type.description)", at: list.range,
        help: ExpressionChecker.listHelp(list))
      element = .invalid
    }
    let variable = parsed.variable
    guard check(localName: variable.name, at: variable.range, into: &bag) else { return nil }
    var iteration = Iteration(
      variable: context.makeLocal(variable.name, ValueType(element)), source: list)
    if let index = parsed.index {
      guard check(localName: index.name, at: index.range, into: &bag) else { return nil }
      guard index.name != variable.name else {
        bag.report(
          .invalidLocalName, "`\(index.name)` is the element already", at: index.range,
          help: ["give the index a name of its own: `(\(variable.name), index) in …`"])
        return nil
      }
      iteration.index = context.makeLocal(index.name, ValueType(.int))
    }
    return iteration
  }

  // MARK: $if and $switch

  private func choice(_ structure: PayloadStructure, into bag: inout DiagnosticBag) -> CheckedValue
  {
    reject([.each, .yield, .switch], in: structure, beside: "$if", into: &bag)
    rejectMembers(of: structure, beside: "$if", into: &bag)
    guard let member = structure[.if] else { return .emptyRecord }
    let condition = self.condition(member.value, "`$if`", into: &bag)
    let narrowing = Narrowing(of: condition)
    guard let then = structure[.then] else {
      bag.report(
        .invalidStructure, "`$if` needs `$then`", at: member.key.range,
        help: ["add `$then:`, and `$else:` if there is something for the other case"])
      return .emptyRecord
    }
    let value = with(scope.knowing(narrowing.whenTrue)).check(then.value, into: &bag)
    let otherwise = structure[.else].map {
      with(scope.knowing(narrowing.whenFalse)).check($0.value, into: &bag)
    }
    return .choice([CheckedCase(condition: condition, value: value)], otherwise: otherwise)
  }

  /// The other keys are the values to compare with, `$else` is what is left.
  private func selection(
    _ structure: PayloadStructure, into bag: inout DiagnosticBag
  ) -> CheckedValue {
    reject([.each, .yield, .if, .then], in: structure, beside: "$switch", into: &bag)
    guard let member = structure[.switch],
      let expression = bare(member.value, "`$switch`", into: &bag)
    else { return .emptyRecord }
    let subject = expressions.check(expression, into: &bag)
    let cases = structure.members.compactMap { member -> CheckedCase? in
      guard let scalar = member.key.scalar else { return nil }
      if structure[.else] == nil, scalar.style == .plain,
        ["default", "else", "otherwise", "_", "*"].contains(scalar.text)
      {
        bag.report(
          .misspeltKeyword, "this is the case of the text `\(scalar.text)`", at: member.key.range,
          label: "did you mean `$else`?", help: ["if it is meant, write `\"\(scalar.text)\"`"])
      }
      let constant: Constant =
        switch scalar.resolved {
        case .null: .null
        case .bool(let value): .bool(value)
        case .int(let value): .int(value)
        case .double(let value): .double(value)
        case .string(let value): .string(value)
        }
      let condition = expressions.equality(
        .equal, subject, expressions.constant(constant, at: member.key.range),
        at: member.key.range, into: &bag)
      return CheckedCase(condition: condition, value: check(member.value, into: &bag))
    }
    if cases.isEmpty {
      bag.report(
        .invalidStructure, "`$switch` has no case", at: member.key.range,
        help: ["write the values as keys: `gold: 3`"])
    }
    return .choice(cases, otherwise: structure[.else].map { check($0.value, into: &bag) })
  }

  private func reject(
    _ keywords: [PayloadKeyword], in structure: PayloadStructure, beside keyword: String,
    into bag: inout DiagnosticBag
  ) {
    for other in keywords {
      guard let member = structure[other] else { continue }
      bag.report(
        .invalidStructure, "`\(other.rawValue)` cannot stand beside `\(keyword)`",
        at: member.key.range)
    }
  }

  private func rejectMembers(
    of structure: PayloadStructure, beside keyword: String, into bag: inout DiagnosticBag
  ) {
    for member in structure.members {
      bag.report(
        .invalidStructure, "a key cannot stand beside `\(keyword)`", at: member.key.range,
        help: ["write it inside `$then` and `$else`"])
    }
  }
}
