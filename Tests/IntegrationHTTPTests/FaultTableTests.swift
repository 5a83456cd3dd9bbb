// SPDX-License-Identifier: MIT

import IntegrationHTTP
import IntegrationRuntime
import IntegrationTesting
import JSON
import NIOSSL
import XCTest

/// What each fault of a server or the network makes of a delivery: exactly one outcome, of the right
/// kind, soon, and one that says whether the message may have arrived.
class FaultTableTests: XCTestCase {
  var kind: TransportKind { .own }

  private let short = Duration.milliseconds(120)

  /// Delivers one message to a server that answers with a fault.
  private func assertFails(
    _ response: ScriptedResponse, as kind: ErrorKind, _ code: ErrorCode?, timeout: Duration? = nil,
    isUncertain: Bool = true, status: Int? = nil, rules: SendingRules = SendingRules(),
    line: UInt = #line
  ) async throws {
    let server = try await RecordingServer.start(responses: [response])
    let start = ContinuousClock.now
    let outcome = try await deliver(
      to: server.url, timeout: timeout ?? .seconds(5), rules: rules)
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(3), line: line)
    guard case .failed(let error) = outcome else { return XCTFail("\(outcome)", line: line) }
    XCTAssertEqual(error.kind, kind, "\(error)", line: line)
    XCTAssertEqual(error.code, code, "\(error)", line: line)
    XCTAssertEqual(error.status, status, "\(error)", line: line)
    XCTAssertEqual(error.attempts, 1, line: line)
    XCTAssertEqual(outcome.isUncertain, isUncertain, "\(error)", line: line)
    XCTAssertEqual(server.requests.map(\.path), ["/messages/m1"], line: line)
    await server.stop()
  }

  private let body = String(repeating: "x", count: 1000)

  func testResetInBody() async throws {
    try await assertFails(
      ScriptedResponse(body: body, fault: .resetInBody), as: .transport, .connectionReset)
  }

  func testClosedInsteadOfAnswer() async throws {
    try await assertFails(.fault(.closeWithoutAnswer), as: .transport, .connectionReset)
  }

  func testSlowHead() async throws {
    try await assertFails(
      ScriptedResponse(body: body, fault: .dripHead(bytes: 1, every: .milliseconds(10))),
      as: .timeout, .timeout, timeout: short)
  }

  func testSlowBody() async throws {
    try await assertFails(
      ScriptedResponse(body: body, fault: .drip(bytes: 1, every: .milliseconds(10))),
      as: .timeout, .timeout, timeout: short)
  }

  func testNoAnswer() async throws {
    try await assertFails(.fault(.neverAnswer), as: .timeout, .timeout, timeout: short)
  }

  func testTruncatedChunk() async throws {
    let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc"
    try await assertFails(.fault(.raw(text)), as: .transport, .connectionReset)
  }

  func testBrokenChunkSize() async throws {
    let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"
    try await assertFails(.fault(.raw(text)), as: .transport, .malformedResponse)
  }

  func testTooFewBytesForTheContentLength() async throws {
    let text = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"
    try await assertFails(.fault(.raw(text)), as: .transport, .connectionReset)
  }

  func testContentLengthThatIsNoNumber() async throws {
    let text = "HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\nabc"
    try await assertFails(.fault(.raw(text)), as: .transport, .malformedResponse)
  }

  /// What follows the announced bytes is not the next request's answer.
  func testMoreBytesThanTheContentLength() async throws {
    let text = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 201 Created\r\n\r\n"
    let server = try await RecordingServer.start(
      responses: [.fault(.raw(text))], fallback: { _ in .status(202) })
    for status in [200, 202, 202] {
      // The server closes this connection, which a later request may notice too late.
      let outcome = try await deliver(to: server.url, retries: 2)
      XCTAssertEqual(outcome.responses.map(\.status), [status], "\(outcome)")
    }
    await server.stop()
  }

  func testHugeBodies() async throws {
    try await assertFails(
      ScriptedResponse(fault: .endlessBody), as: .tooLarge, .responseTooLarge, status: 200)
    let announced = "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nabc"
    try await assertFails(
      .fault(.raw(announced)), as: .tooLarge, .responseTooLarge, status: 200)
  }

  func testHugeHead() async throws {
    let line = "X-Long: \(String(repeating: "y", count: 200_000))\r\n"
    try await assertFails(
      .fault(.raw("HTTP/1.1 200 OK\r\n\(line)Content-Length: 0\r\n\r\n")), as: .tooLarge,
      .responseTooLarge)
    let lines = (0..<20_000).map { "X-\($0): \($0)\r\n" }.joined()
    try await assertFails(
      .fault(.raw("HTTP/1.1 200 OK\r\n\(lines)Content-Length: 0\r\n\r\n")), as: .tooLarge,
      .responseTooLarge)
  }

  func testAnswerThatIsNotJSON() async throws {
    let rules = SendingRules(reactions: [
      .fail(when: { $0.json == nil }, reason: { _ in "the answer is not JSON" })
    ])
    let answer = ScriptedResponse(body: #"{"ok": tru"#)
    try await assertFails(
      answer, as: .badRequest, .badRequest, isUncertain: false, status: 200, rules: rules)
    let server = try await RecordingServer.start(responses: [answer])
    let outcome = try await deliver(to: server.url)
    XCTAssertTrue(outcome.isSuccess, "nobody asked for JSON")
    XCTAssertNil(outcome.responses.first?.json)
    await server.stop()
  }

  func testRefusedConnection() async throws {
    let server = try await RecordingServer.start()
    await server.stop()
    let outcome = try await deliver(to: server.url)
    XCTAssertEqual(outcome.error?.code, .connectionRefused)
    XCTAssertEqual(outcome.error?.kind, .transport)
    XCTAssertFalse(outcome.isUncertain)
  }

  func testUnknownHost() async throws {
    let outcome = try await deliver(to: "http://no-such-host.invalid")
    XCTAssertEqual(outcome.error?.code, .hostNotFound)
    XCTAssertEqual(outcome.error?.kind, .transport)
    XCTAssertFalse(outcome.isUncertain)
  }

  func testThrottled() async throws {
    let server = try await RecordingServer.start(responses: [
      ScriptedResponse(status: 429, headers: [("Retry-After", "7")]), .status(200),
    ])
    let clock = TestClock()
    let outcome = try await deliver(to: server.url, retries: 1, clock: clock)
    XCTAssertEqual(outcome.responses.map(\.attempts), [2])
    XCTAssertFalse(outcome.isUncertain)
    XCTAssertEqual(clock.sleeps, [.seconds(7)])
    await server.stop()
  }

  func testServerErrorThenSuccess() async throws {
    let server = try await RecordingServer.start(responses: [.status(500), .status(200)])
    let outcome = try await deliver(to: server.url, retries: 1)
    XCTAssertEqual(outcome.responses.map(\.attempts), [2])
    XCTAssertFalse(outcome.isUncertain)
    await server.stop()
  }

  /// The second attempt succeeds, but the first may have too.
  func testLostAnswerThenSuccess() async throws {
    let server = try await RecordingServer.start(responses: [
      .fault(.closeWithoutAnswer), .status(200),
    ])
    let outcome = try await deliver(to: server.url, retries: 1)
    XCTAssertTrue(outcome.isSuccess)
    XCTAssertTrue(outcome.isUncertain)
    XCTAssertEqual("\(outcome)", "delivered (200), may have arrived twice")
    await server.stop()
  }

  /// The last attempt certainly failed, but the first may not have.
  func testLostAnswerThenRefusal() async throws {
    let server = try await RecordingServer.start(responses: [
      .fault(.closeWithoutAnswer), .status(400),
    ])
    let outcome = try await deliver(to: server.url, retries: 1)
    XCTAssertEqual(outcome.error?.status, 400)
    XCTAssertTrue(outcome.isUncertain)
    XCTAssertTrue("\(outcome)".hasSuffix(", 2 attempts, may have arrived"), "\(outcome)")
    await server.stop()
  }

  func testCertificateThatNobodyVouchesFor() async throws {
    let server = try await RecordingServer.start(certificate: SelfSigned.server)
    let url = "https://\(server.authority)"
    let outcome = try await deliver(to: url)
    XCTAssertEqual(outcome.error?.kind, .transport)
    XCTAssertEqual(outcome.error?.code, .tls)
    XCTAssertFalse(outcome.isUncertain)
    XCTAssertEqual(server.requests.count, 0)

    let certificates = try NIOSSLCertificate.fromPEMBytes(Array(SelfSigned.certificate.utf8))
    let transport = kind.make(trusting: certificates)
    let trusted = try await deliver(to: url, over: transport)
    XCTAssertTrue(trusted.isSuccess, "\(trusted)")
    XCTAssertEqual(server.requests.count, 1)
    await transport.shutdown()
    await server.stop()
  }

  /// Whether the client notices before or after it has sent the next request is chance; either way
  /// nothing is lost, and a retry helps.
  func testConnectionsThatCloseUnannounced() async throws {
    let server = try await RecordingServer.start(fallback: { _ in
      .fault(.closeAfterAnswer)
    })
    for _ in 0..<50 {
      let outcome = try await deliver(to: server.url)
      if !outcome.isSuccess {
        XCTAssertEqual(outcome.error?.code, .connectionReset, "\(outcome)")
        XCTAssertTrue(outcome.isUncertain)
      }
    }
    for _ in 0..<50 {
      let outcome = try await deliver(to: server.url, retries: 2)
      XCTAssertTrue(outcome.isSuccess, "\(outcome)")
    }
    await server.stop()
  }

  func testCancelledWhileItWaits() async throws {
    let server = try await RecordingServer.start(responses: [.fault(.neverAnswer)])
    let url = server.url
    let transport = kind.shared
    let task = Task {
      try await deliverMessage(to: url, timeout: .seconds(60), retries: 5, over: transport)
    }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    let outcome = try await task.value
    XCTAssertEqual(outcome.error?.kind, .cancelled)
    XCTAssertTrue(outcome.isUncertain)
    XCTAssertEqual(server.requests.count, 1)
    await server.stop()
  }

  private func deliver(
    to endpoint: String, timeout: Duration = .seconds(5), retries: Int = 0,
    rules: SendingRules = SendingRules(), over transport: (any Transport)? = nil,
    clock: TestClock = TestClock()
  ) async throws -> Outcome {
    try await deliverMessage(
      to: endpoint, timeout: timeout, retries: retries, rules: rules,
      over: transport ?? kind.shared, clock: clock)
  }
}

/// Delivers one message.
private func deliverMessage(
  to endpoint: String, timeout: Duration = .seconds(5), retries: Int = 0,
  rules: SendingRules = SendingRules(), over transport: any Transport,
  clock: TestClock = TestClock()
) async throws -> Outcome {
  var settings = ProbeIntegration.Settings(
    endpoint: Endpoint(endpoint), timeout: timeout, retries: retries)
  settings.rules = rules
  var integration = ProbeIntegration(settings: settings, transport: transport)
  integration.sender.timekeeper = clock.timekeeper
  return await integration.deliver(try .track(id: "m1"))
}
