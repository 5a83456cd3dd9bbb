// SPDX-License-Identifier: MIT

import HTTPTypes
import IntegrationHTTP
import IntegrationRuntime
import IntegrationTesting
import XCTest

/// What the real client puts on the wire and makes of good answers.
class HTTPTransportTests: XCTestCase {
  var kind: TransportKind { .own }

  func testSendsWhatTheRequestSays() async throws {
    let server = try await RecordingServer.start(responses: [
      ScriptedResponse(status: 201, headers: [("X-A", "1"), ("X-A", "2")], body: "{\"ok\":true}")
    ])
    let request = try Request(
      method: .put,
      endpoint: Endpoint(server.url),
      path: "/u/\("a/b ü")?x=1",
      query: ["q": "a b"],
      headers: ["X-Custom": "ü"],
      authorization: .basic(username: "site", password: "\(Secret("key"))"),
      body: .json(Array("{\"a\":1}".utf8))
    )
    let response = try await kind.shared.send(request)
    XCTAssertEqual(response.status, 201)
    XCTAssertEqual(response.text, "{\"ok\":true}")
    XCTAssertEqual(HTTPField.Name("x-a").map { response.headers[values: $0] }, ["1", "2"])

    let recorded = try XCTUnwrap(server.requests.first)
    XCTAssertEqual(server.requests.count, 1)
    recorded.assertTarget("PUT", "/u/a%2Fb%20%C3%BC")
    recorded.assertQuery(["x": "1", "q": "a b"])
    recorded.assertHeader("x-custom", "ü")
    recorded.assertHeader("User-Agent", RequestDefaults.userAgent)
    recorded.assertHeader("Accept-Encoding", "identity")
    recorded.assertHeader("Content-Length", "7")
    recorded.assertHeader("Host", server.authority)
    recorded.assertBasicAuthentication(username: "site", password: "key")
    recorded.assertJSON("{ \"a\": 1.0 }")
    await server.stop()
  }

  func testRequestsWithoutBody() async throws {
    let server = try await RecordingServer.start()
    for method in [RequestMethod.get, .delete, .head, .post] {
      let request = try Request(method: method, endpoint: Endpoint(server.url))
      let response = try await kind.shared.send(request)
      XCTAssertEqual(response.status, 200)
      XCTAssertEqual(response.text, method == .head ? "" : "{}")
    }
    XCTAssertEqual(server.requests.map(\.method), ["GET", "DELETE", "HEAD", "POST"])
    XCTAssertEqual(
      server.requests.map { $0.header("Content-Length") },
      [nil, nil, nil, "0"]
    )
    XCTAssertEqual(server.requests.map(\.path), ["/", "/", "/", "/"])
    await server.stop()
  }

  func testEveryStatusIsAResponse() async throws {
    let statuses = [200, 204, 301, 304, 400, 401, 404, 429, 500, 503, 599]
    let server = try await RecordingServer.start(
      responses: statuses.map { ScriptedResponse(status: $0, headers: [("Location", "/other")]) }
    )
    let request = try Request(endpoint: Endpoint(server.url), path: "/x")
    for status in statuses {
      let response = try await kind.shared.send(request)
      XCTAssertEqual(response.status, status)
    }
    // No redirect was followed.
    XCTAssertEqual(server.requests.map(\.path), statuses.map { _ in "/x" })
    await server.stop()
  }

  func testConnectionsAreReused() async throws {
    let server = try await RecordingServer.start()
    let request = try Request(endpoint: Endpoint(server.url))
    for _ in 0..<5 { _ = try await kind.shared.send(request) }
    XCTAssertEqual(server.requests.count, 5)
    XCTAssertEqual(server.connectionCount, 1)
    await server.stop()
  }

  func testManyAtOnceAllArrive() async throws {
    let server = try await RecordingServer.start()
    let endpoint = Endpoint(server.url)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<500 {
        group.addTask { [kind] in
          let request = try Request(endpoint: endpoint, path: "/\(number)")
          return try await kind.shared.send(request).status
        }
      }
      for try await status in group { XCTAssertEqual(status, 200) }
    }
    XCTAssertEqual(Set(server.requests.map(\.path)).count, 500)
    XCTAssertEqual(server.requests.count, 500)
    XCTAssertLessThanOrEqual(server.connectionCount, 64)
    await server.stop()
  }

  func testShutdownIsCleanAndFinal() async throws {
    let server = try await RecordingServer.start()
    let transport = kind.make()
    let request = try Request(endpoint: Endpoint(server.url))
    _ = try await transport.send(request)
    await transport.shutdown()
    await transport.shutdown()
    do {
      _ = try await transport.send(request)
      XCTFail("sent after shutdown")
    } catch {
      XCTAssertEqual(error.arrival, .notSent)
      XCTAssertEqual(error.kind, .connection)
    }
    // One that nobody shuts down must not bring the program down.
    var forgotten: (any PooledTransport)? = kind.make()
    _ = try await forgotten?.send(request)
    forgotten = nil
    await server.stop()
  }
}
