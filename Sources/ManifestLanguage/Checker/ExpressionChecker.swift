// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema

/// Resolves the names of an expression and finds its type.
struct ExpressionChecker {
  let context: CheckContext
  let scope: Scope

  func check(_ template: ValueTemplate, at range: SourceRange, into bag: inout DiagnosticBag)
    -> CheckedExpression
  {
    switch template {
    case .literal(let text):
      return CheckedExpression(.constant(.string(text)), ValueType(.string), at: range)
    case .expression(let expression):
      return check(expression, into: &bag)
    case .text(let parts):
      return text(parts, at: range, into: &bag)
    }
  }

  private func text(
    _ parts: [ValueTemplate.Part], at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    var isOptional = false
    let checked = parts.map { part in
      switch part {
      case .literal(let text):
        return CheckedExpression(.constant(.string(text)), ValueType(.string), at: range)
      case .expression(let expression):
        let value = check(expression, into: &bag)
        requireText(value, into: &bag)
        // A JSON value that is no scalar has no text.
        if value.type.isOptional || value.type.base == .json { isOptional = true }
        return value
      }
    }
    return CheckedExpression(.text(checked), ValueType(.string, optional: isOptional), at: range)
  }

  /// Reports a value that cannot stand in a text.
  func requireText(_ value: CheckedExpression, into bag: inout DiagnosticBag) {
    guard !value.type.rendersAsText else { return }
    bag.report(
      .needsText, "\(value.type.description) cannot stand inside a text", at: value.range,
      help: ["a text takes String, Int, Double, Bool, Date, an enum or JSON"])
  }

  func check(_ expression: Expression, into bag: inout DiagnosticBag) -> CheckedExpression {
    let range = expression.range
    switch expression.kind {
    case .invalid: return invalid(at: range)
    case .null: return constant(.null, at: range)
    case .bool(let value): return constant(.bool(value), at: range)
    case .int(let value): return constant(.int(value), at: range)
    case .double(let value): return constant(.double(value), at: range)
    case .string(let value): return constant(.string(value), at: range)
    case .name(let name): return self.name(name, at: range, into: &bag)
    case .member: return member(expression, into: &bag)
    case .coalesce(let left, let right):
      return coalesce(check(left, into: &bag), check(right, into: &bag), at: range, into: &bag)
    }
  }

  private func constant(_ constant: Constant, at range: SourceRange) -> CheckedExpression {
    CheckedExpression(.constant(constant), constant.type, at: range)
  }

  func invalid(at range: SourceRange) -> CheckedExpression {
    CheckedExpression(.invalid, .invalid, at: range)
  }

  private func coalesce(
    _ left: CheckedExpression, _ right: CheckedExpression, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard left.type.base != .invalid, right.type.base != .invalid else { return invalid(at: range) }
    if !left.type.isOptional {
      bag.report(
        .neverMissing, "the left side of this `??` is never missing", at: left.range,
        label: "\(left.type.description) is not optional",
        help: ["remove `??` and what follows it"])
    }
    guard let base = Self.common(left.type.base, right.type.base) else {
      bag.report(
        .typeMismatch,
        "the sides of `??` have different types: \(left.type.description) and "
          + right.type.description, at: range)
      return invalid(at: range)
    }
    let type = ValueType(base, optional: right.type.isOptional)
    return CheckedExpression(.coalesce(left, right), type, at: range)
  }

  /// The type that holds values of both.
  static func common(_ left: ValueType.Base, _ right: ValueType.Base) -> ValueType.Base? {
    if left == right { return left }
    switch (left, right) {
    case (.int, .double), (.double, .int): return .double
    case (.string, .enumeration), (.enumeration, .string): return .string
    case (.enumeration, .enumeration): return .string
    // JSON holds everything a payload can.
    case (.products, _), (_, .products): return nil
    case (.json, _), (_, .json), (.null, _), (_, .null): return .json
    default: return nil
    }
  }
}
