// SPDX-License-Identifier: MIT
import Diagnostics

/// A batch whose request says of all its messages what only one of them says.
enum BatchLint {
  static func check(_ method: Method, into bag: inout DiagnosticBag) {
    guard let batch = method.batch, batch.key == nil else { return }
    var found: CheckedExpression?
    batch.forEachExpression { expression in
      expression.forEach { part in
        if found == nil, part.readsMessage(through: method.bindings) { found = part }
      }
    }
    guard let found else { return }
    bag.report(
      .batchReadsMessage, "this is of the first message of a batch, whatever the others say",
      at: found.range,
      help: ["put it into the batch's `key`, so that only messages that agree go together"])
  }
}

extension CheckedExpression {
  /// Whether it is a part of the message itself, or a name that stands for one.
  fileprivate func readsMessage(through bindings: [Binding]) -> Bool {
    switch kind {
    case .accessor, .message, .rawMessage, .field, .options, .enabled: true
    case .local(let local):
      bindings.first { $0.local.id == local.id }
        .map { $0.value.contains { $0.readsMessage(through: bindings) } } ?? false
    default: false
    }
  }
}
