// SPDX-License-Identifier: MIT

import IntegrationRuntime
import XCTest

/// Endpoint, path and query become one URL, and no value gets out of its place.
final class RequestURLTests: XCTestCase {
  private func url(
    _ endpoint: Endpoint,
    _ path: RequestPath = "",
    _ query: QueryItems = QueryItems()
  ) throws -> String {
    try Request(endpoint: endpoint, path: path, query: query).url
  }

  private func assertFails(
    _ kind: ErrorKind,
    _ endpoint: Endpoint,
    _ path: RequestPath = "",
    reason: String? = nil,
    line: UInt = #line
  ) {
    do {
      let url = try url(endpoint, path)
      XCTFail("expected an error, got \(url)", line: line)
    } catch let error as IntegrationError {
      XCTAssertEqual(error.kind, kind, error.reason, line: line)
      XCTAssertFalse(error.isRetryable, line: line)
      if let reason { XCTAssertEqual(error.reason, reason, line: line) }
    } catch {
      XCTFail("\(error)", line: line)
    }
  }

  func testJoinsByConcatenation() throws {
    XCTAssertEqual(try url("https://a.com", "/b"), "https://a.com/b")
    XCTAssertEqual(try url("https://a.com/", "/b"), "https://a.com//b")
    XCTAssertEqual(try url("https://a.com", "b"), "https://a.comb/")
    XCTAssertEqual(try url("https://a.com/v1"), "https://a.com/v1")
    XCTAssertEqual(try url("https://a.com", "https://b.com/x"), "https://b.com/x")
    XCTAssertEqual(try url("https://a.com", "//b.com"), "https://a.com//b.com")
    XCTAssertEqual(
      try url("http://widget.", "us.example.com/m/event"),
      "http://widget.us.example.com/m/event"
    )
    XCTAssertEqual(try url("https://a.com", "?x=1"), "https://a.com/?x=1")
    XCTAssertEqual(try url("https://a.com/q?x=1", "/b"), "https://a.com/q?x=1/b")
    assertFails(.invalid, "https://a.com", "HTTPS://b.com/x")
    assertFails(.invalid, "https://a.com", "http:x")
    XCTAssertEqual(Request.joinedURL(endpoint: "https://a.com", path: "b"), "https://a.comb")
    XCTAssertEqual(Request.joinedURL(endpoint: "https://a.com", path: "http:x"), "http:x")
    XCTAssertEqual(Request.joinedURL(endpoint: "https://a.com", path: nil), "https://a.com")
  }

  func testEncodesValuesInPaths() throws {
    for (value, encoded) in [
      ("42", "42"), ("a b", "a%20b"), ("amir@segment.io", "amir@segment.io"),
      ("a/b", "a%2Fb"), ("a?b#c", "a%3Fb%23c"), ("100%", "100%25"), ("%2F", "%252F"),
      ("ü", "%C3%BC"), ("a\r\nb", "a%0D%0Ab"), ("\0", "%00"), ("a\\b", "a%5Cb"),
      ("...", "..."), (".a", ".a"), ("%2e%2e", "%252e%252e"),
    ] {
      XCTAssertEqual(try url("https://a.com", "/u/\(value)/e"), "https://a.com/u/\(encoded)/e")
    }
    XCTAssertEqual(try url("https://a.com", "/u/\(42)/\(true)"), "https://a.com/u/42/true")
  }

  func testRefusesValuesThatWouldChangeThePath() {
    for value in ["", ".", ".."] {
      assertFails(.rejected, "https://a.com/v1", "/u/\(value)/e")
      assertFails(.rejected, "https://a.com/v1/", "\(value)")
      assertFails(.rejected, "https://a.com/v1", "/u/\(value)")
      assertFails(.rejected, "https://a.com/v1", "/u/\(value)?x=1")
    }
    let dot = "."
    assertFails(.rejected, "https://a.com", "/u/.\(dot)/e")
    assertFails(.rejected, "https://a.com", "/u/\(dot)\(dot)/e")
    assertFails(
      .rejected,
      "https://a.com",
      "/u/\("")/e",
      reason: "a value in the path is empty"
    )
  }

