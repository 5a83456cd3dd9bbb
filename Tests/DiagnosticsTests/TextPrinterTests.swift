// SPDX-License-Identifier: MIT
import Diagnostics
import XCTest

final class TextPrinterTests: XCTestCase {
  private func print(
    _ text: String, _ range: Range<Int>, label: Label? = nil, help: [String] = []
  ) -> String {
    let file = SourceFile(path: "a.yaml", text: text)
    return TextPrinter().print(
      Diagnostic(.wrongType, "it is wrong", at: SourceRange(file, range), label: label, help: help))
  }

  func testLineAndCaret() {
    XCTAssertEqual(
      print("one\ntwo three\n", 8..<13, label: "write `3`", help: ["or\nleave it"]),
      """
      error[E0103]: it is wrong
       --> a.yaml:2:5
      2 | two three
        |     ^^^^^ write `3`
        = help: or
                leave it

      """)
  }

  func testColumnsCountCharactersAndCaretsTheirWidth() {
    let text = "日本 x"
    XCTAssertEqual(
      print(text, 7..<8), "error[E0103]: it is wrong\n --> a.yaml:1:4\n1 | 日本 x\n  |      ^\n")
    XCTAssertEqual(
      print("\tx", 1..<2), "error[E0103]: it is wrong\n --> a.yaml:1:2\n1 |   x\n  |   ^\n")
  }

  func testALongLineIsCutAroundTheMark() {
    let text = String(repeating: "a", count: 5000) + "X" + String(repeating: "b", count: 5000)
    let lines = print(text, 5000..<5001).split(separator: "\n")
    XCTAssertLessThan(lines[2].count, 200)
    XCTAssertTrue(lines[2].contains("X"))
    let caret = lines[3].firstIndex(of: "^").map {
      lines[3].distance(from: lines[3].startIndex, to: $0)
    }
    let mark = lines[2].firstIndex(of: "X").map {
      lines[2].distance(from: lines[2].startIndex, to: $0)
    }
    XCTAssertEqual(caret, mark)
  }

  func testNothingReachesTheTerminalThatMovesIt() {
    let text = print("a\u{1B}[31mb\u{202E}c\u{7}", 0..<1, label: "\u{1B}]0;x")
    XCTAssertFalse(text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    XCTAssertFalse(text.contains("\u{202E}"))
  }

  func testRangesOutsideTheFileAndEmptyFiles() {
    XCTAssertTrue(print("abc", 3..<3).contains("a.yaml:1:4"))
    XCTAssertTrue(print("abc", 10..<20).contains("a.yaml:1:4"))
    XCTAssertEqual(print("", 0..<0), "error[E0103]: it is wrong\n --> a.yaml\n")
    XCTAssertTrue(print("a\nb", 0..<3).contains("1 | a\n  | ^\n"))
  }

  func testTheBagSortsAndDropsRepetitions() {
    let file = SourceFile(path: "a", text: "abc")
    var bag = DiagnosticBag()
    bag.report(.unknownKey, "second", at: SourceRange(file, 2..<3))
    bag.report(.unknownKey, "first", at: SourceRange(file, 1..<2))
    bag.report(.unknownKey, "first", at: SourceRange(file, 1..<2))
    XCTAssertEqual(bag.sorted.map(\.message), ["first", "second"])
  }
}
