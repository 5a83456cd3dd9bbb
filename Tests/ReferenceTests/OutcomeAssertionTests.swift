// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import XCTest

/// An assertion that never fails would make every fixture pass.
final class OutcomeAssertionTests: XCTestCase {
  private func failures(
    _ input: String, _ expected: ExpectedOutcome, answers: [ScriptedResponse] = []
  ) async throws -> [String] {
    let fixture = IntegrationFixture(
      source: "fixture.json", line: 3, type: .track, settings: #"{"key":"k"}"#, input: input)
    return try await Failures.collect {
      try await assertOutcome(EventsShop.self, fixture, expected, answers: answers)
    }
  }

  func testEachOutcomeIsToldFromTheOthers() async throws {
    let client = "this message was sent client side"
    let cases: [(input: String, outcome: ExpectedOutcome)] = [
      (#"{"userId":"u","event":"Song Played","channel":"server"}"#, .delivered),
      (#"{"userId":"u","event":"Order Completed","channel":"server"}"#, .nothingToSend),
      (#"{"userId":"u","event":"Song Played","channel":"client"}"#, .disabled(client)),
    ]
    // A message of any channel is delivered where that is not asked.
    let others: [ExpectedOutcome] = [.nothingToSend, .disabled(client), .nothingToSend]
    for ((input, outcome), other) in zip(cases, others) {
      let own = try await failures(input, outcome)
      XCTAssertEqual(own, [])
      let wrong = try await failures(input, other)
      XCTAssertEqual(wrong.count, 1, input)
      let unsupported = try await failures(input, .unsupported)
      XCTAssertEqual(unsupported.count, 1, input)
    }
  }

  func testAFailureIsNoDelivery() async throws {
    let problems = try await failures(
      #"{"userId":"u","event":"Song Played"}"#, .delivered, answers: [.status(400)])
    XCTAssertEqual(problems.count, 1)
    XCTAssertTrue(problems[0].contains("expected delivered, got failed: badRequest"), problems[0])
  }
}