  func testNoValueOfAPathReachesTheHost() {
    for value in [".evil.com", "@evil.com", ":80", "x"] {
      assertFails(.rejected, "https://a.com", "\(value)")
      assertFails(.rejected, "https://a.com", "\(value)/x")
      assertFails(.rejected, "https://a.com", "https://\(value)/x")
      assertFails(.rejected, "https://a.com", "https://b.com\(value)/x")
    }
    for endpoint in ["https://a.com#x", "https://", "https:", "", "https://a.com:80"] {
      assertFails(.rejected, Endpoint(endpoint), "\(".evil.com")")
    }
    assertFails(.invalid, "https://a.com/?x=1#f", "/\("a&b=c")")
    // A value that looks like a URL stays a value.
    XCTAssertEqual(
      try url("https://a.com/", "\("https://evil.com")"),
      "https://a.com/https:%2F%2Fevil.com"
    )
  }

  func testWholeURLs() throws {
    let hook = "https://hooks.example.com/a?b=c#d"
    XCTAssertEqual(try url("https://a.com", "\(url: hook)"), "https://hooks.example.com/a?b=c")
    XCTAssertEqual(try url(Endpoint(hook)), "https://hooks.example.com/a?b=c")
    XCTAssertEqual(try url("\(hook)"), "https://hooks.example.com/a?b=c")
    for bad in [
      "", "x", "/x", "ftp://a.com", "file:///etc/passwd", "https://", "https:///x",
      "https://user:pw@a.com/", "https://a.com:0/", "https://a.com:99999/", "https://a.com:x/",
      "https://a b.com/", "https://ü.com/", "https://[::1/", "https://[x]/", "https://a%2fb/",
      "https://a.com\r\nHost: evil", "javascript:alert(1)", "https://a.com/../b",
      "https://a.com/%2e%2E/b", "https://...", "https://-",
    ] {
      assertFails(.invalid, "https://a.com", "\(url: bad)")
      assertFails(.invalid, Endpoint(bad))
    }
    XCTAssertEqual(try url("https://[::1]:8080/x"), "https://[::1]:8080/x")
    XCTAssertEqual(try url("HTTPS://A.com/x"), "https://A.com/x")
    XCTAssertEqual(try url("https://a.com/ü b"), "https://a.com/%C3%BC%20b")
    XCTAssertEqual(try url("https://a.com/100%/%2f%4"), "https://a.com/100%25/%2f%254")
    XCTAssertEqual(try url("https://a.com/x#y", "/z"), "https://a.com/x/z")
  }

  func testValuesInEndpoints() throws {
    let region = "us1"
    XCTAssertEqual(try url("https://\(region).a.com/v\(2)", "/x"), "https://us1.a.com/v2/x")
    XCTAssertEqual(try url("https://a.com/\("x/y")", "/z"), "https://a.com/x%2Fy/z")
    XCTAssertEqual(try url("https://a.com/?k=\("x&y")"), "https://a.com/?k=x%26y")
    for bad in ["evil.com/", "evil.com?", "evil.com#", "x@evil", "evil:80", "", "ü", "a b"] {
      assertFails(.invalid, "https://\(bad).a.com/v1", "/x")
    }
  }

  func testQueries() throws {
    var query: QueryItems = ["a": "1", "b": "x y", "none": nil, "c&d": "=&+?"]
    query.append("l", ["1", nil, "2"])
    query.appendBare("n")
    query.append("z", "")
    XCTAssertEqual(
      try url("https://a.com", "/x", query),
      "https://a.com/x?a=1&b=x%20y&c%26d=%3D%26%2B%3F&l=1&l=2&n&z="
    )
    XCTAssertEqual(try url("https://a.com", "/x?y=1", ["a": "1"]), "https://a.com/x?y=1&a=1")
    XCTAssertEqual(try url("https://a.com", "/x?", ["a": "1"]), "https://a.com/x?a=1")
    XCTAssertEqual(
      try url("https://a.com", "/x?id=\("a&b=c d")"),
      "https://a.com/x?id=a%26b%3Dc%20d"
    )
    XCTAssertEqual(try url("https://a.com", "/x?id=\("")"), "https://a.com/x?id=")
    XCTAssertEqual(query.encoded(bareAsEmpty: true).hasSuffix("&n=&z="), true)
    // A path value after the endpoint's query would be a parameter's.
    assertFails(.invalid, "https://a.com/q?x=1", "/\("b")")
  }
}
