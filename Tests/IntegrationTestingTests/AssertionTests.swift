// SPDX-License-Identifier: MIT

import IntegrationRuntime
import IntegrationTesting
import JSON
import XCTest

/// Each assertion passes when it should and says something useful when it should not.
final class AssertionTests: XCTestCase {
  private let request = RecordedRequest(
    method: "POST",
    target: "/v1/u%20x?a=1&b=x%20y&b=z&bare",
    headers: [
      RecordedRequest.Pair("Host", "a.com"),
      RecordedRequest.Pair("Content-Type", "application/json; charset=utf-8"),
      RecordedRequest.Pair("Authorization", "Basic \(Base64.encode(Array("u:p:q".utf8)))"),
    ],
    body: Array("{\"a\":1}".utf8)
  )

  private func assertFails(
    _ expected: String,
    line: UInt = #line,
    _ work: () -> Void
  ) {
    XCTAssertEqual(Failures.collect(work), [expected], line: line)
  }

  private func assertPasses(line: UInt = #line, _ work: () -> Void) {
    XCTAssertEqual(Failures.collect(work), [], line: line)
  }

  func testTarget() {
    assertPasses { request.assertTarget("POST", "/v1/u%20x") }
    assertFails("expected PUT /v1/u%20x, got POST /v1/u%20x") {
      request.assertTarget("PUT", "/v1/u%20x")
    }
    assertFails("expected POST /v1/u x, got POST /v1/u%20x") {
      request.assertTarget("POST", "/v1/u x")
    }
  }

  func testQuery() {
    assertPasses { request.assertQuery(["a": "1", "b": "x y", "b": "z", "bare": ""]) }
    assertFails(
      """
      query differs:
        a: expected "2", got "1"
      - c="3" is missing
      + b="z" is too many
      + bare="" is too many
      """
    ) {
      request.assertQuery(["a": "2", "b": "x y", "c": "3"])
    }
    assertFails(
      "query differs:\n  the order is different\n  expected b, a, b, bare\n"
        + "  got      a, b, b, bare"
    ) {
      request.assertQuery(["b": "x y", "a": "1", "b": "z", "bare": ""])
    }
  }

  func testForm() {
    let form = RecordedRequest(
      method: "POST",
      target: "/",
      headers: [],
      body: Array("a%5B0%5D=1&b=x+y%2B".utf8)
    )
    assertPasses { form.assertForm(["a[0]": "1", "b": "x y+"]) }
    assertFails("form differs:\n  b: expected \"x\", got \"x y+\"") {
      form.assertForm(["a[0]": "1", "b": "x"])
    }
  }

  func testHeaders() {
    assertPasses { request.assertHeader("host", "a.com") }
    assertPasses { request.assertHeader("X-None", nil) }
    assertFails("header X-None: expected \"1\", got none") { request.assertHeader("X-None", "1") }
    assertFails("header Host: expected none, got \"a.com\"") { request.assertHeader("Host", nil) }
  }

  func testAuthentication() {
    assertPasses { request.assertBasicAuthentication(username: "u", password: "p:q") }
    assertFails("basic authentication: expected u:x, got u:p:q") {
      request.assertBasicAuthentication(username: "u", password: "x")
    }
    let bearer = RecordedRequest(
      method: "GET",
      target: "/",
      headers: [RecordedRequest.Pair("authorization", "Bearer t")],
      body: []
    )
    XCTAssertEqual(bearer.bearerToken, "t")
    assertFails("expected basic authentication, got Authorization: \"Bearer t\"") {
      bearer.assertBasicAuthentication(username: "u", password: "")
    }
    assertPasses { bearer.assertNoBody() }
  }

  func testBodies() {
    assertPasses { request.assertText("{\"a\":1}") }
    assertFails("body: expected \"x\", got \"{\"a\":1}\"") { request.assertText("x") }
    assertFails("expected no body, got \"{\"a\":1}\"") { request.assertNoBody() }
    assertPasses { request.assertJSON("{\"a\": 1.0}") }
    assertFails("JSON differs:\n  a: expected \"1\", got 1") {
      request.assertJSON("{\"a\": \"1\"}")
    }
    let untyped = RecordedRequest(method: "POST", target: "/", headers: [], body: request.body)
    assertFails("header Content-Type: expected \"application/json\", got none") {
      untyped.assertJSON("{\"a\":1}")
    }
  }

  func testJSON() throws {
    assertPasses { assertJSONEqual(Array("[1, 2]".utf8), "[1.0,2]") }
    assertFails("JSON differs:\n  [0]: expected 2, got 1\n  [1]: expected 1, got 2") {
      assertJSONEqual(Array("[1,2]".utf8), "[2,1]")
    }
    assertPasses { assertJSONEqual(SamplePayload(amount: 1), "{\"a\":1}") }
    assertFails("expected JSON, got something else (1:1: there is no value): \"\"") {
      assertJSONEqual([UInt8](), "{}")
    }
    assertFails("the expected text is not JSON: 1:1: there is no value") {
      assertJSONEqual(Array("{}".utf8), "")
    }
    let document = try JSONDocument(parsing: "{}")
    assertPasses { assertJSONEqual(document, "{}") }
  }
}
