// SPDX-License-Identifier: MIT
import FacadeSchema
import HTTPTypes
import IntegrationRuntime
import ManifestLanguage

/// Sends requests as a sender does, but to nobody: each takes the next answer.
extension StepFlow {
  /// Takes answers until one is a success, or an error that is not worth another attempt.
  mutating func send(
    _ request: Request, of step: Step, _ expressions: ExpressionEvaluator
  ) throws(IntegrationError) -> Response {
    let cacheKey = step.cache.map { cache in
      cache.key.map { expressions.value($0).messageText ?? "" }
        ?? "\(request.head.method) \(request.url)"
    }
    if let cacheKey, let response = state.answers[cacheKey] { return response }
    var left = isRetrying ? step.sending.retries ?? manifest.retries : 0
    while true {
      let (response, sent) = try attempt(request, of: step)
      let error: IntegrationError
      switch verdict(response, to: sent, of: step, expressions) {
      case nil:
        if let cacheKey, isKept(response, by: step, expressions) {
          state.answers[cacheKey] = response
        }
        return response
      case let refusal?: error = refusal
      }
      guard error.isRetryable, left > 0 else { throw error }
      left -= 1
    }
  }

  private func isKept(
    _ response: Response, by step: Step, _ expressions: ExpressionEvaluator
  ) -> Bool {
    var expressions = expressions
    expressions.answers["response"] = response
    return step.cache?.condition.map(expressions.holds) ?? true
  }

  /// Sends a request, and goes where redirects lead.
  private mutating func attempt(
    _ request: Request, of step: Step
  ) throws(IntegrationError) -> (response: Response, sent: Request) {
    var chain = RedirectChain(request, limit: step.sending.redirects ?? manifest.redirects)
    while true {
      var sent = chain.request
      if chain.carriesCredentials { try sign(&sent, of: step) }
      requests.append(sent)
      let response =
        responses.isEmpty
        ? Response(status: 200, body: Array("{}".utf8)) : responses.removeFirst()
      guard try chain.follow(response, to: sent) else { return (response, sent) }
    }
  }

  /// Signs a request as each attempt is signed. Tokens are not fetched.
  private func sign(_ request: inout Request, of step: Step) throws(IntegrationError) {
    guard step.request?.auth == nil,
      case .hmac(let signature) = manifest.auth(chosenBy: expressions)
    else { return }
    try SignatureBuilder(signature: signature, expressions: expressions).made
      .sign(&request, now: expressions.context.now)
  }

  /// Nil for a success.
  private func verdict(
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
      if value == nil { state.idCount += 1 }
      try made.set(header: key.header, to: value ?? RequestText(UUIDText.text(state.idCount)))
    }
    return made
  }
}
