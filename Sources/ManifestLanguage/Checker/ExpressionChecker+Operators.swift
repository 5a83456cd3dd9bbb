// SPDX-License-Identifier: MIT
import Diagnostics

extension ExpressionChecker {
  func unary(
    _ op: UnaryOperator, _ operand: Expression, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    switch op {
    case .not:
      let checked = condition(operand, isNegated: true, into: &bag)
      guard checked.type.base != .invalid else { return invalid(at: range) }
      return CheckedExpression(.not(checked), ValueType(.bool), at: range)
    case .minus:
      let checked = number(check(operand, into: &bag), "-", into: &bag)
      guard checked.type.base != .invalid else { return invalid(at: range) }
      return CheckedExpression(.negated(checked), checked.type, at: range)
    }
  }

  func binary(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    switch op {
    case .and, .or:
      let first = condition(left, into: &bag)
      // The right side is looked at only where the left one has not decided.
      let narrowing = Narrowing(of: first)
      let known = op == .and ? narrowing.whenTrue : narrowing.whenFalse
      let second = with(scope.knowing(known)).condition(right, into: &bag)
      guard first.type.base != .invalid, second.type.base != .invalid else {
        return invalid(at: range)
      }
      return CheckedExpression(.binary(op, first, second), ValueType(.bool), at: range)
    case .equal, .notEqual:
      return equality(op, check(left, into: &bag), check(right, into: &bag), at: range, into: &bag)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return order(op, check(left, into: &bag), check(right, into: &bag), at: range, into: &bag)
    case .in:
      return membership(check(left, into: &bag), check(right, into: &bag), at: range, into: &bag)
    case .minus where isHyphen(between: left, and: right, into: &bag): return invalid(at: range)
    case .coalesce, .plus, .minus, .times, .divided, .modulo:
      return arithmetic(
        op, check(left, into: &bag), check(right, into: &bag), at: range, into: &bag)
    }
  }

  /// `==` is total and case-sensitive; missing and null are equal.
  func equality(
    _ op: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard left.type.base != .invalid, right.type.base != .invalid else { return invalid(at: range) }
    lintEquality(left, right, at: range, into: &bag)
    return CheckedExpression(.binary(op, left, right), ValueType(.bool), at: range)
  }

  private func lintEquality(
    _ left: CheckedExpression, _ right: CheckedExpression, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) {
    func report(_ message: String, label: Label? = nil) {
      bag.report(.comparisonCannotHold, message, at: range, label: label)
    }
    for (value, other) in [(left, right), (right, left)] {
      if case .enumeration(let values) = value.type.base,
        case .constant(.string(let text)) = other.kind, !values.contains(text)
      {
        report(
          "`\(text)` is not a value of this setting: \(values.joined(separator: ", "))",
          label: Suggestion.question(for: text, among: values))
        return
      }
    }
    if left.type.base == .null || right.type.base == .null {
      let value = left.type.base == .null ? right : left
      if !value.type.isOptional, value.type.base != .json {
        report(
          value.type.base == .null
            ? "null is always null" : "\(value.type.description) is never missing")
      }
      return
    }
    if Self.common(left.type.base, right.type.base) == nil {
      report(
        "\(left.type.base.description) and \(right.type.base.description) are never equal",
        label: "compare values of one type")
    }
  }

  private func order(
    _ op: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    for side in [left, right] {
      switch side.type.base {
      case .invalid: return invalid(at: range)
      case _ where !side.type.base.isOrdered:
        bag.report(
          .typeMismatch, "\(side.type.base.description) has no order", at: side.range,
          help: side.type.base == .json
            ? [
              "say what it is: `(\(Self.text(of: side)).double ?? 0)`, or `.string`, or `.date`"
            ] : [])
        return invalid(at: range)
      case _ where side.type.isOptional:
        optionalOperand(side, op.rawValue, into: &bag)
        return invalid(at: range)
      default: break
      }
    }
    guard Self.common(left.type.base, right.type.base) != nil else {
      bag.report(
        .typeMismatch,
        "\(left.type.base.description) and \(right.type.base.description) cannot be compared",
        at: range)
      return invalid(at: range)
    }
    return CheckedExpression(.binary(op, left, right), ValueType(.bool), at: range)
  }

  private func membership(
    _ left: CheckedExpression, _ right: CheckedExpression, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    switch right.type.base {
    case .invalid: return invalid(at: range)
    case .list(let element) where !right.type.isOptional:
      if Self.common(left.type.base, element) == nil {
        bag.report(
          .comparisonCannotHold,
          "\(left.type.base.description) is never in a list of \(element.description)", at: range)
      }
      lintMembership(left, right, into: &bag)
    default:
      bag.report(
        .notAList, "`in` takes a list, this is \(right.type.description)", at: right.range,
        help: Self.membershipHelp(right))
      return invalid(at: range)
    }
    guard left.type.base != .invalid else { return invalid(at: range) }
    return CheckedExpression(.binary(.in, left, right), ValueType(.bool), at: range)
  }

