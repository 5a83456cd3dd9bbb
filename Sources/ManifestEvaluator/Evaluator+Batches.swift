// SPDX-License-Identifier: MIT
import FacadeSchema
package import IntegrationRuntime
package import ManifestLanguage

/// What became of messages that were delivered together.
package struct BatchEvaluation: Sendable {
  /// Everything that was sent, in order.
  package var requests: [Request] = []
  /// One for each message.
  package var outcomes: [IntegrationRuntime.Outcome] = []
  /// What of it Swift does, which only compiled code knows.
  package var hook: ManifestLanguage.Method.Hook?
}

extension Evaluator {
  /// Delivers messages together, one request after another.
  ///
  /// - Parameters:
  ///   - context: of all of them, as compiled code has it.
  ///   - responses: what the requests are answered with, in order; `200 {}` beyond.
  package func evaluate(
    _ messages: [Message], responses: [Response] = [], context: MappingContext
  ) -> BatchEvaluation {
    let prepared = messages.map { prepare($0, context) }
    var delivery = Delivery(responses: responses)
    var hook: ManifestLanguage.Method.Hook?
    var outcomes = prepared.map { part -> IntegrationRuntime.Outcome in
      if case .settled(let outcome) = part.candidate { outcome } else { .nothingToSend }
    }
    for unit in BatchPlan.units(prepared.map(\.candidate)) {
      guard let first = unit.first else { continue }
      if case .item(_, let handler, _) = prepared[first].candidate, let flow = prepared[first].flow
      {
        let items = unit.compactMap { index in
          if case .item(let item, _, _) = prepared[index].candidate { item.payload } else { nil }
        }
        let batch = Batch(handler: handler, first: messages[first], items: items)
        for (index, outcome) in zip(unit, delivery.send(batch, flow)) { outcomes[index] = outcome }
      } else {
        // What nobody needs would take chance from those behind it.
        let evaluation = evaluate(
          messages[first], responses: delivery.responses, mapsAnyway: false, state: delivery.state
        ) { context }
        if case .leftToSwift(let left) = evaluation.outcome { hook = left }
        outcomes[first] = delivery.end(of: evaluation, messages[first])
      }
    }
    return BatchEvaluation(requests: delivery.requests, outcomes: outcomes, hook: hook)
  }

  private typealias Prepared = (candidate: BatchPlan.Candidate, flow: StepFlow?)

  /// Checks and maps what may go with others.
  private func prepare(_ message: Message, _ context: MappingContext) -> Prepared {
    guard let type = FacadeSchema.Kind(rawValue: message.type.rawValue),
      !manifest.mapToTrack.contains(type), let method = handler(of: message, type),
      let batch = method.batch
    else { return (.alone, nil) }
    let names = expressions(message, context)
    let checks = EnsureEvaluator(manifest: manifest, expressions: names, type: type)
    if let failure = checks.firstFailure() { return (.settled(Outcome(failure.error)), nil) }
    var flow = StepFlow(manifest: manifest, method: method, expressions: names)
    do throws(IntegrationError) {
      guard let item = try flow.item(of: batch) else { return (.settled(.nothingToSend), nil) }
      let handler: MessageHandler =
        method.event.map { .named($0.name) } ?? .type(message.type)
      let limits = BatchLimits(items: batch.items, bytes: batch.bytes)
      return (.item(item, handler: handler, limits: limits), flow)
    } catch {
      return (.settled(Outcome(error)), nil)
    }
  }

  /// What has been sent so far, and the answers that are left.
  private struct Delivery {
    var responses: [Response]
    var requests: [Request] = []
    var state = IntegrationState()

    init(responses: [Response]) { self.responses = responses }

    /// An error of the request is every item's.
    mutating func send(_ batch: Batch, _ flow: StepFlow) -> [IntegrationRuntime.Outcome] {
      guard let template = flow.method.batch else { return [] }
      var flow = flow
      flow.responses = responses
      flow.state = state
      let outcomes: [IntegrationRuntime.Outcome]
      do throws(IntegrationError) {
        let answer = try flow.send(template, batch)
        outcomes = answer.errors.map { error in
          error.map { Outcome($0) } ?? .delivered([answer.response])
        }
      } catch {
        outcomes = batch.items.map { _ in Outcome(error) }
      }
      responses = flow.responses
      state = flow.state
      requests += flow.requests
      return outcomes
    }

    /// How the delivery of a message by itself ended.
    mutating func end(
      of evaluation: Evaluation, _ message: Message
    ) -> IntegrationRuntime.Outcome {
      let sent = evaluation.outcome.requests ?? []
      requests += sent
      state = evaluation.state
      responses = Array(responses.dropFirst(sent.count))
      return switch evaluation.outcome {
      case .requests, .leftToSwift: .delivered([])
      case .failed(_, let error): Outcome(error)
      case .nothingToSend: .nothingToSend
      case .rejected(let error): .rejected(error)
      case .invalid(let error): .invalid(error)
      case .disabled: .disabled(.switchedOffByMessage)
      case .unsupported: .unsupported(type: message.type.rawValue)
      }
    }
  }
}
