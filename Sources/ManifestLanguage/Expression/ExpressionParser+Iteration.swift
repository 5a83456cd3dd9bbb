// SPDX-License-Identifier: MIT
import Diagnostics

/// What loops say.
extension ExpressionParser {
  /// `name in expression`, or `(name, index) in expression`, of `$each:` and `forEach:`.
  mutating func iteration(into bag: inout DiagnosticBag) -> Iteration? {
    let isInParentheses = token.kind == .mark("(")
    if isInParentheses { advance(into: &bag) }
    guard case .name(let name) = token.kind, name != "in" else {
      fail(
        "`name in list` is expected here", at: token, help: "write `item in products`",
        isEndReported: true, into: &bag)
      return nil
    }
    let variable = Expression.Parameter(name: name, range: text.range(token.range))
    advance(into: &bag)
    var index: Expression.Parameter?
    if isInParentheses {
      guard let parameter = indexInParentheses(name, into: &bag) else { return nil }
      index = parameter
    }
    guard token.kind == .name("in") else {
      let help =
        switch token.kind {
        case .end: "write `item in \(name)`"
        case .mark(","): "for the place in the list too write `(\(name), index) in …`"
        case .mark("."), .mark("["), .mark("("): "write `item in …`"
        default: "write `\(name) in …`"
        }
      fail(
        "`in` has to follow the variable", at: token, help: help, isEndReported: true, into: &bag)
      return nil
    }
    advance(into: &bag)
    return Iteration(variable: variable, index: index, source: bare(into: &bag))
  }

  /// What a loop goes through, and by what names.
  struct Iteration {
    var variable: Expression.Parameter
    /// The name of the element's place.
    var index: Expression.Parameter?
    var source: Expression
  }

  /// `, index)`
  private mutating func indexInParentheses(
    _ variable: String, into bag: inout DiagnosticBag
  ) -> Expression.Parameter? {
    let help = "write `(\(variable), index) in …`, or `\(variable) in …`"
    func failing(_ what: String) -> Expression.Parameter? {
      fail(what, at: token, help: help, isEndReported: true, into: &bag)
      return nil
    }
    guard token.kind == .mark(",") else { return failing("`, index)` has to follow the variable") }
    advance(into: &bag)
    guard case .name(let name) = token.kind, name != "in" else {
      return failing("the name of the index is expected here")
    }
    let index = Expression.Parameter(name: name, range: text.range(token.range))
    advance(into: &bag)
    guard token.kind == .mark(")") else { return failing("`)` has to follow the index") }
    advance(into: &bag)
    return index
  }
}
