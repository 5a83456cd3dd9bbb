// SPDX-License-Identifier: MIT
import Foundation
import FunctionLibrary
import XCTest

/// `docs/functions.md` is what the declarations say.
final class FunctionDocumentationTests: XCTestCase {
  func testTheReferenceIsCurrent() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "docs/functions.md")
    let expected = FunctionReference.markdown
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try expected.write(to: file, atomically: true, encoding: .utf8)
    }
    XCTAssertEqual(
      try String(contentsOf: file, encoding: .utf8), expected,
      "docs/functions.md is out of date: test with RECORD=1")
  }
}
