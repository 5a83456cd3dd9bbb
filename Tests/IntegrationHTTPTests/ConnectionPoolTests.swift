// SPDX-License-Identifier: MIT

import IntegrationHTTP
import IntegrationRuntime
import IntegrationTesting
import NIOSSL
import XCTest

/// How connections are made, shared, waited for and given up.
class ConnectionPoolTests: XCTestCase {
  var kind: TransportKind { .own }

  private func request(
    to url: String, _ path: RequestPath = "", timeout: Duration? = .seconds(10)
  ) throws -> Request {
    try Request(endpoint: Endpoint(url), path: path, timeout: timeout)
  }

  private func waitUntil(_ isTrue: () -> Bool, line: UInt = #line) async throws {
    for _ in 0..<1000 where !isTrue() { try await Task.sleep(for: .milliseconds(5)) }
    XCTAssertTrue(isTrue(), line: line)
  }

  private func transport(
    connections: Int = 64, connectTimeout: Duration = .seconds(10),
    idleTimeout: Duration = .seconds(60)
  ) -> any PooledTransport {
    var configuration = HTTPTransportConfiguration()
    configuration.connectionsPerHost = connections
    configuration.connectTimeout = connectTimeout
    configuration.idleTimeout = idleTimeout
    return kind.make(configuration)
  }

  func testMoreRequestsThanConnections() async throws {
    let server = try await RecordingServer.start(fallback: { _ in
      ScriptedResponse(delay: .milliseconds(2))
    })
    let transport = transport(connections: 2)
    let requests = try (0..<40).map { try request(to: server.url, "/\($0)") }
    await withTaskGroup(of: Int?.self) { group in
      for request in requests {
        group.addTask {
          try? await transport.result(of: request).get().status
        }
      }
      for await status in group { XCTAssertEqual(status, 200) }
    }
    XCTAssertEqual(Set(server.requests.map(\.path)).count, 40)
    XCTAssertLessThanOrEqual(server.connectionCount, 2)
    await transport.shutdown()
    await server.stop()
  }

  /// A connection that is in use until the test ends it, and the task that uses it.
  private func occupied(
    _ server: RecordingServer, by transport: any Transport
  ) async throws -> Task<Void, Never> {
    let request = try request(to: server.url, "/first", timeout: .seconds(60))
    let task = Task { _ = await transport.result(of: request) }
    try await waitUntil { !server.requests.isEmpty }
    return task
  }

  func testTooLongAWaitForAConnection() async throws {
    let server = try await RecordingServer.start(responses: [.fault(.neverAnswer)])
    let transport = transport(connections: 1, connectTimeout: .milliseconds(150))
    let first = try await occupied(server, by: transport)
    let impatient = await transport.result(
      of: try request(to: server.url, timeout: .milliseconds(50)))
    guard case .failure(let error) = impatient else { return XCTFail("\(impatient)") }
    XCTAssertEqual(error.kind, .timeout)
    // The client doesn't say for what it was that time ran out.
    XCTAssertEqual(error.arrival, kind == .own ? .notSent : .unknown)
    let patient = await transport.result(of: try request(to: server.url))
    guard case .failure(let error) = patient else { return XCTFail("\(patient)") }
    XCTAssertEqual(error.kind, .timeout)
    XCTAssertEqual(error.arrival, .notSent)
    XCTAssertEqual(error.reason, "no connection could be made in time")
    XCTAssertEqual(server.requests.count, 1)

    first.cancel()
    await first.value
    let last = await transport.result(of: try request(to: server.url))
    XCTAssertEqual(try last.get().status, 200, "others can have a connection again")
    await transport.shutdown()
    await server.stop()
  }

  func testCancelledWhileItWaitsForAConnection() async throws {
    let server = try await RecordingServer.start(responses: [.fault(.neverAnswer)])
    let transport = transport(connections: 1)
    let first = try await occupied(server, by: transport)
    let request = try request(to: server.url, "/second")
    let second = Task { await transport.result(of: request) }
    try await Task.sleep(for: .milliseconds(20))
    second.cancel()
    guard case .failure(let error) = await second.value else { return XCTFail("sent") }
    XCTAssertEqual(error.kind, .cancelled)
    first.cancel()
    await first.value
    let third = await transport.result(of: try self.request(to: server.url, "/third"))
    XCTAssertEqual(try third.get().status, 200)
    XCTAssertEqual(server.requests.map(\.path), ["/first", "/third"])
    await transport.shutdown()
    await server.stop()
  }

  func testUnusedConnectionsAreClosed() async throws {
    let server = try await RecordingServer.start()
    let transport = transport(idleTimeout: .milliseconds(60))
    for _ in 0..<3 {
      let answer = await transport.result(of: try request(to: server.url))
      XCTAssertEqual(try answer.get().status, 200)
      try await waitUntil { server.openConnectionCount == 0 }
    }
    XCTAssertEqual(server.connectionCount, 3)
    await transport.shutdown()
    await server.stop()
  }

