// SPDX-License-Identifier: MIT

import IntegrationRuntime
import IntegrationTesting
import XCTest

final class TransportTests: XCTestCase {
  func testLoopbackKeepsTheRequestAsItIs() async throws {
    let server = try await RecordingServer.start(responses: [.status(202)])
    let loopback = LoopbackTransport(to: server)
    let request = try Request(
      method: .put,
      endpoint: "https://api.example.com:8443/v1",
      path: "/u/\("a b")",
      query: ["k": "v"],
      body: .json(SamplePayload(amount: 1))
    )
    let response = try await Sender(over: loopback).send(request)
    XCTAssertEqual(response.status, 202)
    XCTAssertEqual(loopback.urls, ["https://api.example.com:8443/v1/u/a%20b?k=v"])
    let recorded = try XCTUnwrap(server.requests.first)
    XCTAssertEqual(recorded.host, "api.example.com:8443")
    XCTAssertEqual(recorded.headers.filter { $0.name.lowercased() == "host" }.count, 1)
    recorded.assertTarget("PUT", "/v1/u/a%20b")
    recorded.assertQuery(["k": "v"])
    recorded.assertJSON("{\"a\":1}")
    await server.stop()
  }

  func testErrorsThroughTheLoopbackNameTheTrueURL() async throws {
    let server = try await RecordingServer.start(responses: [.status(401)])
    let sender = Sender(over: LoopbackTransport(to: server))
    do {
      _ = try await sender.send(Request(endpoint: "https://api.example.com/x"))
      XCTFail("no error")
    } catch {
      XCTAssertEqual(error.kind, .unauthorized)
      XCTAssertEqual(error.exchange?.url, "https://api.example.com/x")
    }
    await server.stop()
  }

  func testRecordingTransport() async throws {
    let recording = RecordingTransport()
    let request = try Request(endpoint: "https://a.com", path: "/x")
    let response = try await recording.send(request)
    XCTAssertEqual(response.status, 200)
    XCTAssertEqual(response.text, "{}")
    XCTAssertEqual(recording.requests, [request])
    let wrapping = RecordingTransport(over: ScriptedTransport([.status(500)]))
    let second = try await wrapping.send(request)
    XCTAssertEqual(second.status, 500)
    XCTAssertEqual(wrapping.requests.map(\.url), ["https://a.com/x"])
  }

  func testScriptedTransport() async throws {
    let transport = ScriptedTransport(
      [
        .fail(TransportError(.connection, code: .connectionReset, reason: "reset")),
        .respond(.fault(.neverAnswer)), .respond(.fault(.closeInBody)),
        .respond(.fault(.raw("x"))), .status(404),
      ],
      fallback: .status(201)
    )
    let request = try Request(endpoint: "https://a.com", timeout: .milliseconds(5))
    var results: [String] = []
    for _ in 0..<6 {
      do {
        results.append("\(try await transport.send(request).status)")
      } catch {
        results.append(error.code.rawValue)
      }
    }
    XCTAssertEqual(
      results,
      ["ECONNRESET", "ECONNABORTED", "ECONNRESET", "EBADMSG", "404", "201"]
    )
    XCTAssertEqual(transport.requests.count, 6)
  }

  func testClock() async throws {
    let clock = TestClock(start: .seconds(100), jitter: 0.25)
    try await clock.timekeeper.sleep(.seconds(3600))
    clock.advance(by: .seconds(1))
    XCTAssertEqual(clock.timekeeper.elapsed(), .seconds(3601))
    XCTAssertEqual(clock.timekeeper.sinceEpoch(), .seconds(3701))
    XCTAssertEqual(clock.timekeeper.jitter(), 0.25)
    XCTAssertEqual(clock.sleeps, [.seconds(3600)])
  }
}
