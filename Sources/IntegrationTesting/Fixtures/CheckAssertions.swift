// SPDX-License-Identifier: MIT

public import IntegrationRuntime

/// Fails unless the fixture passes the checks as it is, and its settings are *invalid*, with the
/// reason that names the setting, once the setting is absent, null or the empty text.
///
/// - Parameter isText: whether the setting is a text, so that it can be empty.
public func assertInvalid<Tested: Integration>(
  _ integration: Tested.Type,
  _ fixture: IntegrationFixture,
  withoutSetting name: String,
  isText: Bool = true,
  file: StaticString = #filePath,
  line: UInt = #line
) throws {
  func fail(_ problem: String) {
    Failures.report("\(fixture.source): \(problem)", file: file, line: line)
  }
  if let error = try problem(of: integration, fixture) {
    fail("the fixture does not pass the checks: \(error)")
  }
  var settings = try JSONTree(parsing: fixture.settings)
  let missing: [(String, JSONTree?)] = [("absent", nil), ("null", .null), ("empty", .string(""))]
  for (how, value) in isText ? missing : Array(missing.dropLast()) {
    settings[name] = value
    var changed = fixture
    changed.settings = settings.text
    let error = try problem(of: integration, changed)
    let reason = "setting \"\(name)\" is required"
    if error?.kind != .invalid || error?.reason != reason {
      fail("with \(name) \(how): expected invalid (\(reason)), got \(outcome(error))")
    }
  }
}

/// Fails unless the fixture passes the checks as it is, and its message is *rejected*, with the
/// reason that names the attribute, once nothing that the attribute is read from is there.
public func assertRejected<Tested: Integration>(
  _ integration: Tested.Type,
  _ fixture: IntegrationFixture,
  withoutAttribute path: String,
  file: StaticString = #filePath,
  line: UInt = #line
) throws {
  func fail(_ problem: String) {
    Failures.report("\(fixture.source): \(problem)", file: file, line: line)
  }
  if let error = try problem(of: integration, fixture) {
    fail("the fixture does not pass the checks: \(error)")
  }
  var changed = fixture
  changed.input = try MessageAttribute(path).removed(from: JSONTree(parsing: fixture.input)).text
  let error = try problem(of: integration, changed)
  let reason = "message attribute \"\(path)\" is required"
  if error?.kind != .rejected || error?.reason != reason {
    fail("without \(path): expected rejected (\(reason)), got \(outcome(error))")
  }
}

/// Fails, at the fixture's own place, unless its message does not get as far as a request: its settings are *invalid*, or
/// it is *rejected*, by a check or because a key that the payload requires is missing.
public func assertRefused<Tested: Integration>(
  _ integration: Tested.Type,
  _ fixture: IntegrationFixture,
  _ verdict: ErrorKind,
  _ reason: String
) async throws {
  var error = try problem(of: integration, fixture)
  let transport = RecordingTransport()
  if error == nil {
    let tested = Tested(
      settings: try fixture.settings(as: Tested.Settings.self), transport: transport)
    do {
      _ = try await MappingContext.$injected.withValue(.fixed(now: fixture.now)) {
        try await tested.send(fixture.message())
      }
    } catch let refusal as IntegrationError {
      error = refusal
    }
  }
  if error?.kind != verdict || error?.reason != reason {
    fixture.fail("expected \(verdict) (\(reason)), got \(outcome(error))")
  }
  if !transport.requests.isEmpty {
    fixture.fail("a request was sent all the same")
  }
}

/// The first check that fails, settings first: without them there is no integration.
private func problem<Tested: Integration>(
  of integration: Tested.Type, _ fixture: IntegrationFixture
) throws -> IntegrationError? {
  let settings: Tested.Settings
  do {
    settings = try fixture.settings(as: Tested.Settings.self)
  } catch let error as SettingsError {
    return error.error
  }
  let message = try fixture.message()
  return MappingContext.$injected.withValue(.fixed(now: fixture.now)) {
    Tested(settings: settings, transport: RecordingTransport()).validate(message)
  }
}

private func outcome(_ error: IntegrationError?) -> String {
  error.map { "\($0.kind) (\($0.reason))" } ?? "no failure"
}
