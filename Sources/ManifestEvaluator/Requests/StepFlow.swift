// SPDX-License-Identifier: MIT
import FacadeSchema
import IntegrationRuntime
import ManifestLanguage

/// Goes through a method as compiled code does: map, then each step's request. An error ends it.
struct StepFlow {
  let manifest: Manifest
  let method: ManifestLanguage.Method
  /// Knows the method's names.
  private var expressions: ExpressionEvaluator
  /// What the method maps to, whether or not anything is sent; nil where it does not.
  let payload: MappedPayload?
  /// What steps that map on their own gave, in order.
  private(set) var stepPayloads: [(step: String, payload: MappedPayload)] = []
  private var requests: [Request] = []
  /// Those that no request has got yet.
  private var responses: [Response] = []

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

  /// - Parameter responses: what the requests are answered with, in order; `200 {}` beyond.
  mutating func run(answering responses: [Response]) -> Evaluation.Outcome {
    guard method.condition.map(expressions.isTrue) ?? true else { return .nothingToSend }
    self.responses = responses
    do throws(IntegrationError) {
      var expressions = expressions
      _ = try run(method.steps, &expressions)
    } catch {
      return Evaluation.Outcome(error)
    }
    return requests.isEmpty ? .nothingToSend : .requests(requests)
  }

  // MARK: Steps

  /// Whether to go on, or an answer that is an error ended the flow: what was sent was sent.
  private enum Progress { case goesOn, ended }

  /// One step after another. What they are called is known to those behind them.
  private mutating func run(
    _ steps: [Step], _ expressions: inout ExpressionEvaluator
  ) throws(IntegrationError) -> Progress {
    for step in steps {
      guard try run(step, &expressions) == .goesOn else { return .ended }
    }
    return .goesOn
  }

  private mutating func run(
    _ step: Step, _ expressions: inout ExpressionEvaluator
  ) throws(IntegrationError) -> Progress {
    if step.loop?.limit != nil { return try sideBySide([step], .any, expressions) }
    for var inner in environments(of: step, expressions) {
      let holds = step.condition.map(inner.isTrue) ?? true
      switch step.action {
      case .request(let request):
        guard holds else { continue }
        requests.append(try make(request, of: step, inner))
        let response = takeResponse()
        guard step.accepts(response) else { return .ended }
        if let name = step.name { expressions.answers[name] = response }
      case .sequence(let steps, let otherwise):
        guard try run(holds ? steps : otherwise, &inner) == .goesOn else { return .ended }
      case .parallel(let steps, let failing):
        guard holds else { continue }
        guard try sideBySide(steps, failing, inner) == .goesOn else { return .ended }
      }
    }
    return .goesOn
  }

  /// All are made before the first is sent, and sent whatever becomes of the others.
  private mutating func sideBySide(
    _ steps: [Step], _ failing: Step.Failing, _ expressions: ExpressionEvaluator
  ) throws(IntegrationError) -> Progress {
    var made: [(step: Step, request: Request)] = []
    for step in steps {
      guard let request = step.request else { continue }
      for inner in environments(of: step, expressions)
      where step.condition.map(inner.isTrue) ?? true {
        made.append((step, try make(request, of: step, inner)))
      }
    }
    requests += made.map(\.request)
    let accepted = made.map { $0.step.accepts(takeResponse()) }
    let isFine = failing == .any ? accepted.allSatisfy { $0 } : accepted.contains(true)
    return isFine || made.isEmpty ? .goesOn : .ended
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
    return elements.map { element in
      var inner = expressions
      inner.bind(loop.variable, to: element)
      return binding(inner)
    }
  }

  private mutating func make(
    _ request: RequestTemplate, of step: Step, _ expressions: ExpressionEvaluator
  ) throws(IntegrationError) -> Request {
    var expressions = expressions
    let own = step.payload.map { MappedPayload($0, expressions) }
    if let own { stepPayloads.append((step.name ?? method.type.rawValue, own)) }
    expressions.payloads[.step] = own
    return try RequestBuilder(
      manifest: manifest, method: method, step: step, template: request, expressions: expressions,
      methodPayload: payload, stepPayload: own
    ).request()
  }

  private mutating func takeResponse() -> Response {
    guard !responses.isEmpty else { return Response(status: 200, body: Array("{}".utf8)) }
    return responses.removeFirst()
  }
}

extension Step {
  /// Whether an answer is no error.
  fileprivate func accepts(_ response: Response) -> Bool {
    response.isSuccess || tolerated.contains { $0.contains(response.status) }
  }
}
