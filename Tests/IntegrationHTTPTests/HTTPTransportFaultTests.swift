// SPDX-License-Identifier: MIT

import IntegrationHTTP
import IntegrationRuntime
import IntegrationTesting
import XCTest

/// What a misbehaving server or network becomes.
class HTTPTransportFaultTests: XCTestCase {
  var kind: TransportKind { .own }

  private func failure(
    of response: ScriptedResponse,
    timeout: Duration? = .seconds(5)
  ) async throws -> TransportError? {
    let server = try await RecordingServer.start(responses: [response])
    let request = try Request(endpoint: Endpoint(server.url), timeout: timeout)
    let error = await transportError(of: request, over: kind.shared)
    await server.stop()
    return error
  }

  private func assertTimesOut(_ response: ScriptedResponse, line: UInt = #line) async throws {
    let start = ContinuousClock.now
    let error = try await failure(of: response, timeout: .milliseconds(120))
    XCTAssertEqual(error?.kind, .timeout, line: line)
    XCTAssertEqual(error?.code, .timeout, line: line)
    XCTAssertEqual(error?.reason, "Timeout of 120ms exceeded", line: line)
    XCTAssertEqual(error?.arrival, .unknown, line: line)
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(3), line: line)
  }

  func testNoAnswer() async throws {
    try await assertTimesOut(.fault(.neverAnswer))
  }

  func testLateAnswer() async throws {
    try await assertTimesOut(ScriptedResponse(delay: .seconds(4)))
  }

  func testBodyThatDrips() async throws {
    try await assertTimesOut(
      ScriptedResponse(
        body: String(repeating: "x", count: 1000),
        fault: .drip(bytes: 1, every: .milliseconds(10))
      )
    )
  }

  func testSlowButInTime() async throws {
    let slow = ScriptedResponse(
      body: "abcdef",
      delay: .milliseconds(20),
      fault: .drip(bytes: 1, every: .milliseconds(5))
    )
    let error = try await failure(of: slow)
    XCTAssertNil(error)
    let unlimited = try await failure(of: slow, timeout: nil)
    XCTAssertNil(unlimited)
  }

  func testNoTimeLeft() async throws {
    let request = try Request(endpoint: "http://127.0.0.1:9", timeout: .zero)
    let error = await transportError(of: request, over: kind.shared)
    XCTAssertEqual(error?.kind, .timeout)
    XCTAssertEqual(error?.arrival, .notSent)
  }

  func testRefusedConnection() async throws {
    let server = try await RecordingServer.start()
    let request = try Request(endpoint: Endpoint(server.url))
    await server.stop()
    let error = await transportError(of: request, over: kind.shared)
    XCTAssertEqual(error?.code, .connectionRefused)
    XCTAssertEqual(error?.kind, .connection)
    XCTAssertEqual(error?.arrival, .notSent)
  }

  func testUnknownHost() async throws {
    let request = try Request(endpoint: "http://no-such-host.invalid")
    let error = await transportError(of: request, over: kind.shared)
    XCTAssertEqual(error?.code, .hostNotFound)
    XCTAssertEqual(error?.arrival, .notSent)
  }

  func testClosedConnections() async throws {
    for fault in [ScriptedResponse.Fault.closeWithoutAnswer, .closeInBody] {
      let error = try await failure(of: ScriptedResponse(body: "0123456789", fault: fault))
      XCTAssertEqual(error?.code, .connectionReset, "\(fault)")
      XCTAssertEqual(error?.arrival, .unknown)
    }
  }

  func testServerThatClosesAfterEachAnswer() async throws {
    let server = try await RecordingServer.start(fallback: { _ in
      ScriptedResponse(closeConnection: true)
    })
    let request = try Request(endpoint: Endpoint(server.url))
    for _ in 0..<5 {
      let error = await transportError(of: request, over: kind.shared)
      XCTAssertNil(error)
    }
    XCTAssertEqual(server.requests.count, 5)
    await server.stop()
  }

  func testNotHTTP() async throws {
    for text in ["SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/1.1 abc\r\n\r\n"] {
      let error = try await failure(of: .fault(.raw(text)))
      XCTAssertEqual(error?.kind, .connection, text)
      XCTAssertEqual(error?.code, .malformedResponse, text)
    }
    let truncated = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc"
    let error = try await failure(of: .fault(.raw(truncated)))
    XCTAssertEqual(error?.kind, .connection)
    let short = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"
    let shortError = try await failure(of: .fault(.raw(short)))
    XCTAssertEqual(shortError?.kind, .connection)
  }

  func testTLSToAPlainServer() async throws {
    let server = try await RecordingServer.start()
    let request = try Request(
      endpoint: Endpoint("https://\(server.authority)"),
      timeout: .seconds(5)
    )
    let error = await transportError(of: request, over: kind.shared)
    XCTAssertEqual(error?.kind, .connection)
    XCTAssertEqual(error?.code, .tls)
    XCTAssertEqual(error?.arrival, .notSent)
    XCTAssertEqual(server.requests.count, 0)
    await server.stop()
  }

  func testLargeResponses() async throws {
    var configuration = HTTPTransportConfiguration()
    configuration.responseLimit = 1000
    let transport = kind.make(configuration)
    let drip = ScriptedResponse.Fault.raw(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n"
        + String(repeating: "x", count: 1001) + "\r\n0\r\n\r\n"
    )
    let server = try await RecordingServer.start(responses: [
      ScriptedResponse(body: String(repeating: "x", count: 1000)),
      ScriptedResponse(body: String(repeating: "x", count: 1001)),
      .fault(drip),
    ])
    let request = try Request(endpoint: Endpoint(server.url))
    let fits = await transportError(of: request, over: transport)
    XCTAssertNil(fits)
    for _ in 0..<2 {
      let error = await transportError(of: request, over: transport)
      XCTAssertEqual(error?.kind, .tooLarge)
      XCTAssertEqual(error?.code, .responseTooLarge)
      XCTAssertEqual(error?.status, 200)
    }
    await transport.shutdown()
    await server.stop()
  }

  func testCancellation() async throws {
    for fault in [ScriptedResponse.Fault.neverAnswer, .drip(bytes: 1, every: .milliseconds(50))] {
      let server = try await RecordingServer.start(responses: [
        ScriptedResponse(body: String(repeating: "x", count: 1000), fault: fault)
      ])
      let request = try Request(endpoint: Endpoint(server.url), timeout: .seconds(30))
      let task = Task { [kind] in await transportError(of: request, over: kind.shared) }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
      try await Task.sleep(for: .milliseconds(20))
      let start = ContinuousClock.now
      task.cancel()
      let error = await task.value
      XCTAssertEqual(error?.kind, .cancelled, "\(fault)")
      XCTAssertLessThan(ContinuousClock.now - start, .seconds(3))
      await server.stop()
    }
  }

  func testRetriesOverRealSockets() async throws {
    let server = try await RecordingServer.start(responses: [
      .fault(.closeWithoutAnswer), .status(503), ScriptedResponse(status: 204, body: ""),
    ])
    let clock = TestClock()
    let sender = Sender(
      over: kind.shared,
      policy: RetryPolicy(retries: 2),
      timekeeper: clock.timekeeper
    )
    let response = try await sender.send(Request(endpoint: Endpoint(server.url)))
    XCTAssertEqual(response.status, 204)
    XCTAssertEqual(server.requests.count, 3)
    await server.stop()
  }
}

private func transportError(
  of request: Request,
  over transport: any Transport
) async -> TransportError? {
  do {
    _ = try await transport.send(request)
    return nil
  } catch {
    return error
  }
}
