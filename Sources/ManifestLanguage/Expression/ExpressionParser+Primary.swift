// SPDX-License-Identifier: MIT
import Diagnostics

/// What an expression begins with, and what can follow that.
extension ExpressionParser {
  /// `a.b`, `a['Exact Key']`, `a[0]`, `a.f(x)`
  mutating func postfix(into bag: inout DiagnosticBag) -> Expression {
    var base = primary(into: &bag)
    while !hasFailed {
      switch token.kind {
      case .mark("."):
        guard let next = member(of: base, into: &bag) else { return invalid() }
        base = next
      case .mark("["):
        guard let next = subscripted(base, into: &bag) else { return invalid() }
        base = next
      default: return base
      }
    }
    return base
  }

  private mutating func member(
    of base: Expression, into bag: inout DiagnosticBag
  ) -> Expression? {
    advance(into: &bag)
    guard case .name(let name) = token.kind else {
      var help: String?
      switch token.kind {
      case .int(let index): help = "write `[\(index)]`"
      case .string(let key): help = "write `['\(key)']`"
      default: break
      }
      fail("a name has to follow the `.`", at: token, help: help, into: &bag)
      return nil
    }
    let range = text.range(token.range)
    advance(into: &bag)
    if token.kind == .mark("(") {
      guard let (arguments, end) = arguments(into: &bag) else { return nil }
      return Expression(
        .call(receiver: base, name: name, nameRange: range, arguments),
        at: base.range.through(end))
    }
    return Expression(
      .member(base, name: name, nameRange: range, isExact: false), at: base.range.through(range))
  }

  private mutating func subscripted(
    _ base: Expression, into bag: inout DiagnosticBag
  ) -> Expression? {
    advance(into: &bag)
    if case .string(let name) = token.kind {
      let range = text.range(token.range)
      advance(into: &bag)
      let end = text.range(token.range)
      guard expect(.mark("]"), "the `]` is missing", into: &bag) else { return nil }
      return Expression(
        .member(base, name: name, nameRange: range, isExact: true), at: base.range.through(end))
    }
    let index = expression(into: &bag)
    let end = text.range(token.range)
    guard expect(.mark("]"), "the `]` is missing", into: &bag) else { return nil }
    return Expression(.index(base, index), at: base.range.through(end))
  }

  /// `(a, name=b)`; returns the closing parenthesis too.
  private mutating func arguments(
    into bag: inout DiagnosticBag
  ) -> ([Expression.Argument], SourceRange)? {
    advance(into: &bag)
    var arguments: [Expression.Argument] = []
    while !hasFailed, token.kind != .mark(")") {
      var value = expression(into: &bag)
      var name: Expression.Parameter?
      if token.kind == .mark("="), case .name(let label) = value.kind {
        name = Expression.Parameter(name: label, range: value.range)
        advance(into: &bag)
        value = expression(into: &bag)
      }
      arguments.append(
        Expression.Argument(name: name?.name, nameRange: name?.range, value: value))
      guard token.kind == .mark(",") else { break }
      advance(into: &bag)
    }
    let end = text.range(token.range)
    guard expect(.mark(")"), "the `)` is missing", into: &bag) else { return nil }
    return (arguments, end)
  }

  private mutating func primary(into bag: inout DiagnosticBag) -> Expression {
    let range = text.range(token.range)
    let kind: Expression.Kind
    switch token.kind {
    case .name("null"): kind = .null
    case .name("true"): kind = .bool(true)
    case .name("false"): kind = .bool(false)
    case .name(let word) where ["then", "else", "and", "or", "in"].contains(word):
      fail("`\(word)` cannot begin an expression", at: token, help: nil, into: &bag)
      return invalid()
    case .name(let name): return named(name, at: range, into: &bag)
    case .int(let value): kind = .int(value)
    case .double(let value): kind = .double(value)
    case .string(let value): kind = .string(value)
    case .mark("("): return parenthesised(at: range, into: &bag)
    case .mark("["): return list(at: range, into: &bag)
    case .other("$"):
      fail(
        "an expression is already open here", at: token, help: "write the name without `${`",
        into: &bag)
      return invalid()
    case .other("{"):
      fail(
        "an expression has no objects", at: token, help: "structure is written in YAML",
        into: &bag)
      return invalid()
    case .other("!"):
      fail(
        "`!` cannot begin an expression", at: token, help: "write `not`", replacement: "not ",
        into: &bag)
      return invalid()
    default:
      fail("\(token.description) cannot begin an expression", at: token, help: nil, into: &bag)
      return invalid()
    }
    advance(into: &bag)
    return Expression(kind, at: range)
  }

  /// A name, a call of a function, or a lambda.
  private mutating func named(
    _ name: String, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> Expression {
    advance(into: &bag)
    switch token.kind {
    case .mark("("):
      guard let (arguments, end) = arguments(into: &bag) else { return invalid() }
      return Expression(
        .call(receiver: nil, name: name, nameRange: range, arguments), at: range.through(end))
    case .mark("=>"):
      advance(into: &bag)
      let body = expression(into: &bag)
      return Expression(
        .lambda([Expression.Parameter(name: name, range: range)], body),
        at: range.through(body.range))
    default: return Expression(.name(name), at: range)
    }
  }

  /// `(a)`, or the parameters of a lambda, `(a, b) => …`.
  private mutating func parenthesised(
    at range: SourceRange, into bag: inout DiagnosticBag
  ) -> Expression {
    advance(into: &bag)
    let first = expression(into: &bag)
    var names: [Expression.Parameter]? = parameter(first).map { [$0] }
    var isList = false
    while !hasFailed, token.kind == .mark(",") {
      isList = true
      advance(into: &bag)
      let next = expression(into: &bag)
      names = names.flatMap { names in parameter(next).map { names + [$0] } }
    }
    let end = text.range(token.range)
    guard expect(.mark(")"), "the `)` is missing", into: &bag) else { return invalid() }
    if token.kind == .mark("=>"), let names {
      advance(into: &bag)
      let body = expression(into: &bag)
      return Expression(.lambda(names, body), at: range.through(body.range))
    }
    if token.kind == .mark("=>") {
      fail("the parameters of a lambda are names", at: token, help: nil, into: &bag)
      return invalid()
    }
    if isList {
      fail("`=>` has to follow the parameters", at: token, help: nil, into: &bag)
      return invalid()
    }
    return Expression(first.kind, at: range.through(end))
  }

  private func parameter(_ expression: Expression) -> Expression.Parameter? {
    guard case .name(let name) = expression.kind else { return nil }
    return Expression.Parameter(name: name, range: expression.range)
  }

  private mutating func list(
    at range: SourceRange, into bag: inout DiagnosticBag
  ) -> Expression {
    advance(into: &bag)
    var elements: [Expression] = []
    while !hasFailed, token.kind != .mark("]") {
      elements.append(expression(into: &bag))
      guard token.kind == .mark(",") else { break }
      advance(into: &bag)
    }
    let end = text.range(token.range)
    guard expect(.mark("]"), "the `]` is missing", into: &bag) else { return invalid() }
    return Expression(.list(elements), at: range.through(end))
  }
}
