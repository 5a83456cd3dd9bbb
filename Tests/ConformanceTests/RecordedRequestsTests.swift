// SPDX-License-Identifier: MIT
import HTTPTypes
import IntegrationRuntime
import JSON
import XCTest

@testable import conformance

/// Ours beside recorded requests: what counts as the same, and what does not.
final class RecordedRequestsTests: XCTestCase {
  func testTheSameIsTheSame() throws {
    let expected = try recorded("https://x.test/a", after: 0, body: #"{"a":1,"b":[2]}"#)
    XCTAssertEqual(try expected.differences(from: request("/a", body: #"{"b":[2],"a":1.0}"#)), [])
  }

  func testEveryDifferenceIsTold() throws {
    let expected = try recorded("https://x.test/a", after: 0, body: #"{"a":1}"#)
    let differences = expected.differences(from: try request("/b", body: #"{"a":2}"#, .put))
    XCTAssertEqual(
      differences,
      [
        "POST is expected, it is PUT",
        "the URL https://x.test/a is expected, it is https://x.test/b",
        "body:   a: expected 1, got 2",
      ])
  }

  func testASegmentMayBeEncodedAndASlashMayNot() throws {
    let expected = try recorded("https://x.test/a%40b", after: 0, body: "{}")
    XCTAssertEqual(try expected.differences(from: request("/a@b", body: "{}")), [])
    let slash = try recorded("https://x.test/a%2Fb", after: 0, body: "{}")
    XCTAssertEqual(try slash.differences(from: request("/a/b", body: "{}")).count, 1)
  }

  func testJSONInATextIsComparedByValue() throws {
    let expected = try recorded("https://x.test/a", after: 0, body: #"{"a":"{\"b\":1,\"c\":2}"}"#)
    XCTAssertEqual(
      try expected.differences(from: request("/a", body: #"{"a":"{\"c\":2,\"b\":1}"}"#)), [])
    XCTAssertEqual(
      try expected.differences(from: request("/a", body: #"{"a":"{\"c\":2,\"b\":3}"}"#)),
      ["body:   a.json.b: expected 1, got 3"])
  }

  func testSideBySideComesInAnyOrder() throws {
    let requests = RecordedRequests([
      try recorded("https://x.test/a", after: 0, body: "{}"),
      try recorded("https://x.test/b", after: 0, body: "{}"),
    ])
    let (a, b) = (try request("/a", body: "{}"), try request("/b", body: "{}"))
    XCTAssertEqual(requests.differences(from: [b, a]), [])
    XCTAssertEqual(requests.differences(from: [a, a]).count, 1)
    XCTAssertEqual(requests.differences(from: [a]).count, 1)
  }

  func testOneAfterAnotherComesInOrder() throws {
    let requests = RecordedRequests([
      try recorded("https://x.test/a", after: 0, body: "{}"),
      try recorded("https://x.test/b", after: 1, body: "{}"),
    ])
    let (a, b) = (try request("/a", body: "{}"), try request("/b", body: "{}"))
    XCTAssertEqual(requests.differences(from: [a, b]), [])
    XCTAssertEqual(requests.differences(from: [b, a]).count, 2)
  }

  func testARequestGetsTheAnswerOfTheOneLikeIt() async throws {
    let transport = CaseTransport(
      expected: [
        try recorded("https://x.test/a", after: 0, body: "{}"),
        try recorded("https://x.test/b", after: 0, body: "{}"),
      ],
      answers: [Response(status: 201), Response(status: 202)])
    let second = try await transport.send(request("/b", body: "{}"))
    let first = try await transport.send(request("/a", body: "{}"))
    let third = try await transport.send(request("/c", body: "{}"))
    XCTAssertEqual([second.status, first.status, third.status], [202, 201, 200])
  }

  private func recorded(_ url: String, after: Int, body: String) throws -> CaseRequest {
    let text = """
      {"method": "POST", "url": "\(url)", "after": \(after), "query": {}, "bodyType": "json", \
      "headers": {"content-type": "application/json", "user-agent": "Segment.io/1.0"}, "body": \(body)}
      """
    return CaseRequest(try JSONDocument(parsing: Array(text.utf8)).root)
  }

  private func request(
    _ path: RequestPath, body: String, _ method: RequestMethod = .post
  ) throws -> Request {
    try Request(
      method: method, endpoint: "https://x.test", path: path,
      body: .json(try JSONDocument(parsing: Array(body.utf8)).root))
  }
}
