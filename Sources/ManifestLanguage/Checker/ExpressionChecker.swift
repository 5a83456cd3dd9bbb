// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema

/// Resolves the names of an expression and finds its type.
struct ExpressionChecker {
  let context: CheckContext
  let scope: Scope

  func with(_ scope: Scope) -> ExpressionChecker {
    ExpressionChecker(context: context, scope: scope)
  }

  func check(
    _ template: ValueTemplate, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    switch template {
    case .literal(let text):
      return CheckedExpression(.constant(.string(text)), ValueType(.string), at: range)
    case .expression(let expression): return check(expression, into: &bag)
    case .text(let parts): return text(parts, at: range, into: &bag)
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
    guard !value.type.base.rendersAsText else { return }
    bag.report(
      .needsText, "\(value.type.description) cannot stand inside a text", at: value.range,
      help: ["a text takes String, Int, Double, Bool, Date, an enum or JSON"])
  }

  func check(_ expression: Expression, into bag: inout DiagnosticBag) -> CheckedExpression {
    let checked = resolve(expression, into: &bag)
    guard checked.type.isOptional, let key = checked.narrowingKey, scope.present.contains(key)
    else { return checked }
    return CheckedExpression(checked.kind, checked.type.unwrapped, at: checked.range)
  }

  private func resolve(_ expression: Expression, into bag: inout DiagnosticBag) -> CheckedExpression
  {
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
    case .index(let base, let index):
      if case .name(let name) = base.kind, scope.locals[name] == nil, isTable(name) {
        return lookup(name, index, at: range, into: &bag)
      }
      return element(check(base, into: &bag), index, at: range, into: &bag)
    case .call(let receiver, let name, let nameRange, let arguments):
      return call(receiver, name, nameRange, arguments, at: range, into: &bag)
    case .lambda:
      bag.report(
        .wrongArguments, "a lambda can only be an argument", at: range,
        help: ["for instance `products.map(p => p.sku)`"])
      return invalid(at: range)
    case .unary(let op, let operand): return unary(op, operand, at: range, into: &bag)
    case .binary(.coalesce, let left, let right):
      return coalesce(check(left, into: &bag), check(right, into: &bag), at: range, into: &bag)
    case .binary(let op, let left, let right):
      return binary(op, left, right, at: range, into: &bag)
    case .conditional(let condition, let then, let otherwise):
      return conditional(condition, then, otherwise, at: range, into: &bag)
    case .list(let elements):
      return list(elements.map { check($0, into: &bag) }, at: range, into: &bag)
    }
  }

  func constant(_ constant: Constant, at range: SourceRange) -> CheckedExpression {
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
    let (left, right) = (left.beside(right), right.beside(left))
    if isNeverMissing(left) {
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

  /// Whether a value is always there, and not JSON null.
  func isNeverMissing(_ value: CheckedExpression) -> Bool {
    switch value.type.base {
    case _ where value.type.isOptional: false
    case .null: false
    case .json: value.narrowingKey.map(scope.present.contains) ?? false
    default: true
    }
  }

  private func conditional(
    _ condition: Expression, _ then: Expression, _ otherwise: Expression, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    let test = self.condition(condition, into: &bag)
    let narrowing = Narrowing(of: test)
    let first = with(scope.knowing(narrowing.whenTrue)).check(then, into: &bag)
    let second = with(scope.knowing(narrowing.whenFalse)).check(otherwise, into: &bag)
    let (left, right) = (first.beside(second), second.beside(first))
    guard left.type.base != .invalid, right.type.base != .invalid, test.type.base != .invalid
    else { return invalid(at: range) }
    guard let base = Self.common(left.type.base, right.type.base) else {
      bag.report(
        .typeMismatch,
        "the branches of this `if` have different types: \(left.type.description) and "
          + right.type.description, at: range)
      return invalid(at: range)
    }
    let type = ValueType(base, optional: left.type.isOptional || right.type.isOptional)
    return CheckedExpression(.conditional(test, left, right), type, at: range)
  }

  /// An expression that has to be a Bool that is always there: there is no truthiness.
  ///
  /// - Parameter isNegated: whether `not` stands before it: then what is missing must not count as
  ///   false.
  func condition(
    _ expression: Expression, isNegated: Bool = false, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    let checked = check(expression, into: &bag)
    let text = Self.text(of: checked)
    switch checked.type.base {
    case .invalid: return checked
    case .bool where !checked.type.isOptional:
      if case .constant(.bool(let value)) = checked.kind {
        bag.report(
          .unreachableBranch, "this condition is always \(value)", at: checked.range)
      }
      return checked
    case .bool:
      bag.report(
        .conditionNotBool, "this condition may be missing", at: checked.range,
        label: isNegated
          ? .write("\(text) ?? true", for: "")
          : .write("\(text) ?? false", for: text.contains(" ") ? "" : text),
        help: isNegated ? ["with `false` this would hold where there is no value"] : [])
    default:
      bag.report(
        .conditionNotBool, "a condition is a Bool, this is \(checked.type.description)",
        at: checked.range,
        help: [
          "compare it, or write `has(\(text))` for whether it is there, `truthy(\(text))` for "
            + "JavaScript's truth"
        ])
    }
    return invalid(at: checked.range)
  }

  private func list(
    _ elements: [CheckedExpression], at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard var base = elements.first?.type.base else {
      return CheckedExpression(.list([]), ValueType(.list(.json)), at: range)
    }
    for element in elements.dropFirst() {
      base = Self.common(base, element.type.base) ?? .json
    }
    if elements.contains(where: { $0.type.base == .invalid }) { return invalid(at: range) }
    if base == .null { base = .json }
    return CheckedExpression(.list(elements), ValueType(.list(base)), at: range)
  }

  /// The source of an expression, for a message.
  static func text(of expression: CheckedExpression) -> String {
    let text = String(decoding: expression.range.file.bytes[expression.range.bytes], as: UTF8.self)
    return text.count <= 40 ? text : "…"
  }

  /// The type that holds values of both.
  static func common(_ left: ValueType.Base, _ right: ValueType.Base) -> ValueType.Base? {
    if left == right { return left }
    switch (left, right) {
    case (.int, .double), (.double, .int): return .double
    case (.string, .enumeration), (.enumeration, .string): return .string
    case (.enumeration, .enumeration): return .string
    case (.object, .record), (.record, .object), (.record, .record): return .object
    case (.list(let a), .list(let b)): return common(a, b).map { .list($0) }
    // JSON holds everything a payload can.
    case (.json, _), (_, .json), (.null, _), (_, .null): return .json
    default: return nil
    }
  }
}

extension CheckedExpression {
  /// The same; `[]` is a list of whatever the list that it stands beside is one of.
  fileprivate func beside(_ other: CheckedExpression) -> CheckedExpression {
    guard case .list(let elements) = kind, elements.isEmpty, case .list = other.type.base else {
      return self
    }
    return CheckedExpression(kind, ValueType(other.type.base), at: range)
  }
}
