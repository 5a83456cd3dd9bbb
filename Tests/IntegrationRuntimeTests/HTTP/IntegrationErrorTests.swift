// SPDX-License-Identifier: MIT

import HTTPTypes
import IntegrationRuntime
import JSON
import XCTest

final class IntegrationErrorTests: XCTestCase {
  private func error(_ status: Int) throws -> IntegrationError? {
    IntegrationError(Response(status: status), to: try Request(endpoint: "https://a.com/x"))
  }

  func testOnly2xxSucceeds() throws {
    for status in 200...299 { XCTAssertNil(try error(status)) }
    for status in [100, 199, 300, 304, 400, 404, 500, 599, 0, 999] {
      XCTAssertNotNil(try error(status), "\(status)")
    }
  }

  func testKindsAndPhrases() throws {
    for (status, kind, reason) in [
      (301, ErrorKind.unexpectedStatus, "Moved Permanently"), (400, .badRequest, "Bad Request"),
      (401, .unauthorized, "Unauthorized"), (403, .forbidden, "Forbidden"),
      (404, .notFound, "Not Found"), (409, .conflict, "Conflict"), (410, .notFound, "Gone"),
      (413, .badRequest, "Payload Too Large"), (422, .badRequest, "Unprocessable Entity"),
      (429, .rateLimited, "Too Many Requests"), (500, .serverError, "Internal Server Error"),
      (505, .serverError, "HTTP Version Not Supported"), (599, .serverError, "status 599"),
    ] {
      let error = try XCTUnwrap(error(status))
      XCTAssertEqual(error.kind, kind)
      XCTAssertEqual(error.reason, reason)
      XCTAssertEqual(error.status, status)
      XCTAssertNil(error.code)
      XCTAssertEqual(error.response?.status, status)
    }
  }

  func testRetryRule() throws {
    for status in [301, 400, 401, 403, 404, 408, 409, 422, 423, 501, 505, 520, 599] {
      XCTAssertEqual(try error(status)?.isRetryable, false, "\(status)")
    }
    for status in [429, 500, 502, 503, 504] {
      XCTAssertEqual(try error(status)?.isRetryable, true, "\(status)")
    }
    XCTAssertTrue(IntegrationError.badRequest("no").isRetryable)
    XCTAssertFalse(IntegrationError.badRequest("no", status: 422).isRetryable)
    XCTAssertFalse(IntegrationError.badRequest("no", isRetryable: false).isRetryable)
    XCTAssertFalse(IntegrationError.invalid("no").isRetryable)
    XCTAssertFalse(IntegrationError.rejected("no").isRetryable)
    XCTAssertTrue(IntegrationError(kind: .locked, code: .resourceLocked, reason: "x").isRetryable)
    let request = try Request(endpoint: "https://a.com")
    XCTAssertTrue(
      IntegrationError(.timeout(after: .milliseconds(60)), of: request).isRetryable
    )
    XCTAssertFalse(
      IntegrationError(
        TransportError(.tooLarge, code: .responseTooLarge, reason: "x", status: 200),
        of: request
      ).isRetryable
    )
  }

  func testCodesAndTexts() throws {
    let invalid = IntegrationError.invalid("setting \"k\" is required")
    XCTAssertEqual(invalid.code?.rawValue, "INVALID_SETTINGS")
    XCTAssertEqual(invalid.status, 400)
    XCTAssertEqual(
      "\(invalid)",
      "invalid: setting \"k\" is required (400, INVALID_SETTINGS)"
    )
    let request = try Request(method: .put, endpoint: "https://a.com/x")
    var timeout = IntegrationError(.timeout(after: .milliseconds(60)), of: request)
    timeout.attempts = 3
    XCTAssertEqual(
      "\(timeout)",
      "timeout: Timeout of 60ms exceeded (ECONNABORTED) — PUT https://a.com/x, 3 attempts, "
        + "may have arrived"
    )
    XCTAssertEqual(timeout.arrival, .unknown)
    XCTAssertEqual(
      String(reflecting: try XCTUnwrap(IntegrationError(Response(status: 401), to: request))),
      """
      unauthorized: Unauthorized (401) — PUT https://a.com/x
      > PUT https://a.com/x
      > User-Agent: \(RequestDefaults.userAgent)
      > Accept-Encoding: identity
      < 401 Unauthorized
      """
    )
  }

  func testOutcomes() throws {
    let request = try Request(endpoint: "https://a.com")
    let failed = Outcome(IntegrationError(.cancelled(), of: request))
    guard case .failed = failed else { return XCTFail("\(failed)") }
    XCTAssertTrue(failed.isRetryable)
    guard case .invalid = Outcome(.invalid("x")) else { return XCTFail("not invalid") }
    guard case .rejected(let error) = Outcome(.rejected("x")) else {
      return XCTFail("not rejected")
    }
    XCTAssertEqual(error.reason, "x")
    XCTAssertTrue(Outcome.delivered([Response(status: 204)]).isSuccess)
    XCTAssertTrue(Outcome.nothingToSend.isSuccess)
    XCTAssertFalse(Outcome.unsupported(type: "alias").isSuccess)
    XCTAssertEqual("\(Outcome.disabled(.channel("client")))", "disabled: channel client")
    XCTAssertEqual("\(Outcome.delivered([Response(status: 204)]))", "delivered (204)")
  }

  func testResponse() {
    let response = Response(
      status: 200,
      headers: [.contentType: "application/json"],
      body: Array("{\"a\":1}".utf8)
    )
    XCTAssertEqual(response.text, "{\"a\":1}")
    XCTAssertEqual(response.json?.root[exact: "a"]?.int, 1)
    XCTAssertEqual(response.header("CONTENT-TYPE"), "application/json")
    XCTAssertNil(response.header("not a name"))
    XCTAssertNil(Response(status: 200).json)
    XCTAssertEqual("\(response)", "200 OK, 7 bytes")
  }
}
