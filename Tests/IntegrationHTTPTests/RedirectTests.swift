// SPDX-License-Identifier: MIT

import IntegrationHTTP
import IntegrationRuntime
import IntegrationTesting
import JSON
import NIOSSL
import XCTest

/// Redirects over real connections, of servers that mean no good.
class RedirectTests: XCTestCase {
  var kind: TransportKind { .own }

  private func redirect(_ status: Int, _ location: String) -> ScriptedResponse {
    ScriptedResponse(status: status, headers: [("Location", location)])
  }

  private func request(_ url: String, timeout: Duration = .seconds(5)) throws -> Request {
    try Request(
      endpoint: Endpoint(url), path: "/events", headers: ["X-Project": "main"],
      authorization: .bearer("token-7f3a"), body: .json(Array(#"{"a":1}"#.utf8)),
      timeout: timeout, contentCoding: .gzip)
  }

  private func send(
    _ request: Request, redirects: Int = 3, over transport: (any Transport)? = nil
  ) async -> Result<Response, IntegrationError> {
    let sender = Sender(over: transport ?? kind.shared, rules: SendingRules(redirects: redirects))
    do throws(IntegrationError) {
      return .success(try await sender.send(request))
    } catch {
      return .failure(error)
    }
  }

  private func error(_ result: Result<Response, IntegrationError>) -> IntegrationError? {
    if case .failure(let error) = result { error } else { nil }
  }

  func testTheBodyIsSentAgain() async throws {
    let server = try await RecordingServer.start(responses: [
      redirect(307, "/v2/events"), redirect(308, "../v3/events?all"),
    ])
    let result = await send(try request(server.url))
    XCTAssertEqual(try result.get().status, 200)
    XCTAssertEqual(server.requests.map(\.path), ["/events", "/v2/events", "/v3/events"])
    for request in server.requests {
      XCTAssertEqual(request.method, "POST")
      XCTAssertEqual(request.text, #"{"a":1}"#)
      XCTAssertEqual(request.header("Content-Encoding"), "gzip")
      XCTAssertEqual(request.bearerToken, "token-7f3a")
    }
    await server.stop()
  }

  func testTheAnswerIsFetched() async throws {
    let server = try await RecordingServer.start(responses: [redirect(303, "/results/7")])
    _ = try await send(try request(server.url)).get()
    let last = try XCTUnwrap(server.requests.last)
    XCTAssertEqual(last.method, "GET")
    XCTAssertEqual(last.path, "/results/7")
    XCTAssertEqual(last.text, "")
    for name in ["Content-Type", "Content-Encoding", "Content-Length", "Transfer-Encoding"] {
      XCTAssertNil(last.header(name), name)
    }
    await server.stop()
  }

  func testAnotherServerLearnsNoCredentials() async throws {
    let other = try await RecordingServer.start()
    let server = try await RecordingServer.start(responses: [redirect(307, "\(other.url)/e")])
    _ = try await send(try request(server.url)).get()
    let received = try XCTUnwrap(other.requests.first)
    XCTAssertNil(received.header("Authorization"))
    XCTAssertEqual(received.header("X-Project"), "main")
    XCTAssertEqual(received.header("Host"), other.authority)
    XCTAssertEqual(received.text, #"{"a":1}"#)
    await server.stop()
    await other.stop()
  }

  func testALoopHasAnEnd() async throws {
    let server = try await RecordingServer.start { _ in
      ScriptedResponse(status: 302, headers: [("Location", "/events")])
    }
    let result = await send(try request(server.url), redirects: 10)
    XCTAssertEqual(error(result)?.code, .tooManyRedirects)
    XCTAssertEqual(server.requests.count, 11)
    await server.stop()
  }

  func testFromTLSToPlainTextIsRefused() async throws {
    let plain = try await RecordingServer.start()
    let server = try await RecordingServer.start(
      responses: [redirect(307, "\(plain.url)/events")], certificate: SelfSigned.server)
    let certificates = try NIOSSLCertificate.fromPEMBytes(Array(SelfSigned.certificate.utf8))
    let transport = kind.make(trusting: certificates)
    let result = await send(try request("https://\(server.authority)"), over: transport)
    XCTAssertEqual(error(result)?.code, .refusedRedirect, "\(result)")
    XCTAssertEqual(server.requests.count, 1)
    XCTAssertEqual(plain.connectionCount, 0)
    await transport.shutdown()
    await server.stop()
    await plain.stop()
  }

  /// What a customer may not enter, no server may lead to either.
  func testAddressesAreGuardedOnTheWay() async throws {
    var configuration = HTTPTransportConfiguration()
    configuration.addresses = .publicOnly(besides: ["127.0.0.1/32"])
    let transport = kind.make(configuration)
    let inside = try await RecordingServer.start()
    for location in [
      "http://169.254.169.254/latest/meta-data", "http://127.0.0.2:\(inside.port)/",
      "http://[::1]:\(inside.port)/", "//0x7f000002:\(inside.port)/", "http://2130706434/",
    ] {
      let server = try await RecordingServer.start(responses: [redirect(307, location)])
      var settings = ProbeIntegration.Settings(endpoint: Endpoint(server.url), retries: 2)
      settings.rules.redirects = 1
      let outcome = await ProbeIntegration(settings: settings, transport: transport)
        .deliver(try .track(id: "m1"))
      guard case .failed(let error) = outcome else {
        XCTFail("\(location): \(outcome)")
        continue
      }
      XCTAssertEqual(error.code, .forbiddenAddress, location)
      XCTAssertEqual(error.kind, .unexpectedStatus, location)
      XCTAssertFalse(outcome.isRetryable, location)
      XCTAssertFalse(outcome.isUncertain, location)
      XCTAssertEqual(server.requests.count, 1, location)
      await server.stop()
    }
    XCTAssertEqual(inside.connectionCount, 0)
    await inside.stop()
    await transport.shutdown()
  }

  func testAnEndThatNeverAnswersIsATimeout() async throws {
    let server = try await RecordingServer.start(responses: [
      redirect(307, "/slow"), .fault(.neverAnswer),
    ])
    let result = await send(try request(server.url, timeout: .milliseconds(150)))
    XCTAssertEqual(error(result)?.kind, .timeout)
    XCTAssertEqual(error(result)?.mayHaveArrived, true)
    XCTAssertEqual(server.requests.map(\.path), ["/events", "/slow"])
    await server.stop()
  }

  func testALocationThatIsNoneIsNotCalled() async throws {
    for text in ["http://b.example/\u{7F}", "http://a@b.example/", "http://", "\u{1}"] {
      let answer = "HTTP/1.1 302 Found\r\nLocation: \(text)\r\nContent-Length: 0\r\n\r\n"
      let server = try await RecordingServer.start(responses: [.fault(.raw(answer))])
      let result = await send(try request(server.url))
      let error = try XCTUnwrap(error(result), text)
      // The client itself refuses some.
      XCTAssertTrue([.refusedRedirect, .malformedResponse].contains(error.code), "\(error)")
      XCTAssertEqual(server.requests.count, 1)
      await server.stop()
    }
  }
}
