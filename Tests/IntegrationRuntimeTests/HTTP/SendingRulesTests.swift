// SPDX-License-Identifier: MIT

import HTTPTypes
import IntegrationRuntime
import IntegrationTesting
import JSON
import Synchronization
import XCTest

/// What answers are made to mean, how long requests are tried, and what stays the same meanwhile.
final class SendingRulesTests: XCTestCase {
  private let clock = TestClock()

  private func send(
    _ steps: [ScriptedTransport.Step], _ rules: SendingRules, retries: Int = 2
  ) async throws -> (Result<Response, IntegrationError>, [Request]) {
    let transport = ScriptedTransport(steps)
    let sender = Sender(
      over: transport, policy: RetryPolicy(retries: retries), timekeeper: clock.timekeeper)
    let request = try Request(endpoint: "https://a.com/x")
    do throws(IntegrationError) {
      return (.success(try await sender.send(request, rules: rules)), transport.requests)
    } catch {
      return (.failure(error), transport.requests)
    }
  }

  private func step(_ status: Int, _ body: String = "{}") -> ScriptedTransport.Step {
    .respond(ScriptedResponse(status: status, body: body))
  }

  func testIgnoredStatusIsASuccess() async throws {
    let rules = SendingRules(reactions: [Reaction(to: 404, .ignore)])
    let (result, _) = try await send([step(404, #"{"a":1}"#)], rules)
    XCTAssertEqual(try result.get().status, 404)
    XCTAssertEqual(try result.get().json?.root[exact: "a"]?.int, 1)
  }

  func testRetriedStatus() async throws {
    let rules = SendingRules(reactions: [Reaction(to: 409, .retry)])
    let (result, requests) = try await send([step(409), step(409), step(201)], rules)
    XCTAssertEqual(try result.get().attempts, 3)
    XCTAssertEqual(requests.count, 3)
    let (last, _) = try await send([step(409), step(409), step(409)], rules)
    XCTAssertEqual(last.failure?.kind, .conflict)
    XCTAssertEqual(last.failure?.isRetryable, true)
  }

  func testFailedStatusIsNotRetried() async throws {
    let rules = SendingRules(reactions: [Reaction(to: 500...599, .fail)])
    let (result, requests) = try await send([step(503)], rules)
    XCTAssertEqual(result.failure?.kind, .serverError)
    XCTAssertEqual(result.failure?.isRetryable, false)
    XCTAssertEqual(requests.count, 1)
  }

  func testFirstReactionCounts() async throws {
    let rules = SendingRules(reactions: [
      Reaction(.retry, when: { $0.text.contains("busy") }), Reaction(to: 400...499, .ignore),
    ])
    let (result, _) = try await send([step(423, "busy"), step(423, "gone")], rules)
    XCTAssertEqual(try result.get().text, "gone")
    XCTAssertEqual(clock.sleeps.count, 1)
  }

  func testErrorInsideASuccess() async throws {
    let rules = SendingRules(reactions: [
      .fail(
        when: { $0.json?.root[exact: "error"] != nil },
        reason: { $0.json?.root[exact: "error"]?.string }),
      .fail(
        when: { $0.json?.root[exact: "busy"]?.bool == true }, reason: { _ in "busy" },
        isRetryable: true),
    ])
    let (failed, requests) = try await send([step(200, #"{"error":"no such list"}"#)], rules)
    XCTAssertEqual(failed.failure?.kind, .badRequest)
    XCTAssertEqual(failed.failure?.code, .badRequest)
    XCTAssertEqual(failed.failure?.status, 200)
    XCTAssertEqual(failed.failure?.reason, "no such list")
    XCTAssertEqual(failed.failure?.isRetryable, false)
    XCTAssertEqual(failed.failure?.response?.status, 200)
    XCTAssertEqual(requests.count, 1)
    let (retried, _) = try await send([step(200, #"{"busy":true}"#), step(200)], rules)
    XCTAssertEqual(try retried.get().attempts, 2)
  }

  func testStatusOfAnErrorInsideASuccess() async throws {
    let rules = SendingRules(reactions: [
      Reaction(.fail, when: { $0.text == "bad key" }, status: 401)
    ])
    let (result, requests) = try await send([step(200, "bad key")], rules)
    XCTAssertEqual(result.failure?.kind, .unauthorized)
    XCTAssertEqual(result.failure?.status, 401)
    XCTAssertEqual(result.failure?.reason, "Unauthorized")
    XCTAssertNil(result.failure?.code)
    XCTAssertEqual(result.failure?.response?.status, 200)
    XCTAssertEqual(requests.count, 1)
  }

  /// What the destination says goes into logs.
  func testReasonsAreTamed() async throws {
    let transport = ScriptedTransport([
      step(200, "your key-81c2 is bad\r\nforged line \(String(repeating: "x", count: 5000))"),
      step(200),
    ])
    let sender = Sender(over: transport)
    let request = try Request(
      endpoint: "https://a.com", authorization: .bearer("\(Secret("key-81c2"))"))
    for reason in [{ $0.text }, nil] as [(@Sendable (Response) -> String?)?] {
      let rules = SendingRules(reactions: [Reaction(.fail, when: { _ in true }, reason: reason)])
      do {
        _ = try await sender.send(request, rules: rules)
        XCTFail("no error")
      } catch {
        XCTAssertLessThan(error.reason.utf8.count, 400)
        XCTAssertFalse(error.reason.contains("key-81c2"))
        XCTAssertFalse(error.reason.contains("\n") || error.reason.contains("\r"))
        XCTAssertFalse(error.reason.isEmpty)
        if reason == nil { XCTAssertEqual(error.reason, "the answer counts as an error") }
      }
    }
  }

  func testRetriesAndDeadlineOfTheRequest() async throws {
    let (once, requests) = try await send([step(500)], SendingRules(retries: 0))
    XCTAssertEqual(once.failure?.attempts, 1)
    XCTAssertEqual(requests.count, 1)
    let rules = SendingRules(retries: 5, deadline: .milliseconds(500))
    let (late, all) = try await send(
      [step(500), step(500), step(500), step(500)], rules, retries: 0)
    // 200 ms, then 400 ms that would not fit.
    XCTAssertEqual(late.failure?.attempts, 2)
    XCTAssertEqual(all.map(\.timeout), [.milliseconds(500), .milliseconds(300)])
  }

  func testIdempotencyKeyStaysTheSame() async throws {
    let rules = SendingRules(idempotency: IdempotencyKey())
    var keys: Set<String> = []
    for _ in 0..<2 {
      let (_, requests) = try await send([step(500), step(503), step(200)], rules)
      let values = requests.compactMap { $0.header("idempotency-key") }
      XCTAssertEqual(values.count, 3)
      XCTAssertEqual(Set(values).count, 1)
      let pattern = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
      XCTAssertNotNil(values.first?.wholeMatch(of: pattern), values.first ?? "")
      keys.formUnion(values)
    }
    XCTAssertEqual(keys.count, 2, "another request has another key")
    let own = SendingRules(idempotency: IdempotencyKey(header: "X-Request-Id", value: "m-1"))
    let (_, requests) = try await send([step(200)], own)
    XCTAssertEqual(requests.first?.header("X-Request-Id"), "m-1")
    let broken = SendingRules(idempotency: IdempotencyKey(header: "no name"))
    let (invalid, none) = try await send([step(200)], broken)
    XCTAssertEqual(invalid.failure?.kind, .invalid)
    XCTAssertEqual(none.count, 0)
  }

  func testCertainAndUncertainAttempts() async throws {
    let lost = ScriptedTransport.Step.fail(.timeout(after: .seconds(1)))
    let unsent = ScriptedTransport.Step.fail(
      TransportError(.connection, code: .connectionRefused, reason: "no", arrival: .notSent))
    for (steps, isUncertain) in [
      ([lost, step(200)], true), ([unsent, step(200)], false), ([step(500), step(200)], false),
    ] {
      let (result, _) = try await send(steps, SendingRules())
      XCTAssertEqual(try result.get().mayHaveArrivedBefore, isUncertain)
      XCTAssertEqual(Outcome.delivered([try result.get()]).isUncertain, isUncertain)
    }
    for (steps, isUncertain) in [
      ([lost, step(400)], true), ([lost, unsent, unsent], true), ([unsent, step(400)], false),
      ([unsent, unsent, unsent], false),
    ] {
      let (result, _) = try await send(steps, SendingRules())
      let error = try XCTUnwrap(result.failure)
      XCTAssertEqual(error.mayHaveArrived, isUncertain)
      XCTAssertEqual(Outcome(error).isUncertain, isUncertain)
      XCTAssertEqual("\(error)".hasSuffix("may have arrived"), isUncertain)
    }
  }

  /// Full jitter: from nothing to a ceiling that doubles.
  func testJitterIsDrawnForEachWait() async throws {
    let draws = [0.5, 0, 1]
    let counter = Counter()
    var timekeeper = clock.timekeeper
    timekeeper.jitter = { draws[counter.next()] }
    let transport = ScriptedTransport([], fallback: .status(500))
    let sender = Sender(
      over: transport, policy: RetryPolicy(retries: 3), timekeeper: timekeeper)
    _ = try? await sender.send(try Request(endpoint: "https://a.com"))
    XCTAssertEqual(clock.sleeps, [.milliseconds(100), .zero, .milliseconds(800)])
  }
}

private final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      defer { count += 1 }
      return count
    }
  }
}

extension Result where Failure == IntegrationError {
  var failure: IntegrationError? {
    if case .failure(let error) = self { error } else { nil }
  }
}
