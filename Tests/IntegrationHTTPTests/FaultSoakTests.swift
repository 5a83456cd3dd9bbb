// SPDX-License-Identifier: MIT

import IntegrationHTTP
import IntegrationRuntime
import IntegrationTesting
import XCTest

/// Many requests against a server that misbehaves in every way it can: each ends exactly once, and
/// what counts as delivered has arrived.
final class FaultSoakTests: XCTestCase {
  /// What the server does depends on the request alone, so a failure can be repeated.
  private static func answer(to request: RecordedRequest) -> ScriptedResponse {
    let number = Int(request.path.dropFirst()) ?? 0
    return switch number % 9 {
    case 0: .fault(.closeWithoutAnswer)
    case 1: ScriptedResponse(body: "0123456789", fault: .closeInBody)
    case 2: .fault(.raw("garbage\r\n\r\n"))
    case 3: .status(503)
    case 4: .status(400)
    case 5: ScriptedResponse(closeConnection: true)
    case 6: ScriptedResponse(delay: .milliseconds(3), fault: .drip(bytes: 1, every: .zero))
    case 7 where number % 27 == 7: .fault(.neverAnswer)
    default: ScriptedResponse()
    }
  }

  func testEveryRequestEndsOnceAndNoneIsLost() async throws {
    let server = try await RecordingServer.start(fallback: { Self.answer(to: $0) })
    let endpoint = Endpoint(server.url)
    let clock = TestClock()
    let sender = Sender(
      over: HTTPTransport.shared,
      policy: RetryPolicy(retries: 1),
      timekeeper: clock.timekeeper
    )
    let total = 540
    var results: [Int: String] = [:]
    await withTaskGroup(of: (Int, String).self) { group in
      for number in 0..<total {
        group.addTask {
          do {
            let request = try Request(
              endpoint: endpoint,
              path: "/\(number)",
              timeout: .milliseconds(number % 27 == 7 ? 100 : 10_000)
            )
            let response = try await sender.send(request)
            return (number, "\(response.status)")
          } catch let error as IntegrationError {
            return (number, error.kind.rawValue)
          } catch {
            return (number, "\(error)")
          }
        }
      }
      for await (number, result) in group {
        XCTAssertNil(results.updateValue(result, forKey: number))
      }
    }
    XCTAssertEqual(results.count, total)
    var arrivals: [Int: Int] = [:]
    for request in server.requests {
      arrivals[Int(request.path.dropFirst()) ?? -1, default: 0] += 1
    }
    for number in 0..<total {
      let (result, times) =
        switch number % 9 {
        case 0...2: ("transport", 2)
        case 3: ("serverError", 2)
        case 4: ("badRequest", 1)
        case 7 where number % 27 == 7: ("timeout", 2)
        default: ("200", 1)
        }
      XCTAssertEqual(results[number], result, "\(number)")
      // One that a closing connection swallowed before the server saw it may have arrived less
      // often; none more often than it was sent.
      XCTAssertLessThanOrEqual(arrivals[number] ?? 0, 2, "\(number)")
      XCTAssertGreaterThanOrEqual(arrivals[number] ?? 0, times == 1 ? 1 : 0, "\(number)")
    }
    await server.stop()
  }
}
