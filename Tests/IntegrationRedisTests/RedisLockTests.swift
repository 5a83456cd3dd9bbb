// SPDX-License-Identifier: MIT
import IntegrationRedis
import IntegrationRuntime
import XCTest

final class RedisLockTests: XCTestCase {
  private var server: RedisServer!

  override func setUp() async throws { server = try RedisServer() }

  override func tearDown() async throws { server?.stop() }

  func testALockIsHeldOnceAndGivenBack() async throws {
    let one = try await server.lock()
    let other = try await server.lock()
    let first = try await one.acquire("key", for: .seconds(10))
    let token = try XCTUnwrap(first)
    let second = try await other.acquire("key", for: .seconds(10))
    XCTAssertNil(second)
    let elsewhere = try await other.acquire("other key", for: .seconds(10))
    XCTAssertNotNil(elsewhere)
    let released = try await one.release("key", token)
    XCTAssertTrue(released)
    let third = try await other.acquire("key", for: .seconds(10))
    XCTAssertNotNil(third)
  }

  func testALockThatRanOutIsNotTheOldHoldersToGiveBack() async throws {
    let lock = try await server.lock()
    let old = try await lock.acquire("key", for: .milliseconds(40))
    try await Task.sleep(for: .milliseconds(80))
    let new = try await lock.acquire("key", for: .seconds(10))
    let newToken = try XCTUnwrap(new)
    let oldReleased = try await lock.release("key", try XCTUnwrap(old))
    XCTAssertFalse(oldReleased, "the old holder would give away the new holder's lock")
    let newReleased = try await lock.release("key", newToken)
    XCTAssertTrue(newReleased)
  }

  func testOfManyAtOnceOneGetsTheLock() async throws {
    let lock = try await server.lock()
    let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 {
        group.addTask { try await lock.acquire("contended", for: .seconds(10)) != nil }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    XCTAssertEqual(winners, 1)
  }

  func testKeysMayHoldAnything() async throws {
    let lock = try await server.lock()
    for key in ["", "a b", "a\r\nDEL x\r\n", "ü", String(repeating: "k", count: 10_000)] {
      let token = try await lock.acquire(key, for: .seconds(10))
      let released = try await lock.release(key, try XCTUnwrap(token))
      XCTAssertTrue(released)
    }
  }

  func testTheConnectionIsMadeAgain() async throws {
    let lock = try await server.lock()
    server.stop()
    do {
      _ = try await lock.acquire("key", for: .seconds(1))
      XCTFail("there is no server")
    } catch {
      XCTAssertFalse(error.reason.isEmpty)
    }
    server = try RedisServer(arguments: ["--port", String(server.port)])
    for _ in 0..<100 {
      if let token = try? await lock.acquire("key", for: .seconds(1)) {
        XCTAssertFalse(token.text.isEmpty)
        return
      }
      try await Task.sleep(for: .milliseconds(30))
    }
    XCTFail("the lock never came back")
  }

  func testAPasswordIsSentAndNeverShown() async throws {
    let guarded = try RedisServer(arguments: ["--requirepass", "pass-9c31"])
    defer { guarded.stop() }
    let lock = try await guarded.lock {
      $0.password = Secret("pass-9c31")
      $0.database = 3
    }
    let token = try await lock.acquire("key", for: .seconds(1))
    XCTAssertNotNil(token)
    let wrong = RedisConfiguration(port: guarded.port, password: Secret("wrong-71f2"))
    XCTAssertFalse("\(wrong)".contains("71f2"))
    do {
      _ = try await RedisLock(wrong).acquire("key", for: .seconds(1))
      XCTFail("the password is wrong")
    } catch {
      XCTAssertEqual(error.reason, "Redis refuses the connection: WRONGPASS")
    }
  }

  func testWhereNobodyListensIsAnError() async throws {
    let lock = RedisLock(RedisConfiguration(port: 1, timeout: .milliseconds(200)))
    do {
      _ = try await lock.acquire("key", for: .seconds(1))
      XCTFail("nobody listens there")
    } catch {
      XCTAssertEqual(error.reason, "Redis cannot be reached")
    }
  }

  func testAServerThatNeverAnswersIsGivenUp() async throws {
    let silent = try SilentServer()
    defer { silent.stop() }
    let lock = RedisLock(RedisConfiguration(port: silent.port, timeout: .milliseconds(100)))
    let start = ContinuousClock.now
    for _ in 0..<2 {
      do {
        _ = try await lock.acquire("key", for: .seconds(1))
        XCTFail("nobody answers")
      } catch {
        XCTAssertEqual(error.reason, "Redis does not answer in time")
      }
    }
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(2))
  }

  func testDeliveriesShareALock() async throws {
    let locks = try await server.lock()
    let held = try await locks.acquire("Probe:user", for: .seconds(10))
    XCTAssertNotNil(held)
    let probe = Probe(settings: .init(), transport: NoTransport())
    let outcome = await probe.deliver(
      Array(#"{"type":"track","channel":"server"}"#.utf8), options: .init(locks: locks))
    XCTAssertEqual(outcome.error?.kind, .locked)
    XCTAssertEqual(outcome.error?.reason, "key `Probe:user` is locked")
    XCTAssertTrue(outcome.isRetryable)
  }
}

/// Does its work under a lock.
private struct Probe: Integration {
  struct Settings: IntegrationSettings {
    init() {}
    init(_ json: JSONValue) throws(SettingsError) {}
  }

  static let declaration = IntegrationDeclaration(name: "Probe", slug: "probe", methods: [.track])
  let settings: Settings
  var sender: Sender

  init(settings: Settings, transport: any Transport) {
    self.settings = settings
    sender = Self.declaration.sender(over: transport)
  }

  func track(_ track: Track) async throws(IntegrationError) -> [Response] {
    try await withLock("user") { () async throws(IntegrationError) in [] }
  }
}

private struct NoTransport: Transport {
  func send(_ request: Request) async throws(TransportError) -> Response {
    throw .cancelled()
  }
}
