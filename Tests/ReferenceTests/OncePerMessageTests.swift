// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import JSON
import XCTest

/// With a real clock and real chance: what belongs to a message is the same in all its requests, and
/// a request that is sent again is the same request.
final class OncePerMessageTests: XCTestCase {
  private func requests(
    _ text: String, _ answers: [ScriptedTransport.Step] = []
  ) async throws -> [Request] {
    let transport = ScriptedTransport(answers)
    var integration = Once(settings: Once.Settings(), transport: transport)
    integration.sender.timekeeper = TestClock().timekeeper
    let message = try Message(JSONDocument(parsing: text), now: .now)
    _ = try await integration.send(message)
    return transport.requests
  }

  private func body(_ request: Request) throws -> JSONValue {
    try JSONDocument(parsing: request.body.bytes).root
  }

  func testStepsShareWhatBelongsToTheMessage() async throws {
    let text = #"{"type":"identify","userId":"p-1","traits":{"tags":["a","b"]}}"#
    // Once in ten times the message is not sent.
    var sent: [Request] = []
    while sent.isEmpty { sent = try await requests(text, [.status(503), .status(200)]) }
    XCTAssertEqual(sent.count, 7)
    guard sent.count == 7 else { return }
    let first = try body(sent[0])
    let id = try XCTUnwrap(first[exact: "id"]?.string)
    let trace = try XCTUnwrap(first[exact: "trace"]?.string)
    XCTAssertNotEqual(id, trace)
    XCTAssertTrue(sent[0].url.hasSuffix("/people/\(id)"))
    XCTAssertEqual(sent[0].header("X-Trace"), trace)
    XCTAssertEqual(sent[0].header("Idempotency-Key"), id)
    // Sent again.
    XCTAssertEqual(sent[1].head, sent[0].head)
    XCTAssertEqual(sent[1].body.bytes, sent[0].body.bytes)

    let part = try body(sent[2])
    let own = try XCTUnwrap(part[exact: "part"]?.string)
    XCTAssertEqual(part[exact: "of"]?.string, id)
    XCTAssertTrue(sent[2].url.hasSuffix("/parts/\(own)"))
    XCTAssertEqual(part[exact: "whole"]?.string, "p-\(own)")
    XCTAssertEqual(sent[2].header("Idempotency-Key"), "p-\(own)")

    let tags = try sent[3...4].map(body)
    XCTAssertEqual(tags[0][exact: "group"]?.string, tags[1][exact: "group"]?.string)
    XCTAssertEqual(sent[5].header("X-Group"), tags[0][exact: "group"]?.string)
    for (request, tag) in zip(sent[3...4], tags) {
      XCTAssertTrue(request.url.hasSuffix("/tags/\(try XCTUnwrap(tag[exact: "own"]?.string))"))
      XCTAssertEqual(request.header("X-Mark"), "m-\(trace)")
    }
    XCTAssertNotEqual(tags[0][exact: "own"]?.string, tags[1][exact: "own"]?.string)
    // The payload of the method, whole.
    XCTAssertEqual(sent[5].body.bytes, sent[0].body.bytes)
    XCTAssertEqual(sent[6].body.bytes, sent[0].body.bytes)
    XCTAssertNotEqual(sent[5].header("X-New"), sent[6].header("X-New"))
  }

  func testTheRequestSharesWithItsPayload() async throws {
    let sent = try await requests(#"{"type":"track","userId":"p-1","event":"Signed Up"}"#)
    let payload = try body(try XCTUnwrap(sent.first))
    XCTAssertEqual(sent[0].header("X-Trace"), payload[exact: "trace"]?.string)
  }

  /// The payload says whom the condition saw.
  func testTheConditionSharesWithThePayload() async throws {
    let products = (0..<12).map { #"{"sku":"s\#($0)"}"# }.joined(separator: ",")
    for _ in 0..<30 {
      let sent = try await requests(
        #"{"type":"track","userId":"p-1","event":"Order Completed","properties":{"products":[\#(products)]}}"#
      )
      for request in sent {
        XCTAssertLessThan(try body(request)[exact: "skus"]?.count ?? 99, 9)
      }
    }
  }
}
