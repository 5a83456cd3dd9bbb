// SPDX-License-Identifier: MIT
import FacadeSchema
package import IntegrationRuntime
package import JSON
package import ManifestLanguage

/// Runs a checked manifest on messages at once, for one customer: what compiled code would map and
/// send, without compiling it. Total: whatever the message holds, there is an outcome.
package struct Evaluator: Sendable {
  package let manifest: Manifest
  private let settings: ResolvedSettings
  /// Takes down what is reached, where somebody wants to know.
  var trace: CoverageTrace?

  /// Reads a customer's settings.
  ///
  /// - Throws: everything that is wrong with them, by the rules and with the reasons of compiled
  ///   code.
  package init(_ manifest: Manifest, settings: JSONValue) throws(SettingsError) {
    self.manifest = manifest
    self.settings = try ResolvedSettings(settings, of: manifest)
  }

  /// Checks, maps and makes the request for one message.
  ///
  /// - Parameters:
  ///   - context: made anew for the checks and for the mapping, as compiled code does.
  ///   - responses: what the requests are answered with, in order; `200 {}` beyond.
  ///   - retrying: whether a request is sent again where that is worth it.
  ///   - mapsAnyway: whether the payload is wanted where nothing needs it.
  ///   - state: what earlier messages have left in the integration.
  package func evaluate(
    _ message: Message, responses: [Response] = [], retrying: Bool = true,
    mapsAnyway: Bool = true, state: IntegrationState = IntegrationState(),
    context: () -> MappingContext
  ) -> Evaluation {
    guard let type = FacadeSchema.Kind(rawValue: message.type.rawValue),
      manifest.types.contains(type)
    else { return Evaluation(outcome: .unsupported, state: state) }

    let checks = EnsureEvaluator(
      manifest: manifest, expressions: expressions(message, context()), type: type)
    let failure = checks.firstFailure()
    if manifest.mapToTrack.contains(type) {
      var evaluation = evaluate(tracks(of: message), responses, retrying, state, context)
      evaluation.failedCheck = failure?.ensure
      if let failure {
        evaluation.outcome = Evaluation.Outcome(failure.error)
        evaluation.state = state
      }
      return evaluation
    }
    guard let method = handler(of: message, type) else {
      return Evaluation(outcome: .unsupported, state: state)
    }

    var flow = StepFlow(
      manifest: manifest, method: method, expressions: expressions(message, context()))
    flow.state = state
    var evaluation = Evaluation(outcome: .nothingToSend)
    evaluation.event = method.event?.name
    evaluation.failedCheck = failure?.ensure
    evaluation.outcome =
      failure.map { Evaluation.Outcome($0.error) }
      ?? flow.run(answering: responses, retrying: retrying)
    if mapsAnyway { flow.map() }
    evaluation.payload = flow.payload
    evaluation.stepPayloads = flow.stepPayloads
    evaluation.state = flow.state
    return evaluation
  }

  /// Why a message is not meant for the integration; nil if it is.
  package func disabledReason(_ message: Message) -> String? {
    let declaration = IntegrationDeclaration(
      name: manifest.name, slug: manifest.slug,
      channels: manifest.channels.compactMap { .init(rawValue: $0.rawValue) }, methods: [])
    return declaration.disabledReason(for: message)?.text(for: manifest.name)
  }

  /// What a page or screen message becomes.
  private func tracks(of message: Message) -> [Track] {
    let kinds = MapToTrack(
      all: settings["trackAllPages"].bool, categorized: settings["trackCategorizedPages"].bool,
      named: settings["trackNamedPages"].bool)
    return switch message {
    case .page(let page): page.tracks(kinds)
    case .screen(let screen): screen.tracks(kinds)
    default: []
    }
  }

  /// Track messages that stand for one message. An error of one does not keep the others back.
  private func evaluate(
    _ tracks: [Track], _ responses: [Response], _ retrying: Bool, _ state: IntegrationState,
    _ context: () -> MappingContext
  ) -> Evaluation {
    var evaluation = Evaluation(outcome: .nothingToSend)
    evaluation.state = state
    var requests: [Request] = []
    var failure: Evaluation.Outcome?
    // They are one message's.
    let mapping = context()
    for track in tracks {
      let message = Message.track(track)
      guard let method = handler(of: message, .track) else { continue }
      var flow = StepFlow(
        manifest: manifest, method: method, expressions: expressions(message, mapping))
      flow.state = evaluation.state
      let rest = Array(responses.dropFirst(requests.count))
      let outcome = flow.run(answering: rest, retrying: retrying)
      // What one that is not sent would draw, the next one draws.
      if case .nothingToSend = outcome {} else { flow.map() }
      if let payload = flow.payload {
        evaluation.stepPayloads.append((track.event?.string ?? "", payload))
      }
      requests += outcome.requests ?? []
      switch outcome {
      case .requests, .nothingToSend: break
      default: failure = failure ?? outcome
      }
      evaluation.stepPayloads += flow.stepPayloads
      evaluation.state = flow.state
    }
    switch failure {
    case .failed(_, let error)?: evaluation.outcome = .failed(requests, error)
    case let failure?: evaluation.outcome = failure
    case nil: if !requests.isEmpty { evaluation.outcome = .requests(requests) }
    }
    return evaluation
  }

  /// The method, or the event of a track message that is handled on its own.
  func handler(
    of message: Message, _ type: FacadeSchema.Kind
  ) -> ManifestLanguage.Method? {
    guard case .track(let track) = message else {
      return manifest.handler(of: type, event: nil)
    }
    // A date is no name of an event, though it is a text.
    let event = track.event.flatMap { $0.kind == .string && !$0.isDate ? $0.string : nil }
    return manifest.handler(of: type, event: event)
  }

  /// What a path that is no whole URL follows.
  var endpoint: Endpoint {
    RequestBuilder.endpoint(
      of: manifest,
      ExpressionEvaluator(
        message: nil, name: manifest.name, settings: settings, context: .fixed(now: .invalid)))
  }

  /// Every check and how it fails, in order: for people who want to see all of them.
  package func checks(
    _ message: Message, context: () -> MappingContext
  ) -> [(ensure: ManifestLanguage.Ensure, failure: IntegrationError?)] {
    guard let type = FacadeSchema.Kind(rawValue: message.type.rawValue) else { return [] }
    let checks = EnsureEvaluator(
      manifest: manifest, expressions: expressions(message, context()), type: type)
    return manifest.ensures.map { ($0, checks.failure(of: $0)) }
  }

  func expressions(
    _ message: Message, _ context: MappingContext
  ) -> ExpressionEvaluator {
    ExpressionEvaluator(
      message: message, name: manifest.name, settings: settings, context: context, trace: trace)
  }
}

