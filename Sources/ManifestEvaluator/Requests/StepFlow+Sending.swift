// SPDX-License-Identifier: MIT
import FacadeSchema
import HTTPTypes
import IntegrationRuntime
import ManifestLanguage

/// Makes requests and takes their answers.
extension StepFlow {
  /// Takes answers until one is a success, or an error that is not worth another attempt.
  mutating func send(
    _ request: Request, of step: Step, _ expressions: ExpressionEvaluator
  ) throws(IntegrationError) -> Response {
    let cacheKey = step.cache.map { cache in
      cache.key.map { expressions.value($0).messageText ?? "" }
        ?? "\(request.head.method) \(request.url)"
    }
    if let cacheKey, let response = kept[cacheKey] { return response }
    var left = isRetrying ? step.sending.retries ?? manifest.retries : 0
    while true {
      requests.append(request)
      let response =
        responses.isEmpty
        ? Response(status: 200, body: Array("{}".utf8)) : responses.removeFirst()
      let error: IntegrationError
      switch verdict(response, to: request, of: step, expressions) {
      case nil:
        if let cacheKey { kept[cacheKey] = response }
        return response
      case let refusal?: error = refusal
      }
      guard error.isRetryable, left > 0 else { throw error }
      left -= 1
    }
  }

  /// Nil for a success.
  func verdict(
    _ response: Response, to request: Request, of step: Step, _ expressions: ExpressionEvaluator
  ) -> IntegrationError? {
    var expressions = expressions
    expressions.answers["response"] = response
    let rule = step.sending.rules.first { rule in
      switch rule.test {
      case .statuses(let range): range.contains(response.status)
      case .condition(let condition): expressions.holds(condition)
      }
    }
    guard let rule else { return IntegrationError(response, to: request) }
    if rule.action == .ignore { return nil }
    return IntegrationError(
      refusing: response, to: request, status: rule.status,
      reason: rule.reason.flatMap { expressions.value($0).messageText },
      isRetryable: rule.action == .retry)
  }

  mutating func make(
    _ request: RequestTemplate, of step: Step, _ expressions: ExpressionEvaluator
  ) throws(IntegrationError) -> Request {
    expressions.trace?.note(request.range, true)
    var expressions = expressions
    let own = step.payload.map { MappedPayload($0, expressions) }
    if let own { stepPayloads.append((step.name ?? method.type.rawValue, own)) }
    expressions.payloads[.step] = own
    let builder = RequestBuilder(
      manifest: manifest, method: method, step: step, template: request, expressions: expressions,
      methodPayload: payload, stepPayload: own)
    var made = try builder.request()
    if let key = step.sending.idempotencyKey {
      let value = key.value.map(expressions.requestText) ?? nil
      // They count up, so that a fixture always gives the same.
      if value == nil { idCount += 1 }
      try made.set(header: key.header, to: value ?? RequestText(UUIDText.text(idCount)))
    }
    try builder.sign(&made)
    return made
  }
}
