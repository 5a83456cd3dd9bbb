// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// The names that the code of a flow needs.
extension FlowEmitter {
  /// The names that an expression needs and that the code around it does not have yet.
  func statements(
    _ bindings: [Binding], for expression: CheckedExpression, _ declared: inout Set<Int>
  ) -> [Code] {
    statements(bindings, for: expression.usedLocals, &declared)
  }

  func statements(
    _ bindings: [Binding], for used: Set<Int>, _ declared: inout Set<Int>
  ) -> [Code] {
    let needed = bindings.needed(for: used, given: declared)
    declared.formUnion(needed.map(\.local.id))
    return PayloadEmitter(expressions: emitter).statements(needed)
  }

  func names(
    for lock: LockTemplate, _ bindings: [Binding], _ declared: inout Set<Int>
  ) -> [Code] {
    lock.expressions.flatMap { statements(bindings, for: $0, &declared) }
  }

  /// The names that the keys of a step's lock and of its kept answer need.
  func keyNames(of step: Step, _ declared: inout Set<Int>) -> [Code] {
    let keys = (step.lock?.expressions ?? []) + (step.cache?.expressions ?? [])
    return keys.flatMap { statements(step.bindings(in: method), for: $0, &declared) }
  }

  /// The same of those that come out differently each time: they are computed here, and handed to
  /// what needs them.
  func drawn(
    _ bindings: [Binding], for used: Set<Int>, _ declared: inout Set<Int>
  ) -> [Code] {
    let drawn = bindings.needed(for: used, given: declared).drawn
    return statements(bindings, for: Set(drawn.map(\.local.id)), &declared)
  }

  /// Those that the payload needs.
  func drawnForPayload(_ declared: inout Set<Int>) -> [Code] {
    drawn(method.bindings, for: method.inputsOfPayload.given, &declared)
  }

  /// Those that a step has of its own.
  func drawn(of step: Step, _ declared: inout Set<Int>) -> [Code] {
    drawn(step.bindings(in: method), for: step.usedLocals, &declared)
  }
}
