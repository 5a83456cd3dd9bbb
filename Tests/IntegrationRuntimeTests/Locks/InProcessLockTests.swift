// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import Synchronization
import XCTest

final class InProcessLockTests: XCTestCase {
  func testALockIsHeldOnceAndGivenBack() async throws {
    let lock = InProcessLock()
    let first = await lock.acquire("key", for: .seconds(10))
    let token = try XCTUnwrap(first)
    let second = await lock.acquire("key", for: .seconds(10))
    XCTAssertNil(second)
    let other = await lock.acquire("other", for: .seconds(10))
    XCTAssertNotNil(other)
    let stranger = await lock.release("key", LockToken())
    XCTAssertFalse(stranger)
    let released = await lock.release("key", token)
    XCTAssertTrue(released)
    let again = await lock.release("key", token)
    XCTAssertFalse(again)
    let third = await lock.acquire("key", for: .seconds(10))
    XCTAssertNotNil(third)
  }

  func testALockThatRanOutIsNotTheOldHoldersToGiveBack() async throws {
    let clock = TestClock()
    let lock = InProcessLock(timekeeper: clock.timekeeper)
    let first = await lock.acquire("key", for: .seconds(10))
    let old = try XCTUnwrap(first)
    clock.advance(by: .seconds(10))
    let second = await lock.acquire("key", for: .seconds(10))
    let new = try XCTUnwrap(second)
    let oldReleased = await lock.release("key", old)
    XCTAssertFalse(oldReleased)
    let newReleased = await lock.release("key", new)
    XCTAssertTrue(newReleased)
  }

  func testManyLocksThatRanOutAreForgotten() async {
    let clock = TestClock()
    let lock = InProcessLock(timekeeper: clock.timekeeper)
    for index in 0..<2_000 {
      let token = await lock.acquire("key\(index)", for: .seconds(1))
      XCTAssertNotNil(token)
      clock.advance(by: .milliseconds(10))
    }
    let mirror = Mirror(reflecting: lock)
    let holders = mirror.children.first { $0.label == "holders" }?.value as? [String: Any]
    XCTAssertLessThan(holders?.count ?? 0, 600)
  }

  func testTokensAreDifferent() {
    let tokens = Set((0..<1_000).map { _ in LockToken().text })
    XCTAssertEqual(tokens.count, 1_000)
    XCTAssertTrue(tokens.allSatisfy { $0.utf8.count == 32 })
  }

  func testADeliveryHoldsItsLockAndGivesItBackHoweverItEnds() async throws {
    let message = try Message(server: #"{"type":"identify","userId":"u"}"#)
    let locks = InProcessLock()
    for status in [200, 400] {
      let shop = ShopIntegration(
        settings: .init(), transport: ScriptedTransport([.status(status)]))
      _ = await shop.deliver(message, options: .init(locks: locks))
      let token = await locks.acquire("Shop:u", for: .seconds(1))
      let free = try XCTUnwrap(token, "the lock of the delivery with \(status) is still held")
      _ = await locks.release("Shop:u", free)
    }
    _ = await locks.acquire("Shop:u", for: .seconds(10))
    let transport = ScriptedTransport([])
    let shop = ShopIntegration(settings: .init(), transport: transport)
    let outcome = await shop.deliver(message, options: .init(locks: locks))
    XCTAssertEqual(outcome.error?.code, .resourceLocked)
    XCTAssertEqual(outcome.error?.reason, "key `Shop:u` is locked")
    XCTAssertTrue(outcome.isRetryable)
    XCTAssertEqual(transport.requests.count, 0)
  }

  func testWorkUnderALockDoesNotOverlap() async throws {
    let message = try Message(server: #"{"type":"identify","userId":"u"}"#)
    let transport = SlowTransport()
    let shop = ShopIntegration(settings: .init(), transport: transport)
    let outcomes = await shop.deliver(
      Array(repeating: message, count: 20), options: .init(concurrency: 20, locks: InProcessLock()))
    XCTAssertEqual(transport.most.withLock { $0.most }, 1)
    XCTAssertTrue(outcomes.contains { $0.isSuccess })
    XCTAssertTrue(outcomes.allSatisfy { $0.isSuccess || $0.error?.kind == .locked })
  }

  private final class SlowTransport: Transport {
    let most = Mutex((now: 0, most: 0))
    func send(_ request: Request) async throws(TransportError) -> Response {
      most.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      try? await Task.sleep(for: .milliseconds(5))
      most.withLock { $0.now -= 1 }
      return Response(status: 200)
    }
  }

  func testAStoreThatFailsLeavesTheMessageUnsent() async throws {
    struct Broken: Lock {
      func acquire(_ key: String, for duration: Duration) async throws(LockError) -> LockToken? {
        throw LockError("the store is down")
      }
      func release(_ key: String, _ token: LockToken) async throws(LockError) -> Bool { true }
    }
    let transport = ScriptedTransport([])
    let shop = ShopIntegration(settings: .init(), transport: transport)
    let outcome = await shop.deliver(
      try Message(server: #"{"type":"identify","userId":"u"}"#), options: .init(locks: Broken()))
    XCTAssertEqual(outcome.error?.reason, "the store is down")
    XCTAssertTrue(outcome.isRetryable)
    XCTAssertEqual(transport.requests.count, 0)
  }
}
