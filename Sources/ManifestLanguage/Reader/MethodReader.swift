// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// Reads `identify:`, `track:` and so on.
struct MethodReader {
  let context: CheckContext
  /// With what the checks have made sure of.
  let scope: Scope
  let type: MessageType
  let hasEndpoint: Bool
  /// The manifest's own `let`.
  let letNode: YAMLNode?

  func read(
    _ node: YAMLNode, keyRange: SourceRange, into bag: inout DiagnosticBag
  ) -> Method? {
    guard var keys = MappingReader(node, what: "`\(type.rawValue)`", into: &bag) else {
      return nil
    }
    let ownLet = keys.value("let")
    let whenNode = keys.value("when")
    let mapNode = keys.value("map")
    let sendNode = keys.required("send", example: "POST /path", into: &bag)
    keys.finish(into: &bag)

    var scope = scope
    var bindings: [Binding] = []
    for node in [letNode, ownLet].compactMap({ $0 }) {
      let result = PayloadChecker(context: context, scope: scope).bindings(node, "`let`", into: &bag)
      bindings += result.bindings
      scope = result.scope
    }
    var condition: CheckedExpression?
    if let whenNode {
      let checked = PayloadChecker(context: context, scope: scope)
        .condition(whenNode, "`when`", into: &bag)
      condition = checked
      scope = scope.knowing(Narrowing(of: checked).whenTrue)
    }
    let payload = mapNode.flatMap { self.payload($0, scope: scope, into: &bag) }
    if payload != nil { scope.payload = ValueType(.json) }
    let request = sendNode.flatMap {
      SendReader(
        context: context, scope: scope, hasEndpoint: hasEndpoint, hasPayload: mapNode != nil
      ).read($0, into: &bag)
    }
    if let ownLet {
      PayloadChecker(context: context, scope: scope)
        .lintUnused(Array(bindings.suffix(ownLet.mapping?.entries.count ?? 0)), node: ownLet, into: &bag)
    }
    guard let request else { return nil }
    return Method(
      type: type, range: keyRange, bindings: bindings.filter { context.isUsed($0.local) },
      condition: condition, payload: payload, request: request)
  }

  /// A payload is an object: written out, or an expression that gives one.
  private func payload(
    _ node: YAMLNode, scope: Scope, into bag: inout DiagnosticBag
  ) -> CheckedValue? {
    let value = PayloadChecker(context: context, scope: scope).check(node, into: &bag)
    guard case .expression(let expression) = value else { return value }
    switch expression.type.base {
    case .object, .json, .list, .invalid: return value
    default:
      bag.report(
        .typeMismatch,
        "a payload is a mapping, a list or an expression that gives an object, "
          + "this is \(expression.type.description)", at: node.range)
      return nil
    }
  }
}
