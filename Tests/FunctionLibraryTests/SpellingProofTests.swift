// SPDX-License-Identifier: MIT
import Foundation
import XCTest

/// The file that proves the spellings is the one that the declarations make.
final class SpellingProofDocumentationTests: XCTestCase {
  func testTheProofIsCurrent() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "FunctionTests/Generated/SpellingProof.swift")
    let expected = SpellingProof.text
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try expected.write(to: file, atomically: true, encoding: .utf8)
    }
    XCTAssertEqual(
      try String(contentsOf: file, encoding: .utf8), expected,
      "\(file.lastPathComponent) is out of date: test with RECORD=1")
  }
}
