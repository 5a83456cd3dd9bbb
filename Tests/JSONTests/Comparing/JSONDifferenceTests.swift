// SPDX-License-Identifier: MIT

import JSON
import XCTest

final class JSONDifferenceTests: XCTestCase {
  private func difference(_ expected: String, _ actual: String, limit: Int = 20) throws -> String? {
    JSONDifference(
      expected: try JSONDocument(parsing: expected).root,
      actual: try JSONDocument(parsing: actual).root,
      limit: limit
    )?.description
  }

  func testEqualValues() throws {
    for (expected, actual) in [
      ("{\"a\":1,\"b\":[1,2]}", "{ \"b\": [1.0, 2e0], \"a\": 1.0 }"),
      ("null", "null"), ("\"\\u00e9\"", "\"é\""), ("[]", "[]"), ("{}", "{}"), ("-0", "0"),
      ("12.5", "1.25e1"),
    ] {
      XCTAssertNil(try difference(expected, actual))
    }
  }

  func testNamesEachPlace() throws {
    XCTAssertEqual(
      try difference(
        """
        {"type": "track", "properties": {"total": 12.5, "currency": "USD", "First Name": "a"},
         "items": [{"sku": "1"}, {"sku": "2"}, 3], "none": null}
        """,
        """
        {"type": "track", "properties": {"total": "12.5", "note": "x", "First Name": "b"},
         "items": [{"sku": "2"}, {"sku": "1"}], "extra": {"a": [1]}}
        """
      ),
      """
        properties.total: expected 12.5, got "12.5"
      - properties.currency: "USD" is missing
        properties["First Name"]: expected "a", got "b"
      + properties.note: "x" is too many
        items[0].sku: expected "1", got "2"
        items[1].sku: expected "2", got "1"
      - items[2]: 3 is missing
      - none: null is missing
      + extra: {"a":[1]} is too many
      """
    )
  }

  func testTheWholeDocument() throws {
    XCTAssertEqual(
      try difference("{}", "[]"),
      "  (the document): expected {}, got []"
    )
    XCTAssertEqual(try difference("[]", "[1]"), "+ [0]: 1 is too many")
  }

  func testWholeNumbersThatNoDoubleTellsApart() throws {
    XCTAssertEqual(
      try difference("[9007199254740993]", "[9007199254740992]"),
      "  [0]: expected 9007199254740993, got 9007199254740992"
    )
  }

  func testIsBounded() throws {
    let text = try XCTUnwrap(
      difference("[]", "[1,2,3,4]", limit: 2)
    )
    XCTAssertEqual(text, "+ [0]: 1 is too many\n+ [1]: 2 is too many\n… and 2 more")
    let long = try XCTUnwrap(
      difference("1", "\"\(String(repeating: "x", count: 1000))\"")
    )
    XCTAssertLessThan(long.count, 180)
  }
}
