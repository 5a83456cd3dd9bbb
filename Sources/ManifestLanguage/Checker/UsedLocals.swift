// SPDX-License-Identifier: MIT

extension [Binding] {
  /// Those that something in `used` needs, itself or through another.
  ///
  /// - Parameter given: names whose values are there already. They need nothing, and are left out.
  package func needed(for used: Set<Int>, given: Set<Int> = []) -> [Binding] {
    var used = used
    var result: [Binding] = []
    for binding in reversed() where used.contains(binding.local.id) {
      guard !given.contains(binding.local.id) else { continue }
      used.formUnion(binding.value.usedLocals)
      result.append(binding)
    }
    return result.reversed()
  }

  /// Those that a value needs, itself or through another.
  package func needed(by value: CheckedValue, given: Set<Int> = []) -> [Binding] {
    needed(for: value.usedLocals, given: given)
  }

  /// What is read where `used` is, the values of the names among them included.
  fileprivate func reading(_ used: Set<Int>) -> Set<Int> {
    needed(for: used).reduce(into: used) { $0.formUnion($1.value.usedLocals) }
  }
}

extension CheckedExpression {
  /// Ids of the locals that it reads.
  package var usedLocals: Set<Int> {
    var result: Set<Int> = []
    if case .local(let local) = kind { result.insert(local.id) }
    for child in children { result.formUnion(child.usedLocals) }
    return result
  }
}

extension CheckedValue {
  /// Ids of the locals that its code reads: a name that nothing reads is not made, and so reads
  /// nothing either.
  package var usedLocals: Set<Int> {
    switch self {
    case .expression(let expression): return expression.usedLocals
    case .record(let record):
      return record.entries.reduce(into: []) { used, entry in
        switch entry {
        case .field(let field):
          if case .computed(let key) = field.key { used.formUnion(key.usedLocals) }
          used.formUnion(field.value.usedLocals)
        case .spread(.expression(let expression)): used.formUnion(expression.usedLocals)
        case .spread(.record(let value)): used.formUnion(value.usedLocals)
        }
      }
    case .list(let elements):
      return elements.reduce(into: []) { $0.formUnion($1.usedLocals) }
    case .each(let loop):
      let used = loop.body.usedLocals.union(loop.condition?.usedLocals ?? [])
      return loop.bindings.reading(used).union(loop.source.usedLocals)
    case .choice(let cases, let otherwise):
      return cases.reduce(into: otherwise?.usedLocals ?? []) { used, item in
        used.formUnion(item.condition.usedLocals)
        used.formUnion(item.value.usedLocals)
      }
    case .when(let condition, let value): return condition.usedLocals.union(value.usedLocals)
    case .binding(let bindings, let value): return bindings.reading(value.usedLocals)
    case .piece(let piece): return piece.value.usedLocals
    }
  }
}

extension Step {
  /// Ids of the locals that it reads, or a step in it.
  package var usedLocals: Set<Int> {
    var used: Set<Int> = []
    let add: (CheckedExpression) -> Void = { used.formUnion($0.usedLocals) }
    condition.map(add)
    payload?.forEachExpression(add)
    request?.forEachExpression(add)
    cache?.expressions.forEach(add)
    lock?.expressions.forEach(add)
    sending.forEachExpression(add)
    for step in innerSteps { used.formUnion(step.usedLocals) }
    return bindings.reading(used).union(loop?.source.usedLocals ?? [])
  }
}
