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
  /// What the method maps to; nil where it does not, or has not yet.
  private(set) var payload: MappedPayload?
  /// What steps that map on their own gave, in order.
  private(set) var stepPayloads: [(step: String, payload: MappedPayload)] = []
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
  private func take(
    _ lock: LockTemplate?, _ names: ExpressionEvaluator
  ) throws(IntegrationError) {
    guard let lock, lock.condition.map(names.holds) ?? true else { return }
    guard let key = names.value(lock.key).messageText, !key.isEmpty else {
      throw .rejected("the key of the lock is empty")
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

  /// The names that the step knows: once, or for each element of its loop. They are computed when it
  /// is the element's turn.
  private func environments(
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
      if value == nil { state.idCount += 1 }
      try made.set(header: key.header, to: value ?? RequestText(UUIDText.text(state.idCount)))
    }
    return made
  }
}
