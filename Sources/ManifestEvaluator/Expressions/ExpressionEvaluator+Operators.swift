// SPDX-License-Identifier: MIT
import ManifestLanguage

extension ExpressionEvaluator {
  func binary(
    _ op: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression, _ type: ValueType
  ) -> Value {
    switch op {
    case .and: .bool(isTrue(left) && isTrue(right))
    case .or: .bool(isTrue(left) || isTrue(right))
    case .equal: .bool(value(left).equals(value(right)))
    case .notEqual: .bool(!value(left).equals(value(right)))
    case .less: .bool(value(left).isLess(than: value(right)) ?? false)
    case .greater: .bool(value(right).isLess(than: value(left)) ?? false)
    case .lessOrEqual: .bool(value(right).isLess(than: value(left)).map { !$0 } ?? false)
    case .greaterOrEqual: .bool(value(left).isLess(than: value(right)).map { !$0 } ?? false)
    case .in: isMember(value(left), of: value(right))
    case .plus, .minus, .times, .divided, .modulo:
      Arithmetic.apply(
        op, value(left).conformed(to: type.base), value(right).conformed(to: type.base))
    case .coalesce: value(left).isMissingOrNull ? value(right) : value(left)
    }
  }

  private func isMember(_ element: Value, of list: Value) -> Value {
    guard case .list(let elements) = list else { return .bool(false) }
    return .bool(elements.contains { $0.equals(element) })
  }
}

/// Arithmetic that cannot fail: what overflows, and what is not finite, is missing.
enum Arithmetic {
  static func apply(_ op: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    switch (left, right) {
    case (.int(let left), .int(let right)): int(op, left, right)
    case (.double(let left), .double(let right)): double(op, left, right)
    default: .missing
    }
  }

  static func negated(_ value: Value) -> Value {
    switch value {
    case .int(let value): int(.minus, 0, value)
    case .double(let value): .double(-value)
    default: .missing
    }
  }

  private static func int(_ op: BinaryOperator, _ left: Int, _ right: Int) -> Value {
    let result: (partialValue: Int, overflow: Bool)
    switch op {
    case .plus: result = left.addingReportingOverflow(right)
    case .minus: result = left.subtractingReportingOverflow(right)
    case .times: result = left.multipliedReportingOverflow(by: right)
    case .modulo: result = left.remainderReportingOverflow(dividingBy: right)
    default: return .missing
    }
    return result.overflow ? .missing : .int(result.partialValue)
  }

  private static func double(_ op: BinaryOperator, _ left: Double, _ right: Double) -> Value {
    let result: Double
    switch op {
    case .plus: result = left + right
    case .minus: result = left - right
    case .times: result = left * right
    case .divided: result = left / right
    case .modulo: result = left.truncatingRemainder(dividingBy: right)
    default: return .missing
    }
    return result.isFinite ? .double(result) : .missing
  }
}
