// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import Synchronization
import XCTest

final class RequestGroupTests: XCTestCase {
  /// Answers with the status that the path names, the later the higher it is.
  private final class PathTransport: Transport {
    private let counts = Mutex((now: 0, most: 0))
    var most: Int { counts.withLock { $0.most } }

    func send(_ request: Request) async throws(TransportError) -> Response {
      counts.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      defer { counts.withLock { $0.now -= 1 } }
      let status = Int(request.url.suffix(3)) ?? 500
      do {
        try await Task.sleep(for: .milliseconds(max(10, (status - 200) / 2)))
      } catch {
        throw .cancelled(arrival: .unknown)
      }
      return Response(status: status)
    }
  }

  private func group(_ statuses: [Int], tolerating: [Int] = []) throws -> RequestGroup {
    var group = RequestGroup()
    for status in statuses {
      group.add(
        try Request(
          method: .get, endpoint: "https://a.example",
          path: RequestPath(stringLiteral: "/\(status)")),
        tolerating: tolerating)
    }
    return group
  }

  func testAnswersComeInTheOrderOfTheRequests() async throws {
    let transport = PathTransport()
    let sender = Sender(over: transport)
    let responses = try await sender.send(group([204, 200, 404, 201], tolerating: [404]))
    XCTAssertEqual(responses.map(\.status), [204, 200, 404, 201])
    XCTAssertEqual(transport.most, 4)
    let none = try await sender.send(RequestGroup())
    XCTAssertEqual(none.count, 0)
  }

  func testTheLimitIsKept() async throws {
    let transport = PathTransport()
    let responses = try await Sender(over: transport)
      .send(group(Array(repeating: 200, count: 9)), limit: 2)
    XCTAssertEqual(responses.count, 9)
    XCTAssertEqual(transport.most, 2)
  }

  func testTheFirstErrorInTimeIsTheGroups() async throws {
    let sender = Sender(over: PathTransport())
    do {
      _ = try await sender.send(group([599, 200, 404]))
      XCTFail("two are errors")
    } catch let error as IntegrationError {
      XCTAssertEqual(error.status, 404)
    }
  }

  func testIfAllHaveToFailOneSuccessIsEnough() async throws {
    let sender = Sender(over: PathTransport())
    let responses = try await sender.send(group([404, 200]), failing: .ifAllFail)
    XCTAssertEqual(responses.map(\.status), [200])
    do {
      _ = try await sender.send(group([404, 599]), failing: .ifAllFail)
      XCTFail("all are errors")
    } catch let error as IntegrationError {
      XCTAssertEqual(error.status, 404)
    }
  }
}
