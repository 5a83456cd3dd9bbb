// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import XCTest

final class ResponseCacheTests: XCTestCase {
  private func request(_ path: String) throws -> Request {
    try Request(method: .get, endpoint: "https://a.example", path: RequestPath(stringLiteral: path))
  }

  func testAnAnswerStandsUntilItsTimeIsOver() async throws {
    let clock = TestClock()
    let transport = ScriptedTransport([.status(200), .status(201)])
    let sender = Sender(over: transport, timekeeper: clock.timekeeper)
    let cache = ResponseCache()
    func status() async throws -> Int {
      try await sender.send(request("/x"), in: cache, for: .seconds(60)).status
    }
    let first = try await status()
    clock.advance(by: .seconds(59))
    let kept = try await status()
    clock.advance(by: .seconds(1))
    let second = try await status()
    XCTAssertEqual([first, kept, second], [200, 200, 201])
    XCTAssertEqual(transport.requests.count, 2)
  }

  func testRequestsAreKnownByMethodAndURLOrByTheirKey() async throws {
    let transport = ScriptedTransport([])
    let sender = Sender(over: transport)
    let cache = ResponseCache()
    for path in ["/x", "/y", "/x"] {
      _ = try await sender.send(request(path), in: cache, for: .seconds(60))
    }
    XCTAssertEqual(transport.requests.map(\.url), ["https://a.example/x", "https://a.example/y"])
    for path in ["/x", "/z"] {
      _ = try await sender.send(request(path), in: cache, for: .seconds(60), key: "k")
    }
    XCTAssertEqual(transport.requests.count, 3)
  }

  func testAnErrorIsNotKept() async throws {
    let transport = ScriptedTransport([.status(404), .status(200)])
    let sender = Sender(over: transport)
    let cache = ResponseCache()
    do {
      _ = try await sender.send(request("/x"), in: cache, for: .seconds(60))
      XCTFail("404 is an error")
    } catch let error as IntegrationError {
      XCTAssertEqual(error.status, 404)
    }
    let response = try await sender.send(request("/x"), in: cache, for: .seconds(60))
    XCTAssertEqual(response.status, 200)
  }

  func testAThousandAnswersAreKeptAtMost() async throws {
    let transport = ScriptedTransport([])
    let sender = Sender(over: transport)
    let cache = ResponseCache()
    for index in 0..<1001 {
      _ = try await sender.send(request("/\(index)"), in: cache, for: .seconds(60))
    }
    // The last one is there; whatever it took the place of is asked for again.
    _ = try await sender.send(request("/1000"), in: cache, for: .seconds(60))
    _ = try await sender.send(request("/0"), in: cache, for: .seconds(60))
    XCTAssertEqual(transport.requests.count, 1002)
  }
}
