// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import JSON
import XCTest

@testable import intrun

/// Dry runs can be repeated.
final class RehearsalTests: IntrunTestCase {
  func testADryRunAtATimeAlwaysGivesTheSame() throws {
    try write(
      "settings.json",
      #"{"source":"1","events":[{"key":"Bought","value":{"event":"Bought","cat":"c","type":"t","customVariable":[]}}]}"#
    )
    try write(
      "event.json",
      #"{"type":"track","channel":"server","event":"Bought","context":{"device":{"advertisingId":"a"}}}"#
    )
    let runs = try ["2026-01-31T09:00:00Z", "2026-01-31T09:00:00Z"].map { now in
      try intrun(
        "send", "doubleclick-floodlight", "event.json", "--settings", "settings.json",
        "--dry-run", "--now", now)
    }
    XCTAssertEqual(runs[0].status, 0, runs[0].output + runs[0].errors)
    XCTAssertEqual(runs[0].output, runs[1].output)
    XCTAssertTrue(runs[0].output.contains("ord=5000000000000000000;"), runs[0].output)
  }

  func testTheClockIsTheMappings() throws {
    try write("settings.json", #"{"serversideTrackingId":"UA-1","serversideClassic":false}"#)
    try write(
      "event.json",
      #"{"type":"page","channel":"server","userId":"u","timestamp":"2026-01-31T08:59:58Z"}"#)
    let run = try intrun(
      "send", "google-analytics", "event.json", "--settings", "settings.json", "--dry-run",
      "--now", "2026-01-31T09:00:00+00:00")
    XCTAssertEqual(run.status, 0, run.output + run.errors)
    XCTAssertTrue(run.output.contains("qt=2000"), run.output)
  }

  func testWhatIsNoTimeIsToldSo() throws {
    for text in ["yesterday", "1769850000", ""] {
      let run = try intrun("send", "heap", "event.json", "--dry-run", "--now", text)
      XCTAssertEqual(run.status, 64, text)
      XCTAssertTrue(run.errors.contains("--now takes a time in ISO 8601"), run.errors)
    }
  }

  private let time = Instant(milliseconds: 1_769_850_000_000 as Int64)

  private func sent(_ rules: SendingRules, _ rehearsal: Rehearsal) async throws -> [Request] {
    let transport = ScriptedTransport([])
    var sender = Sender(over: transport, rules: rules)
    rehearsal.prepare(&sender)
    for _ in 0..<2 { _ = try await sender.send(Request(endpoint: "https://a.example")) }
    return transport.requests
  }

  func testADryRunSignsAndNumbersRequestsAtItsTime() async throws {
    let rules = SendingRules(
      idempotency: IdempotencyKey(),
      authorizer: HMACSignature(
        key: "k", headers: { ["X-Time": "\($0.timestamp)", "X-Sig": "\($1)"] }))
    let dry = try await sent(rules, Rehearsal(now: time, isDryRun: true))
    XCTAssertEqual(dry.map { $0.header("X-Time") }, ["1769850000", "1769850000"])
    XCTAssertEqual(
      dry.map { $0.header("Idempotency-Key") },
      ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"])
    // What arrives somewhere must not pass for what was sent before.
    let real = try await sent(rules, Rehearsal(now: time, isDryRun: false))
    XCTAssertNotEqual(real[0].header("X-Time"), "1769850000")
    XCTAssertFalse(real[0].header("Idempotency-Key")?.hasPrefix("00000000-") ?? true)
    let context = try XCTUnwrap(Rehearsal(now: time, isDryRun: false).context)
    XCTAssertEqual(context.now, time)
    XCTAssertFalse(context.uuid().hasPrefix("00000000-"))
    XCTAssertNil(Rehearsal(now: nil, isDryRun: true).context)
  }

  func testADryRunFetchesNoToken() async throws {
    let rules = SendingRules(
      authorizer: OAuth2(
        tokenURL: "https://auth.example/token", clientID: "c", clientSecret: "s"))
    let dry = try await sent(rules, Rehearsal(now: nil, isDryRun: true))
    XCTAssertEqual(dry.map(\.url), ["https://a.example/", "https://a.example/"])
    XCTAssertEqual(dry[0].header("Authorization"), "Bearer made-up-token")
    XCTAssertFalse(String(reflecting: dry[0]).contains("made-up-token"))
    do {
      _ = try await sent(rules, Rehearsal(now: nil, isDryRun: false))
      XCTFail("a real run does without a token")
    } catch let error as IntegrationError {
      XCTAssertTrue(error.reason.hasPrefix("no OAuth token"), "\(error)")
    }
  }
}
