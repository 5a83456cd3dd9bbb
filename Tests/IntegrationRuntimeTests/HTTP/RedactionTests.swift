// SPDX-License-Identifier: MIT

import HTTPTypes
import IntegrationRuntime
import XCTest

/// No description, dump or excerpt shows a secret, in whatever form it travels.
final class RedactionTests: XCTestCase {
  private let secret = Secret("s3cr3t /\"+ü")

  /// Every form of the secret that may occur somewhere.
  private var forms: [String] {
    [
      secret.value, PercentEncoding.query(secret.value), PercentEncoding.pathSegment(secret.value),
      "s3cr3t+%2F%22%2B%C3%BC", "s3cr3t /\\\"+ü", Base64.encode(Array(secret.value.utf8)),
      Base64.encode(Array("user:\(secret.value)".utf8)),
    ]
  }

  private func assertHidden(_ text: String, line: UInt = #line) {
    XCTAssertFalse(text.contains("s3cr3t"), text, line: line)
    for form in forms { XCTAssertFalse(text.contains(form), text, line: line) }
  }

  private func dumped(_ value: some Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }

  func testSecretShowsNothing() {
    assertHidden("\(secret)")
    assertHidden(String(describing: secret))
    assertHidden(String(reflecting: secret))
    assertHidden(dumped(secret))
    assertHidden(dumped(["a": secret]))
    assertHidden("\(Optional(secret) as Any)")
    let text: RequestText = "key=\(secret)"
    XCTAssertEqual(text.value, "key=\(secret.value)")
    XCTAssertEqual("\(text)", "key=‹redacted›")
    assertHidden(dumped(text))
    assertHidden(dumped(Authorization.basic(username: "u", password: "\(secret)")))
  }

  private func request() throws -> Request {
    try Request(
      endpoint: "https://a.com/\(secret)",
      path: "/x/\(secret)?k=\(secret)",
      query: ["q": "\(secret)", "api_key": "plain-text-key"],
      headers: ["X-Custom": "v=\(secret)", "X-Api-Key": "plain-text-key", "X-Ok": "fine"],
      authorization: .basic(username: "user", password: "\(secret)"),
      body: .text("{\"a\":\"s3cr3t /\\\"+ü\"}"),
      secrets: [secret]
    )
  }

  func testRequestAndErrorsShowNoSecret() throws {
    let request = try request()
    let echo = forms.joined(separator: "\n")
    let response = Response(
      status: 400,
      headers: [.setCookie: "session=plain-text-key", .server: "\(secret.value)"],
      body: Array(echo.utf8)
    )
    let error = try XCTUnwrap(IntegrationError(response, to: request))
    let failure = IntegrationError(
      TransportError(.connection, code: .connectionReset, reason: "reset"),
      of: request
    )
    for text in [
      "\(request)", String(reflecting: request), dumped(request), "\(error)",
      String(reflecting: error), "\(failure)", String(reflecting: failure), dumped(failure),
      "\(response)", dumped(response), dumped(error), "\(Outcome(error))",
    ] {
      assertHidden(text)
      XCTAssertFalse(text.contains("plain-text-key"), text)
    }
    XCTAssertTrue(String(reflecting: error).contains("X-Ok: fine"))
    XCTAssertEqual(
      "\(request)",
      "POST https://a.com/‹redacted›/x/‹redacted›?k=‹redacted›&q=‹redacted›&api_key=‹redacted›"
    )
  }

  func testExcerptsAreBoundedAndOnOneLine() throws {
    let body = String(repeating: "x", count: Exchange.bodyLimit - 3) + secret.value + "tail"
    let request = try Request(
      endpoint: "https://a.com",
      body: .text("\(body)"),
      secrets: [secret]
    )
    let exchange = Exchange(request, Response(status: 500, body: Array("a\r\n\u{1B}[31mb".utf8)))
    assertHidden(exchange.requestBody)
    XCTAssertFalse(exchange.requestBody.contains("s3c"))
    XCTAssertTrue(exchange.requestBody.hasSuffix("‹redacted›… (1037 bytes)"))
    XCTAssertEqual(exchange.responseBody, "a\\r\\n\\u{1B}[31mb")
  }

  func testBodiesRememberTheirSecrets() throws {
    for body in [RequestBody.form(["k": "\(secret)"]), .text("k=\(secret)")] {
      let request = try Request(endpoint: "https://a.com", body: body)
      XCTAssertEqual(Exchange(request).requestBody, "k=‹redacted›")
    }
  }

  func testSecretsInsideBase64() throws {
    let token = Secret("a-Token>?~123")
    for before in ["", "x", "xy", "xyz"] {
      let data = Base64.encode(Array("\(before){\"token\":\"\(token.value)\"}".utf8))
      let request = try Request(
        endpoint: "https://a.com",
        query: ["data": "\(data)"],
        body: .text("\(data)"),
        secrets: [token]
      )
      XCTAssertTrue("\(request)".contains(Secret.redacted), "\(request)")
      XCTAssertTrue(Exchange(request).requestBody.contains(Secret.redacted))
    }
  }

  func testShortSecretsAreHiddenWhereTheyStandAlone() throws {
    let request = try Request(
      endpoint: "https://a.com/p/push",
      query: ["k": "p", "l": "xp"],
      secrets: ["p"]
    )
    XCTAssertEqual(
      "\(request)",
      "POST https://a.com/‹redacted›/push?k=‹redacted›&l=xp"
    )
  }

  func testASecretInsideTheMarkerDoesNoHarm() throws {
    let request = try Request(
      endpoint: "https://a.com",
      body: .text("a red b"),
      secrets: ["red", "a", ""]
    )
    XCTAssertEqual(Exchange(request).requestBody, "‹redacted› ‹redacted› b")
  }
}
