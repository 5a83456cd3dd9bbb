// SPDX-License-Identifier: MIT

import HTTPTypes
import IntegrationRuntime
import XCTest

final class RequestHeaderTests: XCTestCase {
  private func headers(
    _ items: HeaderItems = HeaderItems(),
    authorization: Authorization? = nil,
    body: RequestBody = .none
  ) throws -> HTTPFields {
    try Request(
      endpoint: "https://a.com",
      headers: items,
      authorization: authorization,
      body: body
    ).head.headerFields
  }

  private func kind(_ items: HeaderItems, authorization: Authorization? = nil) -> ErrorKind? {
    do {
      _ = try Request(endpoint: "https://a.com", headers: items, authorization: authorization)
      return nil
    } catch {
      return error.kind
    }
  }

  func testDefaults() throws {
    let headers = try headers()
    XCTAssertEqual(headers[.userAgent], RequestDefaults.userAgent)
    XCTAssertEqual(headers[.acceptEncoding], "identity")
    XCTAssertNil(headers[.contentType])
    XCTAssertEqual(headers.count, 2)
  }

  func testOwnHeadersReplaceDefaultsAndMayRepeat() throws {
    var items: HeaderItems = ["user-agent": "Segment.io/1.0", "X-A": "1", "none": nil]
    items.append("x-a", "2")
    items.append("Content-Type", "application/vnd.api+json")
    let headers = try headers(items, body: .json([0x7B, 0x7D]))
    XCTAssertEqual(headers[values: .userAgent], ["Segment.io/1.0"])
    XCTAssertEqual(headers[values: .contentType], ["application/vnd.api+json"])
    XCTAssertEqual(HTTPField.Name("X-A").map { headers[values: $0] }, ["1", "2"])
  }

  func testBodies() throws {
    XCTAssertEqual(try headers(body: .json([]))[.contentType], "application/json")
    let form = RequestBody.form(["a": "x y", "b[c]": "1"])
    XCTAssertEqual(String(decoding: form.bytes, as: UTF8.self), "a=x%20y&b%5Bc%5D=1")
    XCTAssertEqual(try headers(body: form)[.contentType], "application/x-www-form-urlencoded")
  }

  func testRefusesWhatWouldBeAnotherHeader() {
    for value in ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b", "a\u{7F}"] {
      XCTAssertEqual(kind(["X-A": "\(value)"]), .rejected)
      XCTAssertEqual(kind([:], authorization: .bearer("\(value)")), .invalid)
      XCTAssertEqual(kind([:], authorization: .header(name: "X", value: "\(value)")), .invalid)
    }
    for name in ["", "a b", "a:b", "a\r\n", ":path", "ü"] {
      var items = HeaderItems()
      items.append(name, "x")
      XCTAssertEqual(kind(items), .invalid, name)
    }
    for name in ["Host", "content-length", "Transfer-Encoding", "connection", "Expect"] {
      var items = HeaderItems()
      items.append(name, "x")
      XCTAssertEqual(kind(items), .invalid, name)
    }
  }

  func testRefusesEndlessHeaders() {
    var items = HeaderItems()
    for number in 0..<70_000 { items.append("X-A", "\(number)") }
    XCTAssertEqual(kind(items), .invalid)
  }

  func testBlanksAroundValuesAreDropped() throws {
    let headers = try headers(["X-A": " \tü b ", "X-B": "  "])
    XCTAssertEqual(HTTPField.Name("X-A").flatMap { headers[$0] }, "ü b")
    XCTAssertEqual(HTTPField.Name("X-B").flatMap { headers[$0] }, "")
  }

  func testAuthorization() throws {
    XCTAssertEqual(
      try headers(authorization: .basic(username: "u", password: "p"))[.authorization],
      "Basic dTpw"
    )
    XCTAssertEqual(
      try headers(authorization: .basic(username: "u"))[.authorization],
      "Basic dTo="
    )
    XCTAssertEqual(
      try headers(authorization: .bearer("\(Secret("t"))"))[.authorization],
      "Bearer t"
    )
    XCTAssertEqual(kind([:], authorization: .basic(username: "a:b")), .invalid)
    let request = try Request(
      endpoint: "https://a.com",
      authorization: .query(name: "api_key", value: "k&")
    )
    XCTAssertEqual(request.url, "https://a.com/?api_key=k%26")
  }

  func testBase64() {
    for (text, encoded) in [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("ü\u{FF}?>", "w7zDvz8+"),
    ] {
      XCTAssertEqual(Base64.encode(Array(text.utf8)), encoded)
      XCTAssertEqual(Base64.decode(encoded), Array(text.utf8))
    }
    for bad in ["a", "ab", "abc", "ab=c", "====", "a b=", "Zm9v\n"] {
      XCTAssertNil(Base64.decode(bad), bad)
    }
  }

  func testPercentEncodingRoundTrips() {
    for text in ["", "a b", "ü/?&=+%", "\u{0}\u{7F}", "😀"] {
      XCTAssertEqual(PercentEncoding.decode(PercentEncoding.query(text)), text)
      XCTAssertEqual(PercentEncoding.decode(PercentEncoding.pathSegment(text)), text)
    }
    XCTAssertEqual(PercentEncoding.query("-_.~!*'()"), "-_.~%21%2A%27%28%29")
    XCTAssertEqual(PercentEncoding.decode("%zz%4"), "%zz%4")
    XCTAssertEqual(PercentEncoding.decode("a+b", plusIsSpace: true), "a b")
    XCTAssertEqual(PercentEncoding.decode("%FF"), "\u{FFFD}")
  }
}
