// SPDX-License-Identifier: MIT

import HTTPTypes
import IntegrationRuntime
import IntegrationTesting
import XCTest

/// Attempts, waits and what ends them, without sockets and without real time.
final class SenderTests: XCTestCase {
  func testAClassifierDecidesAboutRepetitionsAndWhatTheHostIsTold() async throws {
    let transport = ScriptedTransport([.status(418), .status(418), .status(503)])
    let sender = Sender(
      over: transport, policy: RetryPolicy(retries: 1), timekeeper: TestClock().timekeeper
    ) { $0.status == 418 }
    for (count, isRetryable) in [(2, true), (3, false)] {
      do {
        _ = try await sender.send(try Request(endpoint: "https://example.com"))
        XCTFail("no answer was a success")
      } catch {
        XCTAssertEqual(error.isRetryable, isRetryable)
        XCTAssertEqual(transport.requests.count, count)
      }
    }
  }

  private func request(timeout: Duration? = .seconds(10)) throws -> Request {
    try Request(endpoint: "https://a.com/x", timeout: timeout)
  }

  private let refused = TransportError(
    .connection,
    code: .connectionRefused,
    reason: "refused",
    arrival: .notSent
  )

  func testRepeatsUntilItSucceeds() async throws {
    let transport = ScriptedTransport([.status(500), .fail(refused), .status(201)])
    let clock = TestClock()
    let sender = Sender(
      over: transport,
      policy: RetryPolicy(retries: 2),
      timekeeper: clock.timekeeper
    )
    let response = try await sender.send(request())
    XCTAssertEqual(response.status, 201)
    XCTAssertEqual(transport.requests.count, 3)
    XCTAssertEqual(clock.sleeps, [.milliseconds(200), .milliseconds(400)])
  }

  func testEndsWithTheLastError() async throws {
    let transport = ScriptedTransport([.fail(refused), .status(503), .status(502), .status(200)])
    let sender = Sender(
      over: transport,
      policy: RetryPolicy(retries: 2),
      timekeeper: TestClock().timekeeper
    )
    let error = await failure(sender, try request())
    XCTAssertEqual(error?.status, 502)
    XCTAssertEqual(error?.attempts, 3)
    XCTAssertEqual(error?.isRetryable, true)
  }

  func testDoesNotRepeatWhatIsNotWorthIt() async throws {
    let transport = ScriptedTransport([.status(400)])
    let clock = TestClock()
    let sender = Sender(
      over: transport,
      policy: RetryPolicy(retries: 5),
      timekeeper: clock.timekeeper
    )
    let error = await failure(sender, try request())
    XCTAssertEqual(error?.status, 400)
    XCTAssertEqual(error?.attempts, 1)
    XCTAssertEqual(clock.sleeps, [])
  }

  func testOneAttemptByDefault() async throws {
    let transport = ScriptedTransport([.status(500)])
    let error = await failure(Sender(over: transport), try request())
    XCTAssertEqual(error?.kind, .serverError)
    XCTAssertEqual(transport.requests.count, 1)
  }

  func testOwnClassification() async throws {
    let transport = ScriptedTransport([.status(418), .status(200)])
    let sender = Sender(
      over: transport,
      policy: RetryPolicy(retries: 1),
      timekeeper: TestClock().timekeeper,
      isRetryable: { $0.status == 418 || $0.isRetryable }
    )
    let response = try await sender.send(request())
    XCTAssertEqual(response.status, 200)
  }

  func testWaitsAsLongAsTheDestinationAsks() async throws {
    let start = Duration.seconds(784_111_777)
    let transport = ScriptedTransport([
      .respond(ScriptedResponse(status: 429, headers: [("Retry-After", "7")])),
      .respond(
        ScriptedResponse(
          status: 503,
          headers: [("retry-after", "Sun, 06 Nov 1994 08:49:54 GMT")]
        )
      ),
      .status(200),
    ])
    let clock = TestClock(start: start)
    let sender = Sender(
      over: transport,
      policy: RetryPolicy(retries: 2),
      timekeeper: clock.timekeeper
    )
    _ = try await sender.send(request())
    XCTAssertEqual(clock.sleeps, [.seconds(7), .seconds(10)])
  }

  func testLeavesLongWaitsToTheHost() async throws {
    let transport = ScriptedTransport([
      .respond(ScriptedResponse(status: 429, headers: [("Retry-After", "3600")]))
    ])
    let clock = TestClock()
    let sender = Sender(
      over: transport,
      policy: RetryPolicy(retries: 2),
      timekeeper: clock.timekeeper
    )
    let error = await failure(sender, try request())
    XCTAssertEqual(error?.retryAfter, .seconds(3600))
    XCTAssertEqual(error?.attempts, 1)
    XCTAssertEqual(clock.sleeps, [])
  }

  func testDeadlineEndsAttemptsAndCutsTimeouts() async throws {
    let transport = ScriptedTransport([], fallback: .status(500))
    let clock = TestClock()
    let policy = RetryPolicy(
      retries: 10,
      firstDelay: .seconds(2),
      deadline: .seconds(7)
    )
    let sender = Sender(over: transport, policy: policy, timekeeper: clock.timekeeper)
    let error = await failure(sender, try request())
    XCTAssertEqual(error?.attempts, 3)
    XCTAssertEqual(clock.sleeps, [.seconds(2), .seconds(4)])
    XCTAssertEqual(
      transport.requests.map(\.timeout),
      [.seconds(7), .seconds(5), .seconds(1)]
    )
  }

  func testCancellationStopsTheWait() async throws {
    let transport = ScriptedTransport([], fallback: .status(500))
    let sender = Sender(
      over: transport,
      policy: RetryPolicy(retries: 3, firstDelay: .seconds(3600)),
      timekeeper: Timekeeper(
        elapsed: { .zero },
        sinceEpoch: { .zero },
        sleep: { try await Task.sleep(for: $0) },
        jitter: { 1 }
      )
    )
    let request = try request()
    let task = Task { await failure(sender, request) }
    while transport.requests.isEmpty { await Task.yield() }
    task.cancel()
    let error = await task.value
    XCTAssertEqual(error?.kind, .cancelled)
    XCTAssertEqual(error?.attempts, 1)
    XCTAssertEqual(error?.arrival, .unknown)
    XCTAssertEqual(transport.requests.count, 1)
  }

  func testCancelledBeforeTheFirstAttempt() async throws {
    let transport = ScriptedTransport([])
    let request = try request()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await failure(Sender(over: transport), request)
    }
    let error = await task.value
    XCTAssertEqual(error?.kind, .cancelled)
    XCTAssertEqual(error?.arrival, .notSent)
    XCTAssertEqual(transport.requests.count, 0)
  }
}

private func failure(_ sender: Sender, _ request: Request) async -> IntegrationError? {
  do {
    _ = try await sender.send(request)
    return nil
  } catch {
    return error
  }
}
