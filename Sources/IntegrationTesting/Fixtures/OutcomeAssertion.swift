// SPDX-License-Identifier: MIT

public import IntegrationRuntime

/// How a delivery has to end that is not refused.
public enum ExpectedOutcome: Sendable, Hashable {
  /// Something is sent, and all answers are successes.
  case delivered
  /// Nothing is sent, and that is a success.
  case nothingToSend
  /// The integration does not handle such messages.
  case unsupported
  /// The message is not meant for the integration, for this reason
  /// (see `DisabledReason.text(for:)`).
  case disabled(String)
}

/// Fails unless the delivery of the fixture's message, over a real connection to a local server,
/// ends so. Only for *disabled* it counts whom the message is meant for.
///
/// - Parameter answers: what the server answers, in order; `200 {}` beyond.
public func assertOutcome<Tested: Integration>(
  _ integration: Tested.Type,
  _ fixture: IntegrationFixture,
  _ expected: ExpectedOutcome,
  answers: [ScriptedResponse] = []
) async throws {
  let server = try await RecordingServer.start(responses: answers)
  let tested = try fixture.make(Tested.self, over: LoopbackTransport(to: server))
  var options = DeliveryOptions()
  if case .disabled = expected {} else { options.isEnabled = true }
  let message = try fixture.message()
  let outcome = await MappingContext.$injected.withValue(.fixed(now: fixture.now)) {
    [options] in await tested.deliver(message, options: options)
  }
  await server.stop()
  let actual = ExpectedOutcome(outcome, of: Tested.declaration.name)
  if actual != expected {
    fixture.fail("expected \(expected), got \(actual.map { "\($0)" } ?? outcome.description)")
  }
  if outcome.responses.isEmpty, outcome.error == nil, !server.requests.isEmpty {
    fixture.fail("a request was sent all the same")
  }
}

extension ExpectedOutcome {
  /// Nil for an error.
  fileprivate init?(_ outcome: Outcome, of integration: String) {
    switch outcome {
    case .delivered: self = .delivered
    case .nothingToSend: self = .nothingToSend
    case .unsupported: self = .unsupported
    case .disabled(let reason): self = .disabled(reason.text(for: integration))
    case .rejected, .invalid, .failed: return nil
    }
  }
}
