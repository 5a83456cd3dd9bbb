// SPDX-License-Identifier: MIT
import Foundation
import JSON
import XCTest

final class ParsingTests: XCTestCase {
  func testAcceptsEveryKindOfValue() throws {
    for text in [
      "null", "true", "false", "0", "-0", "10", "-1.5e+3", "1E5", "\"\"", "[]", "{}", " [ ] ",
      "\t{\r\n}", "[1,[2,{\"a\":[]}]]", "\"\\u00e9\\/\\b\\f\\n\\r\\t\\\\\\\"\"", "\"é\u{1F600}\"",
      "{\"\":0}", "\"\u{7F}\"",
    ] {
      XCTAssertNoThrow(try parse(text), text)
    }
  }

  /// Each text, and where and how it is wrong.
  func testRejectsWithPositionAndReason() throws {
    let cases: [(text: String, line: Int, column: Int, offset: Int, message: String)] = [
      ("", 1, 1, 0, "there is no value"),
      (" \n ", 2, 2, 3, "there is no value"),
      ("[1,]", 1, 4, 3, "expected a value, found `]`"),
      ("[1 2]", 1, 4, 3, "expected `,` or `]`, found `2`"),
      ("{\"a\":1 ", 1, 8, 7, "the text ends in the middle of a value"),
      ("{\"a\" 1}", 1, 6, 5, "expected `:` after the key, found `1`"),
      ("{a:1}", 1, 2, 1, "expected a key in double quotes, found `a`"),
      ("{\"a\":1,}", 1, 8, 7, "expected a key in double quotes, found `}`"),
      ("[1]x", 1, 4, 3, "expected nothing after the value, found `x`"),
      ("nul", 1, 1, 0, "expected `true`, `false` or `null`"),
      ("NaN", 1, 1, 0, "expected a value, found `N`"),
      ("01", 1, 1, 0, "a number must not start with a superfluous 0"),
      ("[1.]", 1, 2, 1, "the number is incomplete"),
      ("-", 1, 1, 0, "the number is incomplete"),
      ("1e+", 1, 1, 0, "the number is incomplete"),
      ("\"a", 1, 1, 0, "the string has no closing quote"),
      ("\"\\x\"", 1, 2, 1, "there is no such escape sequence"),
      ("\"\\u12g4\"", 1, 2, 1, "there is no such escape sequence"),
      ("\"é\n\"", 1, 3, 3, "the control character 10 in a string has to be escaped"),
      ("[\n\n  é", 3, 3, 5, "expected a value, found a character outside ASCII"),
      ("'a'", 1, 1, 0, "expected a value, found `'`"),
      ("[\u{0}]", 1, 2, 1, "expected a value, found the control character 0"),
    ]
    for (text, line, column, offset, message) in cases {
      XCTAssertThrowsError(try parse(text), text) { error in
        guard let error = error as? JSONError else { return XCTFail("\(error)") }
        XCTAssertEqual(error.message, message, text)
        XCTAssertEqual([error.line, error.column, error.offset], [line, column, offset], text)
        XCTAssertEqual(error.description, "\(line):\(column): \(message)")
      }
    }
  }

  func testByteOrderMarkIsAnError() {
    XCTAssertThrowsError(try JSONDocument(parsing: [0xEF, 0xBB, 0xBF, 0x7B, 0x7D])) { error in
      XCTAssertEqual(
        (error as? JSONError)?.message,
        "the text starts with a byte order mark"
      )
    }
  }

