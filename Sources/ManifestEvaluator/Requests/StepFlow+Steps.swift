// SPDX-License-Identifier: MIT
import IntegrationRuntime
import ManifestLanguage

/// Conditions, loops and groups of steps.
extension StepFlow {
  /// One step after another. What they are called is known to those behind them.
  mutating func run(
    _ steps: [Step], _ expressions: inout ExpressionEvaluator
  ) throws(IntegrationError) {
    for step in steps { try run(step, &expressions) }
  }

  mutating func run(
    _ step: Step, _ expressions: inout ExpressionEvaluator
  ) throws(IntegrationError) {
    if step.loop?.limit != nil { return try sideBySide([step], .any, expressions) }
    for var inner in environments(of: step, expressions) {
      let holds = step.condition.map(inner.holds) ?? true
      switch step.action {
      case .request(let request):
        guard holds else { continue }
        try take(step.lock, inner)
        let response = try send(try make(request, of: step, inner), of: step, inner)
        if let name = step.name { expressions.answers[name] = response }
      case .sequence(let steps, let otherwise):
        if holds { try take(step.lock, inner) }
        try run(holds ? steps : otherwise, &inner)
      case .parallel(let steps, let failing):
        guard holds else { continue }
        try take(step.lock, inner)
        try sideBySide(steps, failing, inner)
      }
    }
  }

  /// A lock is always free here, if there is a key to it.
  func take(
    _ lock: LockTemplate?, _ names: ExpressionEvaluator
  ) throws(IntegrationError) {
    guard let lock, lock.condition.map(names.holds) ?? true else { return }
    guard let key = names.value(lock.key).messageText, !key.isEmpty else {
      throw .rejected("the key of the lock is empty")
    }
  }

  /// All are made before the first is sent, and sent whatever becomes of the others.
  mutating func sideBySide(
    _ steps: [Step], _ failing: Step.Failing, _ expressions: ExpressionEvaluator
  ) throws(IntegrationError) {
    var made: [(step: Step, request: Request, names: ExpressionEvaluator)] = []
    for step in steps {
      guard let request = step.request else { continue }
      for inner in environments(of: step, expressions)
      where step.condition.map(inner.holds) ?? true {
        made.append((step, try make(request, of: step, inner), inner))
      }
    }
    var first: IntegrationError?
    var count = 0
    for (step, request, names) in made {
      do throws(IntegrationError) {
        _ = try send(request, of: step, names)
        count += 1
      } catch {
        first = first ?? error
      }
    }
    if let first, failing == .any || count == 0 { throw first }
  }

  /// The names that the step knows: once, or for each element of its loop. They are computed when it
  /// is the element's turn.
  func environments(
    of step: Step, _ expressions: ExpressionEvaluator
  ) -> some Sequence<ExpressionEvaluator> {
    var elements: [Value?] = [nil]
    if let loop = step.loop {
      let list = expressions.value(loop.source).list
      if let list { expressions.trace?.note(loop.source.range, !list.isEmpty) }
      elements = list ?? []
    }
    return elements.enumerated().lazy.map { index, element in
      var inner = expressions
      if let loop = step.loop, let element {
        inner.bind(loop.variable, to: element)
        if let local = loop.index { inner.bind(local, to: .int(index)) }
      }
      inner.bind(step.bindings)
      return inner
    }
  }
}
