// SPDX-License-Identifier: MIT

public import IntegrationRuntime
internal import JSON

/// Messages that are delivered together, and how the delivery of each has to end.
public struct BatchFixture: Sendable {
  /// The file it was made from, at which failures point.
  public var source: StaticString
  /// Where in that file it says what it expects, from 1.
  public var line: UInt
  /// The customer's settings, a JSON object.
  public var settings: String
  /// The raw messages, JSON objects.
  public var inputs: [String]
  /// When the messages are mapped.
  public var now: Instant
  /// How each delivery ends: `delivered`, `nothingToSend`, `rejected: reason`, `failed: reason`; nil
  /// is not compared.
  public var outcomes: [String]?

  /// Makes a fixture from JSON texts.
  public init(
    source: StaticString,
    line: UInt = 1,
    settings: String = "{}",
    inputs: [String],
    now: Instant = Instant(milliseconds: 1_483_228_800_000 as Int64),
    outcomes: [String]? = nil
  ) {
    self.source = source
    self.line = line
    self.settings = settings
    self.inputs = inputs
    self.now = now
    self.outcomes = outcomes
  }
}

/// Fails, at the fixture's own place, unless an integration, given all of the fixture's messages at
/// once, ends as it says and sends exactly these requests over a real connection to a local server.
///
/// - Parameters:
///   - requests: in the order in which they are sent; nil is not compared.
///   - answers: what the server answers, in order; `200 {}` beyond.
public func assertDelivers<Tested: Integration>(
  _ integration: Tested.Type,
  _ fixture: BatchFixture,
  requests expected: [ExpectedRequest]? = nil,
  answers: [ScriptedResponse] = []
) async throws {
  func fail(_ problem: String) {
    Failures.report("\(fixture.source): \(problem)", file: fixture.source, line: fixture.line)
  }
  let messages = try fixture.inputs.map {
    try Message(JSONDocument(parsing: $0), now: fixture.now)
  }
  let settings = try Tested.Settings(JSONDocument(parsing: fixture.settings).root)
  let server = try await RecordingServer.start(responses: answers)
  let transport = LoopbackTransport(to: server)
  var integration = Tested(settings: settings, transport: transport)
  let start = Duration.milliseconds(fixture.now.milliseconds ?? 0)
  integration.sender.timekeeper = TestClock(start: start).timekeeper
  if integration.sender.rules.authorizer is OAuth2 { integration.sender.rules.authorizer = nil }
  let tested = integration
  let outcomes = await MappingContext.$injected.withValue(.fixed(now: fixture.now)) {
    await tested.deliver(messages, options: DeliveryOptions(isEnabled: true, concurrency: 1))
  }
  await server.stop()

  if outcomes.count != messages.count {
    fail("\(messages.count) messages have \(outcomes.count) outcomes")
  }
  for (index, (wanted, outcome)) in zip(fixture.outcomes ?? [], outcomes).enumerated()
  where wanted != outcome.summary {
    fail("message \(index): expected \(wanted), got \(outcome.summary)")
  }
  guard let expected else { return }
  if server.requests.count != expected.count {
    fail("expected \(expected.count) requests, got \(server.requests.count)")
  }
  let urls = transport.urls
  for (index, (wanted, request)) in zip(expected, server.requests).enumerated() {
    let url = index < urls.count ? urls[index] : nil
    for problem in differences(wanted, request, url: url, output: nil) {
      fail("request \(index): \(problem)")
    }
  }
}
