// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import IntegrationAsyncHTTPClient
import IntegrationHTTP
import IntegrationRuntime
import IntegrationTesting
import XCTest

// The same tests for the transport over async-http-client. Tests of a class without any of its own
// are not found (on Linux), which is why some are named again.

final class AsyncHTTPClientTransportTests: HTTPTransportTests {
  override var kind: TransportKind { .asyncHTTPClient }

  override func testConnectionsAreReused() async throws {
    try await super.testConnectionsAreReused()
  }
}

final class AsyncHTTPClientTransportFaultTests: HTTPTransportFaultTests {
  override var kind: TransportKind { .asyncHTTPClient }

  override func testNoAnswer() async throws {
    try await super.testNoAnswer()
  }
}

final class AsyncHTTPClientFaultTableTests: FaultTableTests {
  override var kind: TransportKind { .asyncHTTPClient }

  override func testResetInBody() async throws {
    try await super.testResetInBody()
  }
}

final class AsyncHTTPClientRedirectTests: RedirectTests {
  override var kind: TransportKind { .asyncHTTPClient }

  override func testALoopHasAnEnd() async throws {
    try await super.testALoopHasAnEnd()
  }
}

final class AsyncHTTPClientRandomFaultTests: RandomFaultTests {
  override var kind: TransportKind { .asyncHTTPClient }

  override func testEveryMessageHasOneOutcomeAndNoneIsLost() async throws {
    try await super.testEveryMessageHasOneOutcomeAndNoneIsLost()
    XCTAssertEqual(DeadlineWatch.shared.count, 0, "nothing is watched any more")
  }
}

final class AsyncHTTPClientCompressionTests: CompressionTests {
  override var kind: TransportKind { .asyncHTTPClient }

  override func testAnswersAreExpanded() async throws {
    try await super.testAnswersAreExpanded()
  }
}

final class AsyncHTTPClientAddressRuleTests: AddressRuleTests {
  override var kind: TransportKind { .asyncHTTPClient }

  /// A name that led to a good address a moment ago and leads elsewhere when it is connected to.
  override func testConnectionsAreCheckedToo() async throws {
    let server = try await RecordingServer.start()
    var configuration = HTTPTransportConfiguration()
    configuration.addresses = .publicOnly()
    let transport = AsyncHTTPClientTransport(configuration: configuration) {
      $0.dnsOverride = ["1.1.1.1": "127.0.0.1"]
    }
    let request = try Request(
      endpoint: Endpoint("http://1.1.1.1:\(server.port)"), timeout: .seconds(5))
    do {
      _ = try await transport.send(request)
      XCTFail("called")
    } catch {
      XCTAssertEqual(error.kind, .forbiddenAddress, "\(error)")
      XCTAssertEqual(error.arrival, .notSent)
    }
    XCTAssertEqual(server.requests.count, 0)
    for _ in 0..<200 where server.openConnectionCount > 0 {
      try await Task.sleep(for: .milliseconds(5))
    }
    XCTAssertEqual(server.openConnectionCount, 0)
    await transport.shutdown()
    await server.stop()
  }
}

final class AsyncHTTPClientConnectionPoolTests: ConnectionPoolTests {
  override var kind: TransportKind { .asyncHTTPClient }

  override func testMoreRequestsThanConnections() async throws {
    try await super.testMoreRequestsThanConnections()
  }
}
