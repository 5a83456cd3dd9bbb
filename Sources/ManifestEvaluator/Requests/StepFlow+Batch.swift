// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import ManifestLanguage

/// Messages that are sent together, as compiled code sends them.
extension StepFlow {
  /// What the message adds to a batch; nil if there is nothing to send for it.
  mutating func item(of batch: BatchTemplate) throws(IntegrationError) -> BatchItem? {
    if let condition = method.condition, !holds(condition) { return nil }
    map()
    if let key = payload?.missingKey { throw .missing(attribute: key) }
    if let key = batch.key { bind(for: key.usedLocals) }
    return BatchItem(
      payload?.root, key: batch.key.map { expressions.knownText($0).value })
  }

  /// Sends a batch whose first message is this flow's.
  mutating func send(
    _ batch: BatchTemplate, _ content: Batch
  ) throws(IntegrationError) -> BatchAnswer {
    var names = expressions
    names.payloads = [:]
    // Clock and chance are the batch's own.
    names.bind(method.bindings.needed(for: batch.usedLocals))
    for local in batch.step.surroundings.elements {
      names.bind(local, to: .list(content.items.map { .json($0) }))
    }
    names.bind(batch.step.bindings)
    guard let template = batch.step.request else { throw .invalid("there is no request") }
    names.trace?.note(template.range, true)
    let request = try make(template, of: batch.step, names)
    let response = try send(request, of: batch.step, names)
    guard let results = batch.results else { return BatchAnswer(response, to: content) }
    names.answers["response"] = response
    return answer(results, response, request, content, names)
  }

  private func answer(
    _ results: BatchResults, _ response: Response, _ request: Request, _ content: Batch,
    _ names: ExpressionEvaluator
  ) -> BatchAnswer {
    func inner(_ result: Value, _ item: JSONValue, _ index: Int) -> ExpressionEvaluator {
      var inner = names
      inner.bind(results.result, to: result)
      inner.bind(results.item, to: .json(item))
      inner.bind(results.index, to: .int(index))
      return inner
    }
    let matches = results.match.map { match in
      { (result: Value, item: JSONValue, index: Int) in inner(result, item, index).isTrue(match) }
    }
    return BatchAnswer(
      response, to: content, sent: request, results: names.value(results.source).list ?? [],
      matches: matches, unlisted: results.unlisted == .delivered ? .delivered : .failed
    ) { result, item, index in
      let names = inner(result, item, index)
      for rule in results.failures {
        guard case .condition(let condition) = rule.test, names.holds(condition) else { continue }
        return BatchFailure(
          status: rule.status,
          reason: rule.reason.flatMap { names.value($0).messageText },
          isRetryable: rule.action == .retry)
      }
      return nil
    }
  }
}
