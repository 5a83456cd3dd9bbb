// SPDX-License-Identifier: MIT

import IntegrationHTTP
import IntegrationRuntime
import IntegrationTesting
import NIOPosix
import XCTest

/// Deliveries on the threads that carry connections.
final class ConnectionExecutorTests: XCTestCase {
  func testTasksStayOnTheThreadsOfConnections() async throws {
    let server = try await RecordingServer.start()
    let endpoint = Endpoint(server.url)
    let transport = HTTPTransport()
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<50 {
        group.addTask(executorPreference: HTTPTransport.executor) {
          var isThere = MultiThreadedEventLoopGroup.currentEventLoop != nil
          for attempt in 0..<4 {
            let request = try Request(endpoint: endpoint, path: "/\(number)/\(attempt)")
            let status = try await transport.send(request).status
            XCTAssertEqual(status, 200)
            isThere = isThere && MultiThreadedEventLoopGroup.currentEventLoop != nil
          }
          return isThere
        }
      }
      for try await isThere in group { XCTAssertTrue(isThere) }
    }
    XCTAssertEqual(Set(server.requests.map(\.path)).count, 200)
    XCTAssertLessThanOrEqual(server.connectionCount, 64)
    await transport.shutdown()
    await server.stop()
  }

  func testCancellation() async throws {
    let server = try await RecordingServer.start(responses: [.fault(.neverAnswer)])
    let request = try Request(endpoint: Endpoint(server.url), timeout: .seconds(30))
    let task = Task(executorPreference: HTTPTransport.executor) {
      await HTTPTransport.shared.result(of: request)
    }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    task.cancel()
    guard case .failure(let error) = await task.value else { return XCTFail("answered") }
    XCTAssertEqual(error.kind, .cancelled)
    await server.stop()
  }
}
