// SPDX-License-Identifier: MIT
import Diagnostics

/// A Pratt parser: one table of operators with their precedence (``BinaryOperator``), one place for
/// what can begin an expression, one for what can follow it.
struct ExpressionParser {
  /// Deeper nesting is refused, so that hostile input cannot exhaust the stack.
  static let depthLimit = 64

  let text: ScalarText
  private(set) var lexer: Lexer
  private(set) var token: Token
  private var depth = 0
  /// After the first error in an expression the rest of it is only skipped.
  private(set) var hasFailed = false

  /// - Parameter offset: where in the scalar's text the expression begins.
  init(_ text: ScalarText, from offset: Int = 0, into bag: inout DiagnosticBag) {
    self.text = text
    lexer = Lexer(text, from: offset)
    token = Token(kind: .end, range: offset..<offset)
    advance(into: &bag)
  }

  // MARK: Whole expressions

  /// The expression inside `${…}`. Returns it and the offset behind the closing brace.
  mutating func embedded(
    opening: Range<Int>, into bag: inout DiagnosticBag
  ) -> (Expression, end: Int) {
    let expression = whole(terminator: .rightBrace, into: &bag)
    while token.kind != .rightBrace, token.kind != .end { advance(into: &bag) }
    if token.kind == .end {
      if !hasFailed {
        bag.report(
          .expressionSyntax, "this `${` is never closed", at: text.range(opening),
          label: text.commentHelp == nil
            ? "add the missing `}`" : "YAML takes ` #` for a comment",
          help: text.commentHelp.map { [$0] } ?? [])
      }
      return (Expression(.invalid, at: expression.range), token.range.upperBound)
    }
    return (expression, token.range.upperBound)
  }

  /// The expression that is the whole of a scalar, in a place that takes nothing else.
  mutating func bare(into bag: inout DiagnosticBag) -> Expression {
    let expression = whole(terminator: .end, into: &bag)
    reportIfIncomplete(expression, into: &bag)
    return expression
  }

  private func reportIfIncomplete(_ expression: Expression, into bag: inout DiagnosticBag) {
    guard !hasFailed, token.kind == .end, case .invalid = expression.kind else { return }
    bag.report(
      .expressionSyntax, "the expression is not complete", at: text.range(token.range),
      label: text.commentHelp == nil ? nil : "YAML takes ` #` for a comment",
      help: text.commentHelp.map { [$0] } ?? [])
  }

  private mutating func whole(
    terminator: Token.Kind, into bag: inout DiagnosticBag
  ) -> Expression {
    if token.kind == terminator {
      fail("there is no expression here", at: token, help: nil, isEndReported: true, into: &bag)
      return invalid()
    }
    let expression = self.expression(into: &bag)
    if token.kind != terminator, token.kind != .end {
      fail(
        "\(token.description) cannot follow an expression", at: token, help: followHelp,
        replacement: followReplacement, into: &bag)
    }
    return hasFailed ? invalid() : expression
  }

  // MARK: Operators

  mutating func expression(into bag: inout DiagnosticBag) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      fail(
        "this expression is nested more than \(Self.depthLimit) deep", at: token, help: nil,
        into: &bag)
      return invalid()
    }
    return binary(above: 0, into: &bag)
  }

  private var binaryOperator: BinaryOperator? {
    switch token.kind {
    case .name(let name) where ["or", "and", "in"].contains(name): BinaryOperator(rawValue: name)
    case .mark("&&"): .and
    case .mark("||"): .or
    case .mark(let mark): BinaryOperator(rawValue: mark)
    default: nil
    }
  }

  private mutating func binary(above minimum: Int, into bag: inout DiagnosticBag) -> Expression {
    var left = unary(into: &bag)
    while !hasFailed, let op = binaryOperator, op.precedence > minimum {
      if op.isComparison, case .binary(let other, _, _) = left.kind, other.isComparison,
        !isParenthesised(left)
      {
        fail(
          "comparisons cannot be chained", at: token,
          help: "write `a \(other.rawValue) b and b \(op.rawValue) c`", into: &bag)
        return invalid()
      }
      advance(into: &bag)
      let right = binary(
        above: op.isRightAssociative ? op.precedence - 1 : op.precedence, into: &bag)
      left = Expression(.binary(op, left, right), at: left.range.through(right.range))
    }
    return left
  }

  /// A parenthesised expression's range begins with the parenthesis.
  private func isParenthesised(_ expression: Expression) -> Bool {
    expression.range.file.bytes[expression.range.bytes].first == UInt8(ascii: "(")
  }

  private mutating func unary(into bag: inout DiagnosticBag) -> Expression {
    let range = text.range(token.range)
    switch token.kind {
    case .name("not"):
      return prefix(.not, operandAbove: 3, at: range, into: &bag)
    case .mark("-"):
      let expression = prefix(.minus, operandAbove: 7, at: range, into: &bag)
      switch expression.kind {
      case .unary(.minus, let operand):
        switch operand.kind {
        case .int(let value): return Expression(.int(-value), at: expression.range)
        case .double(let value): return Expression(.double(-value), at: expression.range)
        default: return expression
        }
      default: return expression
      }
    case .name("if"): return conditional(at: range, into: &bag)
    default: return postfix(into: &bag)
    }
  }

  private mutating func prefix(
    _ op: UnaryOperator, operandAbove precedence: Int, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      fail("this is nested too deep", at: token, help: nil, into: &bag)
      return invalid()
    }
    advance(into: &bag)
    let operand = binary(above: precedence, into: &bag)
    return Expression(.unary(op, operand), at: range.through(operand.range))
  }

  private mutating func conditional(
    at range: SourceRange, into bag: inout DiagnosticBag
  ) -> Expression {
    advance(into: &bag)
    let condition = expression(into: &bag)
    guard expect(.name("then"), "`then` has to follow the condition", into: &bag) else {
      return invalid()
    }
    let then = expression(into: &bag)
    guard expect(.name("else"), "an `if` needs its `else`", into: &bag) else { return invalid() }
    let otherwise = expression(into: &bag)
    return Expression(
      .conditional(condition, then, otherwise), at: range.through(otherwise.range))
  }

  // MARK: Support

  mutating func advance(into bag: inout DiagnosticBag) {
    let errors = bag.errorCount
    token = lexer.next(into: &bag)
    if token.kind == .invalid, bag.errorCount > errors { hasFailed = true }
  }

  /// Takes a token, or reports that it is missing.
  mutating func expect(
    _ kind: Token.Kind, _ message: String, into bag: inout DiagnosticBag
  ) -> Bool {
    guard !hasFailed else { return false }
    guard token.kind == kind else {
      fail(message, at: token, help: followHelp, replacement: followReplacement, into: &bag)
      return false
    }
    advance(into: &bag)
    return true
  }

  /// The end of the value is no place to point at: who asked for the expression reports what is
  /// missing there, unless told that nobody will.
  mutating func fail(
    _ message: String, at token: Token, help: String?, replacement: String? = nil,
    isEndReported: Bool = false,
    into bag: inout DiagnosticBag
  ) {
    guard !hasFailed, token.kind != .invalid else { return }
    if token.kind == .end, !isEndReported { return }
    hasFailed = true
    let range = text.range(token.range)
    bag.report(
      .expressionSyntax, message, at: range, label: help.map { Label($0) },
      fix: replacement.flatMap { Fix(range, replacing: text.string(token.range), with: $0) })
  }

  func invalid() -> Expression { Expression(.invalid, at: text.range(token.range)) }
}