/// What became of one message.
package struct Evaluation: Sendable {
  package enum Outcome: Sendable {
    /// These would be sent.
    case requests([Request])
    /// These would be sent; then the answer to the last of them, or to one of those sent with it, is
    /// an error, or there is no request that the next step could make.
    case failed([Request], IntegrationError)
    /// The method's `when` does not hold, or that of no step: a success.
    case nothingToSend
    /// The message cannot be used.
    case rejected(IntegrationError)
    /// The settings cannot be used.
    case invalid(IntegrationError)
    /// The manifest does not handle messages of this type.
    case unsupported
    /// The checks let it pass, and what becomes of it is a matter of Swift.
    case leftToSwift(ManifestLanguage.Method.Hook)
    /// The message is not meant for the integration. Only who asks is told.
    case disabled(String)

    /// What is sent, if that is not only a matter of checks.
    package var requests: [Request]? {
      switch self {
      case .requests(let requests), .failed(let requests, _): requests
      case .nothingToSend, .rejected, .invalid, .unsupported, .disabled, .leftToSwift: nil
      }
    }

    init(_ error: IntegrationError) {
      self = error.kind == .invalid ? .invalid(error) : .rejected(error)
    }
  }

  package var outcome: Outcome
  /// The track event that the message was handled as; nil if it has no handler of its own.
  package var event: String?
  /// What `map` gives, as a rule whether or not the message passes the checks; nil where there is no
  /// `map`.
  package var payload: MappedPayload?
  /// What steps that map on their own give, by their names, in order.
  package var stepPayloads: [(step: String, payload: MappedPayload)] = []
  /// The check that failed.
  package var failedCheck: ManifestLanguage.Ensure?
  /// What the message leaves in the integration.
  package var state = IntegrationState()
}