  func testShutdownEndsWhatIsUnderWay() async throws {
    let server = try await RecordingServer.start(fallback: { _ in .fault(.neverAnswer) })
    let transport = transport(connections: 1)
    let requests = try (0..<3).map { try request(to: server.url, "/\($0)") }
    let tasks = requests.map { request in
      Task { await transport.result(of: request) }
    }
    try await waitUntil { !server.requests.isEmpty }
    try await Task.sleep(for: .milliseconds(20))
    await transport.shutdown()
    for task in tasks {
      guard case .failure = await task.value else { return XCTFail("answered") }
    }
    try await waitUntil { server.openConnectionCount == 0 }
    XCTAssertEqual(server.requests.count, 1)
    await server.stop()
  }

  func testConnectionThatNeverGetsReady() async throws {
    let server = try await RawServer.start(answer: nil)
    let transport = transport(connectTimeout: .milliseconds(100))
    let outcome = await transport.result(of: try request(to: "https://\(server.authority)"))
    guard case .failure(let error) = outcome else { return XCTFail("\(outcome)") }
    XCTAssertEqual(error.kind, .timeout, "\(error)")
    XCTAssertEqual(error.arrival, .notSent)
    await transport.shutdown()
    await server.stop()
  }

  func testAnswersBeforeTheAnswer() async throws {
    let server = try await RecordingServer.start(responses: [
      .fault(
        .raw(
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
            + "HTTP/1.1 201 Created\r\nContent-Length: 3\r\n\r\nabc"))
    ])
    let answer = try await kind.shared.result(of: request(to: server.url)).get()
    XCTAssertEqual(answer.status, 201)
    XCTAssertEqual(answer.text, "abc")
    await server.stop()
  }

  func testAnswersThatEndWithTheConnection() async throws {
    let texts = ["HTTP/1.0 200 OK\r\n\r\nabc", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc"]
    let server = try await RecordingServer.start(responses: texts.map { .fault(.raw($0)) })
    for text in texts {
      let answer = try await kind.shared.result(of: request(to: server.url)).get()
      XCTAssertEqual(answer.text, "abc", text)
    }
    XCTAssertEqual(server.connectionCount, 2)
    await server.stop()
  }

  func testConnectionsWithTLSAreReused() async throws {
    let server = try await RecordingServer.start(certificate: SelfSigned.server)
    let certificates = try NIOSSLCertificate.fromPEMBytes(Array(SelfSigned.certificate.utf8))
    let transport = kind.make(trusting: certificates)
    let body = RequestBody.json(Array(String(repeating: "1", count: 300_000).utf8))
    for _ in 0..<5 {
      let request = try Request(endpoint: Endpoint("https://\(server.authority)"), body: body)
      let answer = await transport.result(of: request)
      XCTAssertEqual(try answer.get().status, 200)
    }
    XCTAssertEqual(
      server.requests.map(\.body.count), [300_000, 300_000, 300_000, 300_000, 300_000])
    XCTAssertEqual(server.connectionCount, 1)
    await transport.shutdown()
    await server.stop()
  }
}

final class OriginTests: XCTestCase {
  func testHostsAndPorts() {
    let cases: [(String, Bool, String, Int)] = [
      ("example.com", true, "example.com", 443), ("example.com", false, "example.com", 80),
      ("example.com:8443", true, "example.com", 8443), ("127.0.0.1:80", true, "127.0.0.1", 80),
      ("[::1]", false, "::1", 80), ("[::1]:8080", false, "::1", 8080),
      ("[2001:db8::5]:1", true, "2001:db8::5", 1),
    ]
    for (authority, isSecure, host, port) in cases {
      let origin = Origin(isSecure: isSecure, authority: authority)
      XCTAssertEqual(origin.host, host, authority)
      XCTAssertEqual(origin.port, port, authority)
    }
  }
}

/// Of our own transport only: async-http-client waits for such answers until the timeout now and then.
final class EarlyAnswerTests: XCTestCase {
  /// An answer that comes before the server has read all: it counts, but nobody knows what the
  /// connection would carry next.
  func testEarlyAnswers() async throws {
    let server = try await RawServer.start(
      answer: "HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\n\r\n{}")
    let transport = HTTPTransport()
    let body = [UInt8](repeating: 0x20, count: 20_000_000)
    for _ in 0..<3 {
      let request = try Request(
        endpoint: Endpoint("http://\(server.authority)"), body: .json(body), timeout: .seconds(10))
      let answer = await transport.result(of: request)
      XCTAssertEqual(try answer.get().status, 413)
    }
    await transport.shutdown()
    await server.stop()
  }
}
