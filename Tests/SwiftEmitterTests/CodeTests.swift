// SPDX-License-Identifier: MIT
import SwiftEmitter
import XCTest

final class CodeTests: XCTestCase {
  func testCodeIsIndentedLikeTheLineWithItsHole() {
    let body: [Code] = ["let a = 1", "if a > 0 {\n  return\n}"]
    let code: Code = """
      func f() {
        \(lines: body)
      }
      """
    XCTAssertEqual(
      code.fileContents,
      """
      func f() {
        let a = 1
        if a > 0 {
          return
        }
      }

      """)
  }

  func testALineWithNothingInItDisappears() {
    let code: Code = """
      struct S {
        \(lines: [])
        let a = 1

        \(lines: [.empty])
      }
      """
    XCTAssertEqual(code.fileContents, "struct S {\n  let a = 1\n}\n")
  }

  func testBlankLinesCollapse() {
    let code: Code = "a\n\n\n\nb   \n\n}"
    XCTAssertEqual(code.fileContents, "a\n\nb   \n}\n")
  }

  func testDocumentationIsWrappedAndCannotBeLeft() {
    let text = "one\ntwo\r\nthree\u{2028}four " + String(repeating: "word ", count: 30)
    let lines = Code.documentation([text, "", "`code with blanks`"]).text.split(separator: "\n")
    XCTAssertTrue(lines.allSatisfy { $0.hasPrefix("///") && $0.count <= 100 })
    XCTAssertEqual(lines.first?.prefix(22), "/// one two three four")
    XCTAssertEqual(lines.last, "/// `code with blanks`")
  }

  func testASpanOfCodeStaysInOneLine() {
    let text = String(repeating: "x", count: 90) + " `a b c d e f g h`"
    XCTAssertTrue(Code.documentation([text]).text.hasSuffix("\n/// `a b c d e f g h`"))
  }
}
