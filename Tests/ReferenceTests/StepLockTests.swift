// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import JSON
import Synchronization
import XCTest

/// A step holds its lock while it is taken, and no longer.
final class StepLockTests: XCTestCase {
  /// What was locked, sent and given back, in order.
  private final class Log: Transport, Lock {
    let lines = Mutex<[String]>([])
    /// A key that somebody else has.
    let held: String?
    let statuses: Mutex<[Int]>

    init(statuses: [Int] = [], held: String? = nil) {
      self.statuses = Mutex(statuses)
      self.held = held
    }

    private func add(_ line: String) { lines.withLock { $0.append(line) } }

    func send(_ request: Request) async throws(TransportError) -> Response {
      add(String(request.url.dropFirst("https://tokens.example/v1".count)))
      let status = statuses.withLock { $0.isEmpty ? 200 : $0.removeFirst() }
      return Response(status: status, body: Array("{}".utf8))
    }

    func acquire(_ key: String, for duration: Duration) async throws(LockError) -> LockToken? {
      let key = String(key.dropFirst("Tokens:".count))
      guard key != held else { return nil }
      add("+ \(key) \(duration.components.seconds)s")
      return LockToken()
    }

    func release(_ key: String, _ token: LockToken) async throws(LockError) -> Bool {
      add("- \(key.dropFirst("Tokens:".count))")
      return true
    }
  }

  private func deliver(_ properties: String, _ log: Log) async throws -> (Outcome, [String]) {
    var integration = Tokens(
      settings: Tokens.Settings(clientId: "id", clientSecret: "secret"), transport: log)
    integration.sender.rules.authorizer = nil
    let text =
      #"{"type":"track","userId":"p-1","event":"Bought","channel":"server","properties":\#(properties)}"#
    let message = try Message(JSONDocument(parsing: text), now: .now)
    let outcome = await integration.deliver(message, options: DeliveryOptions(locks: log))
    return (outcome, log.lines.withLock { $0 })
  }

  func testLocksAreHeldWhileTheirStepIsTaken() async throws {
    let (outcome, lines) = try await deliver(
      #"{"order":"o-1","careful":true,"products":[{"sku":"a"},{"sku":"b"}]}"#, Log(statuses: [404]))
    XCTAssertEqual(outcome.summary, "delivered")
    XCTAssertEqual(
      lines,
      [
        "+ order-o-1 15s", "+ person-p-1 5s", "/people/p-1", "- person-p-1",
        "+ create-Bought 15s", "/people", "- create-Bought", "+ Bought 15s", "/items",
        "+ a 15s", "/items", "- a", "+ b 15s", "/items", "- b", "- Bought", "/orders", "/orders",
        "+ side-p-1 15s", "/left", "/right", "- side-p-1", "- order-o-1",
      ].sortedSides(like: lines))
  }

  func testALockWhoseConditionDoesNotHoldIsNotTaken() async throws {
    let (outcome, lines) = try await deliver(#"{"products":[]}"#, Log(statuses: [404, 201]))
    XCTAssertEqual(outcome.summary, "delivered")
    XCTAssertEqual(
      lines,
      [
        "+ person-p-1 5s", "/people/p-1", "- person-p-1", "/people", "/others",
        "+ side-p-1 15s", "/left", "/right", "- side-p-1",
      ].sortedSides(like: lines))
  }

  func testALockThatIsHeldElsewhereEndsTheMessage() async throws {
    let (outcome, lines) = try await deliver(
      #"{"order":"o-1"}"#, Log(statuses: [404], held: "Bought"))
    XCTAssertEqual(outcome.error?.kind, .locked)
    XCTAssertEqual(outcome.error?.isRetryable, true)
    XCTAssertEqual(
      lines,
      [
        "+ order-o-1 15s", "+ person-p-1 5s", "/people/p-1", "- person-p-1", "/people",
        "- order-o-1",
      ])
  }

  func testAnErrorGivesTheLockBack() async throws {
    let (outcome, lines) = try await deliver(#"{}"#, Log(statuses: [400]))
    XCTAssertEqual(outcome.summary, "failed: Bad Request")
    XCTAssertEqual(lines, ["+ person-p-1 5s", "/people/p-1", "- person-p-1"])
  }
}

extension [String] {
  /// What is sent side by side arrives as it likes.
  fileprivate func sortedSides(like lines: [String]) -> [String] {
    guard let left = lines.firstIndex(of: "/left"),
      let right = lines.firstIndex(of: "/right"), right < left, left < count
    else { return self }
    var result = self
    result.swapAt(left, right)
    return result
  }
}
