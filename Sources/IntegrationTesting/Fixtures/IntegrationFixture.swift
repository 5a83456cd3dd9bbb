// SPDX-License-Identifier: MIT

public import IntegrationRuntime
public import JSON

/// A message with settings, and what has to come of it. Generated suites have one for each fixture
/// of a manifest.
public struct IntegrationFixture: Sendable {
  /// The file it was made from, at which failures point.
  public var source: StaticString
  /// Where in that file it says what it expects, from 1.
  public var line: UInt
  /// What the message is taken as, whatever its own `type` says.
  public var type: MessageType
  /// The customer's settings, a JSON object.
  public var settings: String
  /// The raw message, a JSON object.
  public var input: String
  /// When the message is mapped.
  public var now: Instant
  /// The payload as JSON, if one is expected.
  public var output: String?

  /// Makes a fixture from JSON texts.
  public init(
    source: StaticString,
    line: UInt = 1,
    type: MessageType,
    settings: String = "{}",
    input: String,
    now: Instant = Instant(milliseconds: 1_483_228_800_000 as Int64),
    output: String? = nil
  ) {
    self.source = source
    self.line = line
    self.type = type
    self.settings = settings
    self.input = input
    self.now = now
    self.output = output
  }

  /// The raw message.
  public func document() throws -> JSONDocument { try JSONDocument(parsing: input) }

  /// The settings of an integration.
  public func settings<Settings: IntegrationSettings>(as type: Settings.Type) throws -> Settings {
    try Settings(JSONDocument(parsing: settings).root)
  }

  /// The fixture's clock, and chance that is the same each time.
  public var context: MappingContext { .fixed(now: now) }

  /// The message as one of the fixture's type.
  public func message() throws -> Message { Message(try document(), as: type, now: now) }
}

extension IntegrationFixture {
  /// The integration with the fixture's settings and clock.
  func make<Tested: Integration>(
    _ integration: Tested.Type, over transport: any Transport
  ) throws -> Tested {
    var tested = Tested(settings: try settings(as: Tested.Settings.self), transport: transport)
    // Retries are made, but not waited for.
    let start = Duration.milliseconds(now.milliseconds ?? 0)
    tested.sender.timekeeper = TestClock(start: start).timekeeper
    // A token would be another request, and kept from one test to the next.
    if tested.sender.rules.authorizer is OAuth2 { tested.sender.rules.authorizer = nil }
    return tested
  }

  /// Reports what is not as the fixture says, at the place where it says so.
  func fail(_ problem: String) {
    Failures.report("\(source): \(problem)", file: source, line: line)
  }
}

/// Fails, at the fixture's own place, unless a payload is what it expects, written as JSON.
public func assertMaps(_ fixture: IntegrationFixture, _ payload: some JSONEncodable) {
  guard let output = fixture.output else {
    fixture.fail("expects no output")
    return
  }
  assertJSONEqual(
    payload.jsonBytes, output, in: "\(fixture.source)", file: fixture.source, line: fixture.line)
}

/// Fails, at the fixture's own place, unless what a mapper makes of its message and settings is what
/// it expects.
public func assertMaps<View: TypedView, Settings: IntegrationSettings>(
  _ fixture: IntegrationFixture, _ map: (View, Settings) -> some JSONEncodable
) throws {
  let message = try View(fixture.document(), now: fixture.now, normalisesDates: true)
  try assertMaps(fixture, map(message, fixture.settings(as: Settings.self)))
}
