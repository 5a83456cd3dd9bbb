// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// What methods and steps begin with.
extension PayloadChecker {
  struct Opening {
    var bindings: [Binding] = []
    var condition: CheckedExpression?
    var scope: Scope
  }

  /// `let:` and `when:`
  ///
  /// - Parameter shared: the `let` whose names fragments see too.
  func opening(
    _ lets: [YAMLNode?], when whenNode: YAMLNode?, shared: YAMLNode? = nil,
    into bag: inout DiagnosticBag
  ) -> Opening {
    var opening = Opening(scope: scope)
    for node in lets.compactMap({ $0 }) {
      let result = with(opening.scope).bindings(node, "`let`", into: &bag)
      opening.bindings += result.bindings
      opening.scope = result.scope
      if node.range == shared?.range { opening.scope.shared = opening.scope.locals }
    }
    if let whenNode {
      let checked = with(opening.scope).condition(whenNode, "`when`", into: &bag)
      opening.condition = checked
      opening.scope = opening.scope.knowing(Narrowing(of: checked).whenTrue)
    }
    return opening
  }

  /// A payload is an object: written out, or an expression that gives one.
  func payload(
    _ node: YAMLNode, into bag: inout DiagnosticBag
  ) -> CheckedValue? {
    let value = check(node, into: &bag)
    guard case .expression(let expression) = value else { return value }
    switch expression.type.base {
    case .object, .record, .json, .list, .invalid: return value
    default:
      bag.report(
        .typeMismatch,
        "a payload is a mapping, a list or an expression that gives an object, "
          + "this is \(expression.type.description)", at: node.range)
      return nil
    }
  }
}
