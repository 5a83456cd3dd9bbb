// SPDX-License-Identifier: MIT
import ManifestLanguage

extension [Binding] {
  /// Those that something in `used` needs, itself or through another.
  func needed(for used: Set<Int>) -> [Binding] {
    var used = used
    var result: [Binding] = []
    for binding in reversed() where used.contains(binding.local.id) {
      used.formUnion(binding.value.usedLocals)
      result.append(binding)
    }
    return result.reversed()
  }

  /// Those that a value needs, itself or through another.
  func needed(by value: CheckedValue) -> [Binding] { needed(for: value.usedLocals) }
}

extension CheckedExpression {
  /// Ids of the locals that it reads.
  var usedLocals: Set<Int> {
    var result: Set<Int> = []
    if case .local(let local) = kind { result.insert(local.id) }
    for child in children { result.formUnion(child.usedLocals) }
    return result
  }
}

extension CheckedValue {
  /// Ids of the locals that its code reads: a name that nothing reads is not made, and so reads
  /// nothing either.
  var usedLocals: Set<Int> {
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
      return Self.adding(loop.bindings, to: used).union(loop.source.usedLocals)
    case .choice(let cases, let otherwise):
      return cases.reduce(into: otherwise?.usedLocals ?? []) { used, item in
        used.formUnion(item.condition.usedLocals)
        used.formUnion(item.value.usedLocals)
      }
    case .when(let condition, let value): return condition.usedLocals.union(value.usedLocals)
    case .binding(let bindings, let value): return Self.adding(bindings, to: value.usedLocals)
    case .piece(let piece): return piece.value.usedLocals
    }
  }

  private static func adding(_ bindings: [Binding], to used: Set<Int>) -> Set<Int> {
    bindings.needed(for: used).reduce(into: used) { $0.formUnion($1.value.usedLocals) }
  }
}
