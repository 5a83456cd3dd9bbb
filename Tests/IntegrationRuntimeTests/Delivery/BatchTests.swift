// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import Synchronization
import XCTest

final class BatchTests: XCTestCase {
  /// Counts how many requests are under way at once.
  private final class CountingTransport: Transport {
    private let counts = Mutex((now: 0, most: 0, all: 0))
    var most: Int { counts.withLock { $0.most } }
    var all: Int { counts.withLock { $0.all } }

    func send(_ request: Request) async throws(TransportError) -> Response {
      counts.withLock {
        $0.now += 1
        $0.all += 1
        $0.most = max($0.most, $0.now)
      }
      defer { counts.withLock { $0.now -= 1 } }
      do {
        try await Task.sleep(for: .milliseconds(request.url.contains("slow") ? 40 : 5))
      } catch {
        throw .cancelled()
      }
      let status = request.url.contains("bad") ? 400 : 200
      return Response(status: status, body: Array(request.url.utf8))
    }
  }

  private func tracks(_ names: [String]) throws -> [Message] {
    try names.map { try Message(server: #"{"type":"track","userId":"u","event":"\#($0)"}"#) }
  }

  func testOutcomesAreInOrderAndConcurrencyIsBounded() async throws {
    let transport = CountingTransport()
    let shop = ShopIntegration(settings: .init(), transport: transport)
    let names = (0..<40).map { $0 % 7 == 0 ? "slow\($0)" : $0 % 5 == 0 ? "bad\($0)" : "event\($0)" }
    let outcomes = await shop.deliver(try tracks(names), options: .init(concurrency: 4))
    XCTAssertEqual(outcomes.count, 40)
    for (name, outcome) in zip(names, outcomes) {
      let response = outcome.responses.first ?? outcome.error?.response
      XCTAssertTrue(response?.text.contains("/\(name)?") == true, "\(name): \(outcome)")
      XCTAssertEqual(outcome.isSuccess, !name.hasPrefix("bad"))
    }
    XCTAssertEqual(transport.most, 4)
    XCTAssertEqual(transport.all, 40)
  }

  func testOneAtATimeKeepsTheOrderOfSending() async throws {
    let recording = RecordingTransport()
    let shop = ShopIntegration(settings: .init(), transport: recording)
    let names = (0..<10).map { "event\($0)" }
    _ = await shop.deliver(try tracks(names), options: .init(concurrency: 1))
    XCTAssertEqual(
      recording.requests.map {
        String($0.url.split(separator: "/").last?.prefix { $0 != "?" } ?? "")
      },
      names)
  }

  func testNoMessagesNoOutcomes() async {
    let shop = ShopIntegration(settings: .init(), transport: RecordingTransport())
    let outcomes = await shop.deliver([Message]())
    XCTAssertTrue(outcomes.isEmpty)
  }

  func testWhenTheDeadlinePassesNothingMoreIsBegunAndAllHaveOutcomes() async throws {
    let clock = TestClock()
    let transport = RecordingTransport(over: AdvancingTransport(clock: clock))
    var shop = ShopIntegration(settings: .init(), transport: transport)
    shop.sender.timekeeper = clock.timekeeper
    let outcomes = await shop.deliver(
      try tracks((0..<6).map { "event\($0)" }),
      options: .init(deadline: .seconds(3), concurrency: 1))
    XCTAssertEqual(outcomes.map(\.isSuccess), [true, true, true, false, false, false])
    XCTAssertEqual(transport.requests.count, 3)
    XCTAssertEqual(transport.requests.map(\.timeout), [.seconds(3), .seconds(2), .seconds(1)])
    for outcome in outcomes.dropFirst(3) {
      XCTAssertEqual(outcome.error?.kind, .timeout)
      XCTAssertEqual(outcome.error?.arrival, .notSent)
      XCTAssertTrue(outcome.isRetryable)
    }
  }

  /// Each request takes a second.
  private struct AdvancingTransport: Transport {
    let clock: TestClock
    func send(_ request: Request) async throws(TransportError) -> Response {
      clock.advance(by: .seconds(1))
      return Response(status: 200)
    }
  }

  func testAWaitThatWouldNotFitIsNotBegun() async throws {
    let clock = TestClock()
    let transport = ScriptedTransport([.status(503)])
    var shop = ShopIntegration(settings: .init(), transport: transport)
    shop.sender.timekeeper = clock.timekeeper
    let outcome = await shop.deliver(
      try tracks(["event"])[0], options: .init(deadline: .milliseconds(100)))
    XCTAssertEqual(outcome.error?.status, 503)
    XCTAssertEqual(clock.sleeps, [])
    XCTAssertEqual(transport.requests.count, 1)
  }

  func testACancelledBatchEndsSoonAndAllHaveOutcomes() async throws {
    let transport = CountingTransport()
    let shop = ShopIntegration(settings: .init(), transport: transport)
    let messages = try tracks((0..<200).map { "slow\($0)" })
    let task = Task { await shop.deliver(messages, options: .init(concurrency: 2)) }
    try await Task.sleep(for: .milliseconds(60))
    task.cancel()
    let start = ContinuousClock.now
    let outcomes = await task.value
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(1))
    XCTAssertEqual(outcomes.count, 200)
    XCTAssertLessThan(transport.all, 50)
    let cancelled = outcomes.filter { $0.error?.kind == .cancelled }
    XCTAssertEqual(cancelled.count + outcomes.filter(\.isSuccess).count, 200)
    XCTAssertGreaterThan(cancelled.count, 150)
  }
}
