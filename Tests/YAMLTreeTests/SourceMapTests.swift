// SPDX-License-Identifier: MIT
import Diagnostics
import XCTest
import YAMLTree

/// Each byte of a scalar's text is found where it is written.
final class SourceMapTests: XCTestCase {
  /// The text of the last scalar of a document, and the offset of each byte and of the end.
  private func offsets(_ text: String) -> (text: String, offsets: [Int]) {
    let reading = Reading(text)
    XCTAssertEqual(reading.summary, [], text)
    guard let scalar = reading.root?.all.last?.scalar else {
      XCTFail(text)
      return ("", [])
    }
    let map = scalar.sourceMap()
    return (scalar.text, (0...scalar.text.utf8.count).map { map[$0] })
  }

  private func check(
    _ yaml: String,
    _ text: String,
    _ expected: [Int],
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    let result = offsets(yaml)
    XCTAssertEqual(result.text, text, file: file, line: line)
    XCTAssertEqual(result.offsets, expected, file: file, line: line)
  }

  func testPlain() {
    check("abc", "abc", [0, 1, 2, 3])
    check("a  b \n  c", "a  b c", [0, 1, 2, 3, 5, 8, 9])
    check("a\n\n\n b", "a\n\nb", [0, 2, 3, 5, 6])
    check("v: é☺", "é☺", [3, 4, 5, 6, 7, 8])
    check("a\r\n b", "a b", [0, 1, 4, 5])
  }

  func testSingleQuoted() {
    check("'it''s'", "it's", [1, 2, 3, 5, 6])
    check("'a \n b '", "a b ", [1, 3, 5, 6, 7])
    check("' '' '", " ' ", [1, 2, 4, 5])
    check("''", "", [1])
    check("' \n\n '", "\n", [3, 5])
  }

  func testDoubleQuoted() {
    check(#""a\nb""#, "a\nb", [1, 2, 4, 5])
    check(#""\x41\u263A!""#, "A☺!", [1, 5, 5, 5, 11, 12])
    check(#""\U0001F4A5x""#, "💥x", [1, 1, 1, 1, 11, 12])
    check("\"a \\\n   b\"", "a b", [1, 2, 8, 9])
    check("\"a\n\n  b\"", "a\nb", [1, 3, 6, 7])
    check("\"a\\\n\n  b\"", "a\nb", [1, 4, 7, 8])
    check(#""\"\\\/""#, "\"\\/", [1, 3, 5, 7])
    check(#""\0\t\ \_""#, "\0\t \u{A0}", [1, 3, 5, 7, 7, 9])
  }

  func testLiteral() {
    check("v: |\n  ab\n  c\n", "ab\nc\n", [7, 8, 9, 12, 13, 14])
    check("v: |-\n  ab\n\n  c\n\n", "ab\n\nc", [8, 9, 10, 11, 14, 15])
    check("v: |+\n  a\n\n", "a\n\n", [8, 9, 10, 11])
    check("v: |2\n    a\n", "  a\n", [8, 9, 10, 11, 12])
    check("v: | # note\n   a\n", "a\n", [15, 16, 17])
    check("v:\n  w: |1\n     a\n    b\n", "  a\n b\n", [14, 15, 16, 17, 21, 22, 23, 24])
    check("v: |\n  é\n  ☺", "é\n☺", [7, 8, 9, 12, 13, 14, 15])
    check("v: |\n\n  a\n", "\na\n", [5, 8, 9, 10])
    check("v: |2\n   \n", " \n", [8, 9, 10])
  }

  func testFolded() {
    check("v: >\n  ab\n  c\n", "ab c\n", [7, 8, 9, 12, 13, 14])
    check("v: >-\n  a\n\n  b\n", "a\nb", [8, 10, 13, 14])
    check("v: >\n  a\n   b\n  c\n", "a\n b\nc\n", [7, 8, 11, 12, 13, 16, 17, 18])
    check("v: >\n  a\n\n\n  b\n", "a\n\nb\n", [7, 9, 10, 13, 14, 15])
    check("v: >+\n  a\n  b\n\n", "a b\n\n", [8, 9, 12, 13, 14, 15])
  }

  func testRanges() {
    let reading = Reading("v: \"a\\u263Ab\n   c\"\nw: >\n  one\n  two\n")
    guard let quoted = reading["v"]?.scalar, let folded = reading["w"]?.scalar else {
      return XCTFail("\(reading.summary)")
    }
    func written(_ scalar: YAMLScalar, _ range: Range<Int>) -> String {
      let bytes = scalar.sourceRange(of: range).bytes
      return String(decoding: reading.file.bytes[bytes], as: UTF8.self)
    }
    XCTAssertEqual(quoted.text, "a☺b c")
    XCTAssertEqual(written(quoted, 0..<1), "a")
    XCTAssertEqual(written(quoted, 1..<4), "\\u263A")
    XCTAssertEqual(written(quoted, 4..<5), "b")
    XCTAssertEqual(written(quoted, 6..<7), "c")
    XCTAssertEqual(written(quoted, 4..<7), "b\n   c")
    XCTAssertEqual(written(folded, 0..<3), "one")
    XCTAssertEqual(written(folded, 4..<7), "two")
    XCTAssertEqual(folded.sourceRange(of: 4..<7).start.column, 3)
    XCTAssertEqual(written(folded, 2..<2), "")
    // Out of range is the end, not a trap.
    XCTAssertEqual(folded.sourceOffset(ofUTF8Offset: 1000), reading.file.bytes.count)
    XCTAssertEqual(folded.sourceOffset(ofUTF8Offset: -1), folded.sourceOffset(ofUTF8Offset: 0))
  }

  func testAliasMapsToTheAnchor() {
    let reading = Reading("a: &x hello\nb: *x\n")
    XCTAssertEqual(reading["b"]?.scalar?.sourceOffset(ofUTF8Offset: 1), 7)
  }
}
