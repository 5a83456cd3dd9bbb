// SPDX-License-Identifier: MIT
import Diagnostics

/// A Pratt parser: one table of binary operators with their binding powers, one place for what can
/// begin an expression, one for what can follow it.
struct ExpressionParser {
  /// Deeper nesting is refused, so that hostile input cannot exhaust the stack.
  static let depthLimit = 64

  private let text: ScalarText
  private var lexer: Lexer
  private var token: Token
  private var depth = 0
  /// After the first error in an expression the rest of it is only skipped.
  private var hasFailed = false

  /// - Parameter offset: where in the scalar's text the expression begins.
  init(_ text: ScalarText, from offset: Int = 0, into bag: inout DiagnosticBag) {
    self.text = text
    lexer = Lexer(text, from: offset)
    token = Token(kind: .end, range: offset..<offset)
    advance(into: &bag)
  }

  private enum BinaryOperator {
    case coalesce

    init?(_ token: Token) {
      switch token.kind {
      case .coalesce: self = .coalesce
      default: return nil
      }
    }

    /// Left and right binding power; equal or falling means left associative.
    var power: (left: Int, right: Int) {
      switch self {
      case .coalesce: (11, 10)  // right associative: a ?? (b ?? c)
      }
    }
  }

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
          label: "add the missing `}`")
      }
      return (Expression(.invalid, at: expression.range), token.range.upperBound)
    }
    return (expression, token.range.upperBound)
  }

  /// The expression that is the whole of a scalar, in a place that takes nothing else.
  mutating func bare(into bag: inout DiagnosticBag) -> Expression {
    let expression = whole(terminator: .end, into: &bag)
    if hasFailed { return expression }
    if token.kind == .end, case .invalid = expression.kind {
      bag.report(
        .expressionSyntax, "the expression is not complete", at: text.range(token.range))
    }
    return expression
  }

  private mutating func whole(
    terminator: Token.Kind, into bag: inout DiagnosticBag
  ) -> Expression {
    if token.kind == terminator {
      fail("there is no expression here", at: token, help: nil, into: &bag)
      return invalid()
    }
    let expression = binary(minimum: 0, into: &bag)
    if token.kind != terminator, token.kind != .end {
      fail("\(token.description) cannot follow an expression", at: token, help: nil, into: &bag)
    }
    return hasFailed ? invalid() : expression
  }

  private mutating func binary(minimum: Int, into bag: inout DiagnosticBag) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      fail(
        "this expression is nested more than \(Self.depthLimit) deep", at: token, help: nil,
        into: &bag)
      return invalid()
    }
    var left = postfix(into: &bag)
    while !hasFailed, let op = BinaryOperator(token), op.power.left > minimum {
      advance(into: &bag)
      let right = binary(minimum: op.power.right, into: &bag)
      left = Expression(.coalesce(left, right), at: left.range.through(right.range))
    }
    return left
  }

  /// `a.b`, `a['Exact Key']`
  private mutating func postfix(into bag: inout DiagnosticBag) -> Expression {
    var base = primary(into: &bag)
    while !hasFailed {
      switch token.kind {
      case .dot:
        advance(into: &bag)
        guard case .name(let name) = token.kind else {
          fail("a name has to follow the `.`", at: token, help: nil, into: &bag)
          return invalid()
        }
        let range = text.range(token.range)
        base = Expression(
          .member(base, name: name, nameRange: range, isExact: false),
          at: base.range.through(range))
        advance(into: &bag)
      case .leftBracket:
        advance(into: &bag)
        guard case .string(let name) = token.kind else {
          fail(
            "a key in single quotes has to follow the `[`", at: token,
            help: "write `['Exact Key']`", into: &bag)
          return invalid()
        }
        let range = text.range(token.range)
        advance(into: &bag)
        guard token.kind == .rightBracket else {
          fail("the `]` is missing", at: token, help: nil, into: &bag)
          return invalid()
        }
        base = Expression(
          .member(base, name: name, nameRange: range, isExact: true),
          at: base.range.through(text.range(token.range)))
        advance(into: &bag)
      default: return base
      }
    }
    return base
  }

  private mutating func primary(into bag: inout DiagnosticBag) -> Expression {
    let range = text.range(token.range)
    let kind: Expression.Kind
    switch token.kind {
    case .name("null"): kind = .null
    case .name("true"): kind = .bool(true)
    case .name("false"): kind = .bool(false)
    case .name(let name): kind = .name(name)
    case .int(let value): kind = .int(value)
    case .double(let value): kind = .double(value)
    case .string(let value): kind = .string(value)
    case .leftParenthesis:
      advance(into: &bag)
      let inner = binary(minimum: 0, into: &bag)
      guard !hasFailed else { return invalid() }
      guard token.kind == .rightParenthesis else {
        fail("the `)` is missing", at: token, help: nil, into: &bag)
        return invalid()
      }
      let whole = range.through(text.range(token.range))
      advance(into: &bag)
      return Expression(inner.kind, at: whole)
    case .other("$"):
      fail(
        "an expression is already open here", at: token, help: "write the name without `${`",
        into: &bag)
      return invalid()
    default:
      fail("\(token.description) cannot begin an expression", at: token, help: nil, into: &bag)
      return invalid()
    }
    advance(into: &bag)
    return Expression(kind, at: range)
  }

  private mutating func advance(into bag: inout DiagnosticBag) {
    let errors = bag.errorCount
    token = lexer.next(into: &bag)
    if token.kind == .invalid, bag.errorCount > errors { hasFailed = true }
  }

  private mutating func fail(
    _ message: String, at token: Token, help: String?, into bag: inout DiagnosticBag
  ) {
    guard !hasFailed, token.kind != .invalid else { return }
    // `embedded` reports an expression that runs into the end of the value as a missing brace.
    if token.kind == .end { return }
    hasFailed = true
    bag.report(.expressionSyntax, message, at: text.range(token.range), label: help)
  }

  private func invalid() -> Expression { Expression(.invalid, at: text.range(token.range)) }
}
