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
  /// - Parameter context: made anew for the checks and for the mapping, as compiled code does.
  package func evaluate(
    _ message: Message, context: () -> MappingContext
  ) -> Evaluation {
    guard let type = FacadeSchema.Kind(rawValue: message.type.rawValue),
      let method = manifest.methods.first(where: { $0.type == type })
    else { return Evaluation(outcome: .unsupported) }

    let checks = EnsureEvaluator(
      manifest: manifest, expressions: expressions(message, context()), type: type)
    let failure = checks.firstFailure()

    var expressions = expressions(message, context())
    expressions.bind(method.bindings)
    let isWanted = method.condition.map(expressions.isTrue) ?? true
    let payload = method.payload.map { MappedPayload($0, expressions) }
    var evaluation = Evaluation(outcome: .nothingToSend)
    evaluation.payload = payload
    evaluation.failedCheck = failure?.ensure
    if let failure {
      evaluation.outcome = Evaluation.Outcome(failure.error)
    } else if isWanted {
      evaluation.outcome = outcome(method, payload, expressions)
    }
    return evaluation
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

  private func expressions(
    _ message: Message, _ context: MappingContext
  ) -> ExpressionEvaluator {
    ExpressionEvaluator(
      message: message, name: manifest.name, settings: settings, context: context)
  }

  private func outcome(
    _ method: ManifestLanguage.Method, _ payload: MappedPayload?,
    _ expressions: ExpressionEvaluator
  ) -> Evaluation.Outcome {
    if let key = payload?.missingKey { return .rejected(.missing(attribute: key)) }
    var expressions = expressions
    expressions.payload = payload?.json
    let builder = RequestBuilder(
      manifest: manifest, method: method, expressions: expressions, body: payload?.bytes ?? [])
    do throws(IntegrationError) {
      return .requests([try builder.request()])
    } catch {
      return Evaluation.Outcome(error)
    }
  }

  /// What a path that is no whole URL follows.
  ///
  /// - Throws: *invalid* if these settings give none.
  func endpoint() throws(IntegrationError) -> Endpoint {
    let expressions = ExpressionEvaluator(
      message: nil, name: manifest.name, settings: settings, context: .fixed(now: .invalid))
    return try RequestBuilder.endpoint(of: manifest, expressions)
  }
}

/// What became of one message.
package struct Evaluation: Sendable {
  package enum Outcome: Sendable {
    /// These would be sent.
    case requests([Request])
    /// The method's `when` does not hold: a success.
    case nothingToSend
    /// The message cannot be used.
    case rejected(IntegrationError)
    /// The settings cannot be used.
    case invalid(IntegrationError)
    /// The manifest does not handle messages of this type.
    case unsupported

    init(_ error: IntegrationError) {
      self = error.kind == .invalid ? .invalid(error) : .rejected(error)
    }
  }

  package var outcome: Outcome
  /// What `map` gives, whether or not the message passes the checks; nil where there is no `map`.
  package var payload: MappedPayload?
  /// The check that failed.
  package var failedCheck: ManifestLanguage.Ensure?
}

/// A payload as it is sent, and where its parts come from.
package struct MappedPayload: Sendable {
  /// Nil if the whole payload is missing; it is sent as JSON null then.
  package let root: PayloadNode?
  /// As they are sent.
  package let bytes: [UInt8]
  /// The first key that the manifest requires (`key!`) and that is missing or null.
  package let missingKey: String?

  init(_ value: CheckedValue, _ expressions: ExpressionEvaluator) {
    var evaluator = PayloadEvaluator(expressions)
    let root = evaluator.node(value)
    self.root = root
    missingKey = evaluator.missingKey
    bytes = root.jsonBytes
  }

  /// The payload as expressions of `send` read it.
  var json: JSONValue { root.flatMap { try? JSONDocument(encoding: $0).root } ?? .null }
}
