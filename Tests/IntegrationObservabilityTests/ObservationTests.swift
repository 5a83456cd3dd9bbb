// SPDX-License-Identifier: MIT
import CoreMetrics
import IntegrationObservability
import IntegrationRuntime
import IntegrationTesting
import Logging
import XCTest

final class ObservationTests: XCTestCase {
  private let logs = LogRecorder()
  private let metrics = MetricsRecorder()

  private func deliver(
    _ text: String, _ steps: [ScriptedTransport.Step] = [], locks: any Lock = InProcessLock()
  ) async throws -> Outcome {
    var integration = SecretiveIntegration(
      settings: .init(), transport: ScriptedTransport(steps))
    integration.sender.timekeeper = TestClock().timekeeper
    let observer = DeliveryObservers(
      LoggingObserver(logs.logger), MetricsObserver(factory: metrics))
    return await integration.deliver(
      Array(text.utf8), options: .init(isEnabled: true, observer: observer, locks: locks))
  }

  private let track = #"{"type":"track","userId":"u","event":"e"}"#

  func testWhatIsCounted() async throws {
    _ = try await deliver(track)
    _ = try await deliver(track, [.status(503), .status(429)])
    _ = try await deliver(track, [.status(400)])
    _ = try await deliver(#"{"type":"track","event":"e"}"#)
    _ = try await deliver(#"{"type":"page"}"#)
    let labels = "integration=secretive,type=track"
    XCTAssertEqual(
      metrics.values.filter { $0.value > 0 },
      [
        "integration_requests{\(labels),purpose=delivery}": 5,
        "integration_responses{\(labels),purpose=delivery,status=200}": 2,
        "integration_responses{\(labels),purpose=delivery,status=400}": 1,
        "integration_responses{\(labels),purpose=delivery,status=429}": 1,
        "integration_responses{\(labels),purpose=delivery,status=503}": 1,
        "integration_request_duration{\(labels),purpose=delivery}": 5,
        "integration_retries{\(labels),error=serverError}": 1,
        "integration_retries{\(labels),error=rateLimited}": 1,
        "integration_deliveries{\(labels),outcome=delivered}": 2,
        "integration_deliveries{\(labels),outcome=failed}": 1,
        "integration_deliveries{\(labels),outcome=rejected}": 1,
        "integration_deliveries{integration=secretive,type=page,outcome=unsupported}": 1,
        "integration_delivery_duration{\(labels)}": 4,
        "integration_delivery_duration{integration=secretive,type=page}": 1,
      ])
  }

  func testWhatIsLogged() async throws {
    _ = try await deliver(track, [.status(503)])
    XCTAssertEqual(
      logs.lines.map { $0.split(separator: " ").prefix(3).joined(separator: " ") },
      [
        "debug request attempt=1", "debug response attempt=1", "warning request will",
        "debug request attempt=2", "debug response attempt=2", "debug delivery ended",
      ])
    XCTAssertTrue(logs.lines[1].contains("status=503"), logs.lines[1])
    XCTAssertTrue(logs.lines[5].contains("outcome=delivered (200)"), logs.lines[5])
    _ = try await deliver(track, [.status(400)])
    XCTAssertEqual(logs.lines.last?.hasPrefix("warning delivery ended"), true)
  }

  func testALostLockIsReported() async throws {
    struct Forgetful: Lock {
      func acquire(_ key: String, for duration: Duration) async throws(LockError) -> LockToken? {
        LockToken()
      }
      func release(_ key: String, _ token: LockToken) async throws(LockError) -> Bool { false }
    }
    let outcome = try await deliver(
      #"{"type":"identify","userId":"u"}"#, locks: Forgetful())
    XCTAssertEqual(outcome.description, "nothing to send")
    let line = try XCTUnwrap(logs.lines.first)
    XCTAssertEqual(
      line,
      "warning lock was lost error=the lock had run out integration=secretive "
        + "key=Secretive:user type=identify")
    XCTAssertEqual(
      metrics.values["integration_locks_lost{integration=secretive,type=identify}"], 1)
  }

  /// Every form in which a secret could show.
  private let forms = [
    "8 f3+a1", "8%20f3", "8+f3", "f3%2Ba1", "dG9r", "pässword", "p%C3%A4ssword",
    "66e1", Base64.encode(Array("user:pässword-66e1".utf8)),
    Base64.encode(Array("tok/8 f3+a1\"9c".utf8)),
  ]

  func testNoSecretReachesALogAnErrorOrALabel() async throws {
    let echo = ScriptedResponse(
      status: 401, headers: [("X-Echo", "tok/8 f3+a1\"9c")],
      body: #"{"error":"no such key tok/8 f3+a1\"9c for pässword-66e1"}"#)
    let steps: [[ScriptedTransport.Step]] = [
      [.status(200)], [.respond(echo)], [.status(503), .status(503), .respond(echo)],
      [.fail(TransportError(.connection, code: .connectionReset, reason: "closed"))],
      [.respond(.fault(.neverAnswer)), .respond(.fault(.raw("no"))), .status(302)],
    ]
    var shown: [String] = []
    for script in steps {
      let outcome = try await deliver(track, script)
      shown += ["\(outcome)", "\(outcome.error as Any)"]
      if let error = outcome.error {
        shown += [
          error.description, error.debugDescription, "\(error.exchange as Any)", dumped(error),
        ]
      }
    }
    let refused = try await deliver(#"{"type":"track","userId":"refused"}"#)
    shown += ["\(refused)", dumped(SecretiveIntegration.Settings())]
    shown += logs.lines
    shown += metrics.values.map(\.key)
    XCTAssertGreaterThan(logs.lines.count, 15)
    XCTAssertTrue(shown.contains { $0.contains(Secret.redacted) })
    for text in shown {
      for form in forms where text.contains(form) {
        XCTFail("\(form) is in: \(text)")
      }
    }
  }

  func testEventsHideTheirSecretsHoweverTheyAreShown() async throws {
    final class Recorder: DeliveryObserver {
      let lines = LogRecorder()
      func requestWillBeSent(_ event: RequestEvent) {
        var text = ""
        dump(event, to: &text)
        for shown in [text, "\(event)", event.url, "\(event.exchange)", String(reflecting: event)] {
          lines.logger.info("\(shown)")
        }
      }
      func requestWillBeRetried(_ event: RetryEvent) {
        var text = ""
        dump(event.request, to: &text)
        lines.logger.info("\(text) \(event.error)")
      }
    }
    let recorder = Recorder()
    let integration = SecretiveIntegration(
      settings: .init(), transport: ScriptedTransport([.status(400)]))
    _ = await integration.deliver(
      Array(track.utf8), options: .init(isEnabled: true, observer: recorder))
    XCTAssertEqual(recorder.lines.lines.count, 5)
    for line in recorder.lines.lines {
      for form in forms where line.contains(form) { XCTFail("\(form) is in: \(line)") }
    }
  }

  private func dumped(_ value: Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }
}
