// SPDX-License-Identifier: MIT

public import IntegrationRuntime
public import JSON

/// A message with settings, and what has to come of it. Generated suites have one for each fixture
/// of a manifest.
public struct IntegrationFixture: Sendable {
  /// The file it was made from; failures name it.
  public var source: String
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
    source: String,
    type: MessageType,
    settings: String = "{}",
    input: String,
    now: Instant = Instant(milliseconds: 1_483_228_800_000 as Int64),
    output: String? = nil
  ) {
    self.source = source
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

  /// The message as one of the fixture's type.
  public func message() throws -> Message { Message(try document(), as: type, now: now) }
}

/// Fails unless a payload is what the fixture expects, written as JSON.
public func assertMaps(
  _ fixture: IntegrationFixture,
  _ payload: some JSONEncodable,
  file: StaticString = #filePath,
  line: UInt = #line
) {
  guard let output = fixture.output else {
    Failures.report("\(fixture.source) expects no output", file: file, line: line)
    return
  }
  assertJSONEqual(payload.jsonBytes, output, in: fixture.source, file: file, line: line)
}
