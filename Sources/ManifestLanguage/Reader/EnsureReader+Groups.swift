// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

extension EnsureReader {
  /// Which kind of group a check is, if it is one.
  static func rule(of node: YAMLNode) -> Ensure.Group.Rule? {
    Ensure.Group.Rule.allCases.first { rule in
      node.mapping?.entries.contains { $0.key.scalar?.text == rule.rawValue } == true
    }
  }

  /// `{ any: [settings.apiKey, settings.token], reason: …, methods: [track] }`
  mutating func group(
    _ node: YAMLNode, _ rule: Ensure.Group.Rule, into bag: inout DiagnosticBag
  ) -> Ensure? {
    guard var keys = MappingReader(node, what: "a group of checks", into: &bag) else { return nil }
    let checksNode = keys.value(rule.rawValue)
    let reasonNode = keys.value("reason")
    let methodsNode = keys.value("methods")
    let errors = bag.errorCount
    keys.finish(into: &bag)
    guard bag.errorCount == errors, let checksNode,
      let nodes = ScalarReading.list(checksNode, "`\(rule.rawValue)`", into: &bag)
    else { return nil }
    guard nodes.count > 1 || rule == .all && !nodes.isEmpty else {
      bag.report(
        .invalidEnsure, "a group has at least two checks", at: checksNode.range,
        help: ["one check limited to some types is `{ all: […], methods: […] }`"])
      return nil
    }
    let limited = methodsNode.map { methods(of: $0, into: &bag) ?? [] } ?? methods
    var inner = EnsureReader(context: context, methods: limited, letNode: letNode)
    inner.present = present
    // What one alternative makes sure of, the next cannot rely on.
    var checks: [Ensure] = []
    for node in nodes {
      if rule != .all { inner.present = present }
      checks += inner.read([node], into: &bag)
    }
    guard checks.count == nodes.count, bag.errorCount == errors else { return nil }
    if rule == .all { for type in limited { present[type] = inner.present[type] } }
    var reasons: [MessageType: CheckedExpression] = [:]
    if let reasonNode {
      for type in limited {
        var scope = Scope.message(type)
        scope.present = present[type] ?? []
        scope = PayloadChecker.inlining(letNode, into: scope, context: context)
        let reason = RequestReader(context: context, scope: scope).value(
          reasonNode, "the reason", into: &bag)
        guard let reason, bag.errorCount == errors else { return nil }
        PayloadChecker(context: context, scope: scope).expressions.requireText(reason, into: &bag)
        reasons[type] = reason
      }
    }
    return Ensure(
      subject: .group(
        Ensure.Group(
          rule: rule, checks: checks, methods: limited, reasons: reasons,
          reason: reasonNode?.scalar?.text)), range: node.range, canFail: true)
  }
}
