// SPDX-License-Identifier: MIT
import FunctionLibrary

extension CheckedExpression {
  /// The expressions it is made of.
  package var children: [CheckedExpression] {
    switch kind {
    case .constant, .accessor, .message, .rawMessage, .field, .options, .enabled, .setting, .local,
      .payload, .answer, .invalid:
      []
    case .productAccessor(let base, _), .path(let base, _), .lookup(_, let base), .not(let base),
      .negated(let base), .lambda(_, let base), .recordField(let base, _, _),
      .eventNames(let base), .tableObject(let base):
      [base]
    case .element(let left, let right), .binary(_, let left, let right),
      .coalesce(let left, let right), .entry(let left, let right), .matches(let left, let right):
      [left, right]
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .list(let elements), .text(let elements): elements
    case .call(_, let receiver, let arguments):
      (receiver.map { [$0] } ?? []) + arguments.compactMap { $0 }
    }
  }

  /// The number of its parts, itself included.
  package var size: Int { children.reduce(1) { $0 + $1.size } }

  /// Whether no part of it reads the message, so that its value is known with the settings.
  package var isKnownWithSettings: Bool {
    switch kind {
    case .accessor, .message, .rawMessage, .field, .options, .enabled, .payload, .local, .answer,
      .invalid:
      false
    case .call(let declaration, _, _) where declaration.needsContext: false
    default: children.allSatisfy(\.isKnownWithSettings)
    }
  }

  /// Whether `test` holds for it or any part of it.
  package func contains(where test: (CheckedExpression) -> Bool) -> Bool {
    test(self) || children.contains { $0.contains(where: test) }
  }

  /// Whether it reads `payload`.
  var readsPayload: Bool { readsPayload(of: .method) || readsPayload(of: .step) }

  /// Whether it reads the payload of this owner.
  package func readsPayload(of owner: PayloadOwner) -> Bool {
    contains { if case .payload(owner) = $0.kind { true } else { false } }
  }

  /// Names of the steps whose answers it reads.
  package var answersRead: Set<String> {
    var names: Set<String> = []
    forEach { part in
      if case .answer(let answer, _) = part.kind { names.insert(answer.step) }
    }
    return names
  }

  func forEach(_ body: (CheckedExpression) -> Void) {
    body(self)
    for child in children { child.forEach(body) }
  }
}
