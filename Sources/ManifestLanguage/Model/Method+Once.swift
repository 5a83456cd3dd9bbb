// SPDX-License-Identifier: MIT
import FunctionLibrary

/// What belongs to a message and is computed once for it, whatever reads it: the payload, and names
/// that depend on clock or chance. Compiled code and evaluator go by this, so that they agree.
///
/// What a condition needs is computed first, then what the payload needs, then the payload, then
/// what is left.
extension Method {
  /// Whether what delivers a message sends or reads the payload.
  package var usesPayload: Bool {
    guard hasPayload else { return false }
    return locksByPayload || contains { $0.sendsMethodPayload || $0.readsMethodPayload }
  }

  /// Whether the lock of the method reads its payload.
  package var locksByPayload: Bool {
    lock?.expressions.contains { $0.readsPayload(of: .method) } ?? false
  }

  /// Whether the one request is all that there is to it, so that what makes it makes the payload too.
  package var mapsInRequest: Bool {
    guard isOneRequest, let step = steps.first, step.payload == nil, drawnForPayload.isEmpty,
      step.bindings(in: self).needed(for: step.usedLocals).drawn.isEmpty
    else { return false }
    var isReadElsewhere =
      step.cache?.expressions.contains { $0.readsPayload(of: .method) } ?? false
    step.sending.forEachExpression {
      isReadElsewhere = isReadElsewhere || $0.readsPayload(of: .method)
    }
    for binding in step.bindings {
      isReadElsewhere = isReadElsewhere || binding.value.readsPayload(of: .method)
    }
    return !isReadElsewhere
  }

  /// Whether it sends one request, whatever the message.
  package var isOneRequest: Bool {
    guard steps.count == 1, lock == nil, let step = steps.first else { return false }
    return step.condition == nil && step.loop == nil && step.lock == nil && step.request != nil
  }

  /// The names that the payload is given, because something else needs one of them and they come
  /// out differently each time.
  package var drawnForPayload: [Binding] {
    guard hook != .send, let payload else { return [] }
    let own = bindings.needed(by: payload).drawn
    guard !own.isEmpty else { return [] }
    let keys = [condition, batch?.key].compactMap { $0 } + (lock?.expressions ?? [])
    let used = keys.reduce(into: usedInSteps) { $0.formUnion($1.usedLocals) }
    let others = Set(bindings.needed(for: used).map(\.local.id))
    return own.contains { others.contains($0.local.id) } ? own : []
  }

  /// Ids of the locals that the steps read.
  package var usedInSteps: Set<Int> {
    steps.reduce(into: Set<Int>()) { $0.formUnion($1.usedLocals) }
  }

  /// Whether there is such a step, wherever it stands.
  private func contains(_ isWanted: (Step) -> Bool) -> Bool {
    var result = false
    for step in steps { step.forEach { result = result || isWanted($0) } }
    return result
  }
}

extension Step {
  /// Whether its request carries the payload of the method.
  package var sendsMethodPayload: Bool {
    guard payload == nil, case .payload? = request?.body else { return false }
    return true
  }

  /// Whether an expression of it reads the payload of the method.
  package var readsMethodPayload: Bool {
    var result = false
    forEachOwnExpression { result = result || $0.readsPayload(of: .method) }
    return result
  }
}

extension BatchTemplate {
  /// Ids of the locals that what sends a batch reads.
  package var usedLocals: Set<Int> {
    var used = step.usedLocals
    results?.forEachExpression { used.formUnion($0.usedLocals) }
    return used
  }
}

extension CheckedExpression {
  /// Whether clock or chance decides on its value, so that it is another one each time.
  package var dependsOnContext: Bool {
    contains { part in
      if case .call(let function, _, _) = part.kind { function.needsContext } else { false }
    }
  }
}

extension [Binding] {
  /// Those that have to be computed once, because they come out differently each time.
  package var drawn: [Binding] { filter { $0.value.dependsOnContext } }
}
