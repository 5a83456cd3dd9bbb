// SPDX-License-Identifier: MIT
import JSON
import XCTest

/// The key matcher of Segment's obj-case.
final class LookupTests: XCTestCase {
  private func find(_ text: String, _ path: String) throws -> String? {
    try parse(text).value(atPath: path).map { written($0) }
  }

  func testSpellingDoesNotMatter() throws {
    for key in [
      "firstName", "first_name", "First Name", "FIRST-NAME", "$first name!", "first\u{e9}name",
    ] {
      XCTAssertEqual(try find("{\"\(key)\":1}", "firstName"), "1", key)
      XCTAssertEqual(try find("{\"firstname\":1}", key), "1", key)
      XCTAssertEqual(try parse("{\"\(key)\":1}").value(at: "firstname")?.int, 1, key)
    }
    XCTAssertNil(try find(#"{"emails":1}"#, "email"))
    XCTAssertNil(try find(#"{"email":1}"#, "emails"))
    XCTAssertNil(try find(#"{"firstName":1}"#, "first.name"))
    XCTAssertEqual(try find(#"{"a1":1}"#, "A_1"), "1")
    XCTAssertEqual(try find(#"{"nam\u0065":1}"#, "name"), "1")
    XCTAssertNil(try find("{\"\u{212A}\":1}", "k"), "the Kelvin sign is no letter")
  }

  func testFirstKeyThatFitsWinsWithoutReturn() throws {
    XCTAssertEqual(try find(#"{"Email":1,"email":2}"#, "email"), "1")
    XCTAssertNil(try find(#"{"A":{},"a":{"b":1}}"#, "a.b"))
    XCTAssertEqual(try find(#"{"a.b":1,"a":{"b":2}}"#, "a.b"), "1")
    XCTAssertEqual(try find(#"{"a":{"b":2},"a.b":1}"#, "a.b"), "2")
    XCTAssertEqual(try find(#"{"a.b":{"c":3}}"#, "a.b.c"), "3")
    XCTAssertNil(try find(#"{"a.b":{"c":3}}"#, "a"))
  }

  func testNullEndsTheSearch() throws {
    XCTAssertEqual(try find(#"{"a":null,"A":{"b":1}}"#, "a.b"), "null")
    XCTAssertEqual(try find(#"{"a":{"b":null}}"#, "a.b"), "null")
    XCTAssertEqual(try find(#"{"a":false}"#, "a"), "false")
    XCTAssertNil(try find(#"{"a":false}"#, "a.b"))
  }

  func testIndexes() throws {
    let text = #"{"list":[{"sku":"a"},{"sku":"b"}],"name":"aé\ud83d\ude00"}"#
    XCTAssertEqual(try find(text, "list.1.sku"), "\"b\"")
    XCTAssertNil(try find(text, "list.2.sku"))
    XCTAssertNil(try find(text, "list.01.sku"))
    XCTAssertNil(try find(text, "list.length"))
    XCTAssertNil(try find(text, "list.99999999999999999999999"))
    XCTAssertEqual(try find(text, "name.1"), "\"é\"")
    XCTAssertEqual(try find(text, "name.2"), "\"\u{FFFD}\"")
    XCTAssertEqual(try find(text, "name.0.0"), "\"a\"")
    XCTAssertNil(try find(text, "name.4"))
    XCTAssertNil(try find(text, "name.x"))
    XCTAssertEqual(try parse(text).with(.normalisingDates).value(at: "list.0.sku")?.string, "a")
  }

  func testEmptySegments() throws {
    XCTAssertEqual(try find(#"{"_":1}"#, ""), "1")
    XCTAssertNil(try find(#"{"":1}"#, ""), "the empty key is never the answer")
    XCTAssertEqual(try find(#"{"a":{"":{"b":1}}}"#, "a..b"), "1")
    XCTAssertEqual(try find(#"{"a":1}"#, "a."), "1")
    XCTAssertNil(try find(#"{"a":{"b":1}}"#, "a..b"))
    XCTAssertEqual(try find(#"{"é":{"b":1}}"#, ".b"), "1")
    XCTAssertNil(try find("5", "a"))
    XCTAssertNil(try find("{}", "a"))
  }

  func testRemovingAndReplacing() throws {
    let value = try parse(#"{"a":{"B":1,"c":[1,2,3]},"d":null}"#)
    XCTAssertEqual(written(value.removing(atPath: "a.b")), #"{"a":{"c":[1,2,3]},"d":null}"#)
    XCTAssertEqual(
      written(value.removing(atPath: "a.c.1")),
      #"{"a":{"B":1,"c":[1,null,3]},"d":null}"#
    )
    XCTAssertEqual(written(value.removing(atPath: "d.x")), #"{"a":{"B":1,"c":[1,2,3]}}"#)
    XCTAssertEqual(value.removing(atPath: "x"), value)
    XCTAssertEqual(
      written(value.replacing(atPath: "a.C", with: JSONValue("x"))),
      #"{"a":{"B":1,"c":"x"},"d":null}"#
    )
    XCTAssertEqual(value.replacing(atPath: "a.x", with: .null), value)
  }

  func testTruth() throws {
    for text in ["null", "false", "0", "-0", "0.0", "1e-400", "\"\""] {
      XCTAssertFalse(try parse(text).isTruthy, text)
    }
    for text in ["true", "1", "\"0\"", "\"false\"", "\" \"", "[]", "{}", "1e400", "\"\\n\""] {
      XCTAssertTrue(try parse(text).isTruthy, text)
    }
  }
}