  private func arithmetic(
    _ op: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    // Texts with a `+` between them are one mistake, whatever else is added.
    if op == .plus, let text = [left, right].first(where: \.type.base.isTextual) {
      _ = number(text, op.rawValue, into: &bag)
      return invalid(at: range)
    }
    let first = number(left, op.rawValue, into: &bag)
    let second = number(right, op.rawValue, into: &bag)
    guard first.type.base != .invalid, second.type.base != .invalid else {
      return invalid(at: range)
    }
    let isInt = first.type.base == .int && second.type.base == .int && op != .divided
    return CheckedExpression(
      .binary(op, first, second), ValueType(isInt ? .int : .double), at: range)
  }

  /// A number that is there.
  private func number(
    _ value: CheckedExpression, _ op: String, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    switch value.type.base {
    case .invalid: return value
    case .int, .double:
      guard value.type.isOptional else { return value }
      optionalOperand(value, op, into: &bag)
    case .string, .enumeration:
      bag.report(
        .typeMismatch, "`\(op)` takes numbers, this is \(value.type.description)", at: value.range,
        help: op == "+"
          ? ["a text is put together outside of expressions: `Hello ${name}`"]
          : ["say which number it is: `\(Self.text(of: value)).double ?? 0`"])
    default:
      bag.report(
        .typeMismatch, "`\(op)` takes numbers, this is \(value.type.description)", at: value.range,
        help: Self.numberHelp(value))
    }
    return invalid(at: value.range)
  }

  private static func numberHelp(_ value: CheckedExpression) -> [String] {
    switch value.type.base {
    case .json: ["say that it is a number: `(\(text(of: value)).double ?? 0)`"]
    case .date: ["a date is moved with `.adding(days=1)`"]
    default: []
    }
  }

  /// How to come to a list from what is none.
  static func listHelp(_ value: CheckedExpression) -> [String] {
    switch value.type.base {
    case .json: ["say that it is one: `\(text(of: value)).array`"]
    case .object: ["the entries of an object: `\(text(of: value)).entries()`"]
    case .string: ["the pieces of a text: `\(text(of: value)).split(',')`"]
    default: []
    }
  }

  private static func membershipHelp(_ value: CheckedExpression) -> [String] {
    switch value.type.base {
    case .list: ["give a default: `(\(text(of: value)) ?? [])`"]
    case .json: ["say that it is one: `(\(text(of: value)).array ?? [])`"]
    case .string: ["whether a text is part of another: `\(text(of: value)).contains(…)`"]
    case .object: ["whether it has a key: `has(\(text(of: value)).key)`"]
    default: ["write `x in ['a', 'b']`"]
    }
  }

  /// A list that may hold what the setting cannot be.
  private func lintMembership(
    _ left: CheckedExpression, _ right: CheckedExpression, into bag: inout DiagnosticBag
  ) {
    guard case .enumeration(let values) = left.type.base, case .list(let elements) = right.kind
    else { return }
    for element in elements {
      guard case .constant(.string(let text)) = element.kind, !values.contains(text) else {
        continue
      }
      bag.report(
        .comparisonCannotHold,
        "`\(text)` is not a value of this setting: \(values.joined(separator: ", "))",
        at: element.range, label: Suggestion.question(for: text, among: values))
    }
  }

  /// `p.product-id` is a subtraction; reports it if it makes no sense as one.
  private func isHyphen(
    between left: Expression, and right: Expression, into bag: inout DiagnosticBag
  ) -> Bool {
    guard case .member(_, let first, let firstRange, isExact: false) = left.kind,
      case .name(let second) = right.kind,
      left.range.bytes.upperBound + 1 == right.range.bytes.lowerBound
    else { return false }
    var trial = DiagnosticBag()
    let sides = [check(left, into: &trial), check(right, into: &trial)]
    guard trial.hasErrors || !sides.allSatisfy(\.type.base.isNumber) else { return false }
    bag.report(
      .expressionSyntax, "`\(first)-\(second)` is read as `\(first)` minus `\(second)`",
      at: firstRange.through(right.range), label: "write `['\(first)-\(second)']` behind the rest")
    return true
  }

  private func optionalOperand(
    _ value: CheckedExpression, _ op: String, into bag: inout DiagnosticBag
  ) {
    let text = Self.text(of: value)
    let fallback =
      switch value.type.base {
      case .string, .enumeration: "''"
      case .date: "timestamp"
      default: "0"
      }
    bag.report(
      .optionalOperand, "this may be missing, and `\(op)` cannot do without it", at: value.range,
      label: .write(
        "(\(text) ?? \(fallback))",
        // Of a text or a date any other may be as right.
        for: value.type.base.isNumber ? text : ""))
  }
}