  func testInvalidUTF8IsAnErrorWhereItBegins() {
    let sequences: [[UInt8]] = [
      [0x80], [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
      [0xE2, 0x82], [0xF0, 0x9F, 0x98],
    ]
    for sequence in sequences {
      let bytes = Array("[\"ab".utf8) + sequence + Array("\"]".utf8)
      XCTAssertThrowsError(try JSONDocument(parsing: bytes), "\(sequence)") { error in
        XCTAssertEqual((error as? JSONError)?.message, "the bytes are not UTF-8", "\(sequence)")
        XCTAssertEqual((error as? JSONError)?.offset, 4, "\(sequence)")
      }
    }
  }

  func testLoneSurrogatesReadAsReplacementCharacter() throws {
    XCTAssertEqual(try parse(#""\ud800""#).string, "\u{FFFD}")
    XCTAssertEqual(try parse(#""\udc00x""#).string, "\u{FFFD}x")
    XCTAssertEqual(try parse(#""\ud800\ud800\udc00""#).string, "\u{FFFD}\u{10000}")
    XCTAssertEqual(try parse(#""\ud83d\ude00""#).string, "\u{1F600}")
    XCTAssertEqual(try parse(#""\ud800\n""#).string, "\u{FFFD}\n")
  }

  func testDuplicateKeysKeepFirstPlaceAndLastValue() throws {
    XCTAssertEqual(try rewritten(#"{"a":1,"b":2,"a":3}"#), #"{"a":3,"b":2}"#)
    XCTAssertEqual(try rewritten(#"{"a":1,"\u0061":[{"x":1,"x":2}]}"#), #"{"a":[{"x":2}]}"#)
    XCTAssertEqual(
      try rewritten(#"{"a":{"b":1,"b":{"c":[1,2]}},"z":[{}],"a":{"q":1,"r":[[]],"q":[3]}}"#),
      #"{"a":{"q":[3],"r":[[]]},"z":[{}]}"#
    )
    XCTAssertEqual(try parse(#"{"a":1,"a":2}"#).count, 1)
    XCTAssertEqual(try parse(#"{"a":1,"a":2}"#)[exact: "a"]?.int, 2)
    // Composed and decomposed letters are different keys.
    XCTAssertEqual(try parse("{\"é\":1,\"e\u{301}\":2}").count, 2)
  }

  func testDuplicateKeysAmongMany() throws {
    for count in [31, 32, 33, 34, 100, 1_000] {
      let members = (0..<count).map { #""key\#($0)":\#($0)"# } + [#""key7":"last""#]
      let object = try parse("{\(members.joined(separator: ","))}")
      XCTAssertEqual(object.count, count)
      XCTAssertEqual(object[exact: "key7"]?.string, "last")
      XCTAssertEqual(object[exact: "key\(count - 1)"]?.int, count - 1)
      let without = try parse("{\(members.dropLast().joined(separator: ","))}")
      XCTAssertEqual(without.count, count)
      XCTAssertEqual(without[exact: "key7"]?.int, 7)
    }
  }

  func testLimits() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    XCTAssertNoThrow(try parse(nested(512)))
    XCTAssertThrowsError(try parse(nested(513))) { error in
      XCTAssertEqual(
        (error as? JSONError)?.message,
        "arrays and objects are nested more than 512 deep"
      )
      XCTAssertEqual((error as? JSONError)?.offset, 512)
    }
    XCTAssertThrowsError(try JSONDocument(parsing: "[]", limits: JSONLimits(depth: 0)))
    XCTAssertNoThrow(try JSONDocument(parsing: "1", limits: JSONLimits(depth: 0)))
    XCTAssertNoThrow(
      try JSONDocument(parsing: nested(1_024), limits: JSONLimits(depth: 100_000))
    )
    XCTAssertThrowsError(
      try JSONDocument(parsing: nested(1_025), limits: JSONLimits(depth: 100_000))
    )
    XCTAssertThrowsError(try JSONDocument(parsing: "[1]", limits: JSONLimits(bytes: 2))) { error in
      XCTAssertEqual((error as? JSONError)?.message, "the text is longer than 2 bytes")
    }
    XCTAssertThrowsError(try JSONDocument(parsing: "[1]", limits: JSONLimits(bytes: -1)))
  }

  /// Texts that need more tape than is set aside at first.
  func testDenseTexts() throws {
    let dense = "[" + Array(repeating: "[]", count: 5_000).joined(separator: ",") + "]"
    XCTAssertEqual(try parse(dense).count, 5_000)
    XCTAssertEqual(try rewritten(dense), dense)
    let object = "{" + (0..<2_000).map { "\"\($0)\":0" }.joined(separator: ",") + "}"
    XCTAssertEqual(try parse(object).members.count, 2_000)
  }

  func testSourceOffsets() throws {
    let text = #" { "a" : [ 10 , "é" ] , "b" : { } } "#
    let document = try JSONDocument(parsing: text)
    func slice(_ start: Int, _ end: Int) -> String {
      String(decoding: document.source[start..<end], as: UTF8.self)
    }
    let root = document.root
    XCTAssertEqual(slice(root.sourceOffset, root.sourceEnd), text.trimmingCharacters(in: [" "]))
    let members = Array(root.members)
    XCTAssertEqual(members.map(\.key), ["a", "b"])
    XCTAssertEqual(slice(members[0].keyOffset, members[0].keyOffset + 3), "\"a\"")
    let parts = Array(members[0].value.elements) + [members[1].value]
    XCTAssertEqual(
      parts.map { slice($0.sourceOffset, $0.sourceEnd) },
      ["10", "\"é\"", "{ }"]
    )
  }

  func testCollections() throws {
    let list = try parse("[1,[2,3],{\"a\":4}]")
    XCTAssertEqual(list.elements.count, 3)
    XCTAssertEqual(list.elements.map(\.kind), [.number, .array, .object])
    XCTAssertEqual(list[1]?[1]?.int, 3)
    XCTAssertEqual(list.elements.first?.int, 1)
    XCTAssertNil(list[3])
    XCTAssertNil(list[-1])
    XCTAssertTrue(list.members.isEmpty)
    XCTAssertNil(list[exact: "0"])
    let object = try parse(#"{"a":1,"\u0062":2,"":3}"#)
    XCTAssertEqual(object.members.map(\.key), ["a", "b", ""])
    XCTAssertEqual(object[exact: "b" as String]?.int, 2)
    XCTAssertEqual(object[exact: ""]?.int, 3)
    XCTAssertTrue(object.elements.isEmpty)
    XCTAssertEqual(try parse("5").count, 0)
    XCTAssertNil(try parse("5")[0])
  }

  func testOtherCollectionsOfBytes() throws {
    let text = "[1,2]"
    XCTAssertEqual(try JSONDocument(parsing: text.utf8).root.count, 2)
    XCTAssertEqual(try JSONDocument(parsing: Array(text.utf8)[...]).root.count, 2)
    XCTAssertEqual(try JSONDocument(parsing: text), try JSONDocument(parsing: "[ 1.0, 2e0 ]"))
  }
}
