// SPDX-License-Identifier: MIT

import IntegrationHTTP
import IntegrationRuntime
import IntegrationTesting
import XCTest

final class RecordingServerTests: XCTestCase {
  func testStartsFastAndEachOnItsOwnPort() async throws {
    var ports: Set<Int> = []
    let clock = ContinuousClock()
    var servers: [RecordingServer] = []
    let taken = try await clock.measure {
      for _ in 0..<50 { servers.append(try await RecordingServer.start()) }
    }
    for server in servers {
      ports.insert(server.port)
      await server.stop()
    }
    XCTAssertEqual(ports.count, 50)
    XCTAssertLessThan(taken, .seconds(2))
  }

  func testAnswersInOrderThenFallsBack() async throws {
    let server = try await RecordingServer.start(
      responses: [.status(201), ScriptedResponse(status: 400, body: "no")],
      fallback: { ScriptedResponse(body: "\"\($0.path)\"") }
    )
    let request = try Request(method: .get, endpoint: Endpoint(server.url), path: "/p")
    var answers: [String] = []
    for _ in 0..<3 {
      let response = try await HTTPTransport.shared.send(request)
      answers.append("\(response.status) \(response.text)")
    }
    XCTAssertEqual(answers, ["201 {}", "400 no", "200 \"/p\""])
    await server.stop()
  }

  func testRefusesBodiesOverTheLimit() async throws {
    let server = try await RecordingServer.start(bodyLimit: 10)
    var statuses: [Int] = []
    for size in [10, 11] {
      let request = try Request(
        endpoint: Endpoint(server.url),
        body: .text(RequestText(String(repeating: "x", count: size)))
      )
      statuses.append(try await HTTPTransport.shared.send(request).status)
    }
    XCTAssertEqual(statuses, [200, 413])
    XCTAssertEqual(server.requests.map(\.body.count), [10])
    await server.stop()
  }

  func testStopsWhenNobodyHoldsIt() async throws {
    var server: RecordingServer? = try await RecordingServer.start()
    let request = try Request(endpoint: Endpoint(server?.url ?? ""))
    _ = try await HTTPTransport.shared.send(request)
    server = nil
    var refused = false
    for _ in 0..<100 where !refused {
      do {
        _ = try await HTTPTransport.shared.send(request)
      } catch {
        refused = error.kind == .connection
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    XCTAssertTrue(refused)
  }
}
