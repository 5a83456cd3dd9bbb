// SPDX-License-Identifier: MIT
import IntegrationRuntime
import ManifestLanguage

/// Goes through a method as compiled code does: map, then each step's request. An error ends it.
struct StepFlow {
  let manifest: Manifest
  let method: ManifestLanguage.Method
  /// Knows the method's names.
  var expressions: ExpressionEvaluator
  /// What the method maps to; nil where it does not, or has not yet.
  var payload: MappedPayload?
  /// What steps that map on their own gave, in order.
  var stepPayloads: [(step: String, payload: MappedPayload)] = []
  var requests: [Request] = []
  /// Those that no request has got yet.
  var responses: [Response] = []
  /// What other messages have left in the integration, and this one leaves there.
  var state = IntegrationState()
  /// Whether names are computed when they are needed, as some come out differently each time.
  private let bindsLate: Bool
  var isRetrying = true

  init(
    manifest: Manifest, method: ManifestLanguage.Method, expressions: ExpressionEvaluator
  ) {
    self.manifest = manifest
    self.method = method
    self.expressions = expressions
    bindsLate = !method.bindings.drawn.isEmpty
    if !bindsLate { self.expressions.bind(method.bindings) }
  }

  // MARK: Once for a message

  /// Computes names that something needs, unless they are there.
  mutating func bind(for used: Set<Int>) {
    guard bindsLate else { return }
    expressions.bind(
      method.bindings.needed(for: used, given: Set(expressions.locals.keys)))
  }

  /// Makes the payload, unless it is there.
  mutating func map() {
    guard payload == nil, let value = method.payload else { return }
    bind(for: value.usedLocals)
    let mapped = MappedPayload(value, expressions)
    payload = mapped
    expressions.payloads[.method] = mapped
  }

  mutating func holds(_ condition: CheckedExpression) -> Bool {
    bind(for: condition.usedLocals)
    return expressions.holds(condition)
  }

  // MARK: Flow

  /// - Parameters:
  ///   - responses: what the requests are answered with, in order; `200 {}` beyond. A request that
  ///     is sent again takes the next one.
  ///   - retrying: whether one is sent again at all.
  mutating func run(
    answering responses: [Response], retrying: Bool
  ) -> Evaluation.Outcome {
    if let condition = method.condition, !holds(condition) { return .nothingToSend }
    if let hook = method.hook { return .leftToSwift(hook) }
    self.responses = responses
    isRetrying = retrying
    if method.usesPayload {
      map()
      if !method.mapsInRequest, let key = payload?.missingKey {
        return .rejected(.missing(attribute: key))
      }
    }
    for expression in method.lock?.expressions ?? [] { bind(for: expression.usedLocals) }
    do throws(IntegrationError) {
      try take(method.lock, self.expressions)
      bind(for: method.usedInSteps)
      var expressions = expressions
      try run(method.steps, &expressions)
    } catch {
      return requests.isEmpty ? Evaluation.Outcome(error) : .failed(requests, error)
    }
    return requests.isEmpty ? .nothingToSend : .requests(requests)
  }
}
