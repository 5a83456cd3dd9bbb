// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import XCTest

/// Where a fixture says nothing of the requests, their number is free, and nothing else.
final class SendsAssertionTests: XCTestCase {
  private func failures(
    _ type: MessageType, _ input: String, each expected: ExpectedRequest,
    answers: [ScriptedResponse] = [], failure: String? = nil
  ) async throws -> [String] {
    let fixture = IntegrationFixture(source: "fixture.json", line: 3, type: type, input: input)
    return try await Failures.collect {
      try await assertSends(
        Once.self, fixture, each: expected, answers: answers, failure: failure)
    }
  }

  private let screen = #"{"type":"screen","userId":"p-1","name":"Home"}"#
  private let group = #"{"type":"group","userId":"p-1","groupId":"g-1"}"#

  func testTheNumberIsFree() async throws {
    let two = try await failures(.screen, screen, each: .init())
    XCTAssertEqual(two, [])
    let repeated = try await failures(
      .group, group, each: .init(method: "PUT"), answers: [.status(503), .status(503)],
      failure: "Service Unavailable")
    XCTAssertEqual(repeated, [])
  }

  func testEachRequestCounts() async throws {
    let problems = try await failures(.screen, screen, each: .init(method: "POST"))
    XCTAssertEqual(problems.count, 1)
    XCTAssertTrue(problems.first?.contains("request 0: expected method POST, got GET") ?? false)
  }

  func testTheEndCounts() async throws {
    let success = try await failures(.group, group, each: .init(), failure: "Bad Request")
    XCTAssertEqual(success.count, 1)
    let other = try await failures(
      .group, group, each: .init(), answers: [.status(403)], failure: "Bad Request")
    XCTAssertEqual(other.count, 1)
  }

  func testSomethingHasToBeSent() async throws {
    let products = (0..<10).map { _ in #"{"sku":"s"}"# }.joined(separator: ",")
    let problems = try await failures(
      .track,
      #"{"type":"track","userId":"p-1","event":"Order Completed","properties":{"products":[\#(products)]}}"#,
      each: .init())
    XCTAssertEqual(problems.count, 1)
    XCTAssertTrue(problems.first?.contains("nothing was sent") ?? false)
  }
}
