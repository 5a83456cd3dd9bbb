// SPDX-License-Identifier: MIT
import FacadeSchema
import IntegrationRuntime
import ManifestLanguage

/// Goes through a method as compiled code does: map, then each step's request. An error ends it.
struct StepFlow {
  let manifest: Manifest
  let method: ManifestLanguage.Method
  /// Knows the method's names.
  var expressions: ExpressionEvaluator
  /// What the method maps to, whether or not anything is sent; nil where it does not.
  let payload: MappedPayload?
  /// What steps that map on their own gave, in order.
  private(set) var stepPayloads: [(step: String, payload: MappedPayload)] = []
  var requests: [Request] = []
  /// Those that no request has got yet.
  var responses: [Response] = []
  /// Of idempotency keys.
  var idCount: UInt64 = 0
  /// Answers that stand for those to the same requests.
  var kept: [String: Response] = [:]
  var isRetrying = true

  init(
    manifest: Manifest, method: ManifestLanguage.Method, expressions: ExpressionEvaluator
  ) {
    self.manifest = manifest
    self.method = method
    self.expressions = expressions
    self.expressions.bind(method.bindings)
    payload = method.payload.map { [expressions = self.expressions] in
      MappedPayload($0, expressions)
    }
    self.expressions.payloads[.method] = payload
  }

  /// - Parameters:
  ///   - responses: what the requests are answered with, in order; `200 {}` beyond. A request that
  ///     is sent again takes the next one.
  ///   - retrying: whether one is sent again at all.
  mutating func run(
    answering responses: [Response], retrying: Bool
  ) -> Evaluation.Outcome {
    guard method.condition.map(expressions.holds) ?? true else { return .nothingToSend }
    if let hook = method.hook { return .leftToSwift(hook) }
    self.responses = responses
    isRetrying = retrying
    if let key = method.lock?.key, (expressions.value(key).messageText ?? "").isEmpty {
      return .rejected(.rejected("the key of the lock is empty"))
    }
    do throws(IntegrationError) {
      var expressions = expressions
      try run(method.steps, &expressions)
    } catch {
      return error.response == nil ? Evaluation.Outcome(error) : .failed(requests, error)
    }
    return requests.isEmpty ? .nothingToSend : .requests(requests)
  }

  // MARK: Steps

  /// One step after another. What they are called is known to those behind them.
  private mutating func run(
    _ steps: [Step], _ expressions: inout ExpressionEvaluator
  ) throws(IntegrationError) {
    for step in steps { try run(step, &expressions) }
  }

  private mutating func run(
    _ step: Step, _ expressions: inout ExpressionEvaluator
  ) throws(IntegrationError) {
    if step.loop?.limit != nil { return try sideBySide([step], .any, expressions) }
    for var inner in environments(of: step, expressions) {
      let holds = step.condition.map(inner.holds) ?? true
      switch step.action {
      case .request(let request):
        guard holds else { continue }
        let response = try send(try make(request, of: step, inner), of: step, inner)
        if let name = step.name { expressions.answers[name] = response }
      case .sequence(let steps, let otherwise): try run(holds ? steps : otherwise, &inner)
      case .parallel(let steps, let failing): if holds { try sideBySide(steps, failing, inner) }
      }
    }
  }

  /// All are made before the first is sent, and sent whatever becomes of the others.
  private mutating func sideBySide(
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

  /// The names that the step knows: once, or for each element of its loop.
  private func environments(
    of step: Step, _ expressions: ExpressionEvaluator
  ) -> [ExpressionEvaluator] {
    func binding(_ names: ExpressionEvaluator) -> ExpressionEvaluator {
      var names = names
      names.bind(step.bindings)
      return names
    }
    guard let loop = step.loop else { return [binding(expressions)] }
    guard case .list(let elements) = expressions.value(loop.source) else { return [] }
    expressions.trace?.note(loop.source.range, !elements.isEmpty)
    return elements.map { element in
      var inner = expressions
      inner.bind(loop.variable, to: element)
      return binding(inner)
    }
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
    return made
  }
}
