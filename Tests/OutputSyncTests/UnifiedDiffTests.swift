// SPDX-License-Identifier: MIT
import OutputSync
import XCTest

final class UnifiedDiffTests: XCTestCase {
  private func diff(_ old: String, _ new: String) -> String {
    UnifiedDiff.text(old: old, new: new, oldLabel: "old", newLabel: "new")
  }

  func testEqualTextsHaveNone() {
    XCTAssertEqual(diff("a\n", "a\n"), "")
    XCTAssertEqual(diff("", ""), "")
  }

  func testHunksAndContext() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("2\n", with: "zwei\n", maxReplacements: 1).replacing("19\n", with: "")
    XCTAssertEqual(
      diff(old, new),
      """
      --- old
      +++ new
      @@ -1,5 +1,5 @@
       1
      -2
      +zwei
       3
       4
       5
      @@ -16,5 +16,4 @@
       16
       17
       18
      -19
       20

      """
    )
  }

  func testMissingLineBreakAtTheEnd() {
    XCTAssertEqual(
      diff("a\nb", "a\nb\n"),
      "--- old\n+++ new\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"
    )
  }

  func testToAndFromNothing() {
    XCTAssertEqual(diff("", "a\nb\n"), "--- old\n+++ new\n@@ -0,0 +1,2 @@\n+a\n+b\n")
    XCTAssertEqual(diff("a\n", ""), "--- old\n+++ new\n@@ -1 +0,0 @@\n-a\n")
  }

  func testBytesCount() {
    // Equal as strings.
    XCTAssertEqual(
      diff("e\u{301}\n", "\u{E9}\n"),
      "--- old\n+++ new\n@@ -1 +1 @@\n-e\u{301}\n+\u{E9}\n"
    )
    XCTAssertEqual(diff("a\r\n", "a\n"), "--- old\n+++ new\n@@ -1 +1 @@\n-a\r\n+a\n")
  }

  /// Whatever is shown, it turns the old text into the new, by as few lines as possible.
  func testApplyingGivesTheNewText() {
    var state: UInt64 = 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<500 {
      let old = (0..<random(12)).map { _ in "\(random(4))\n" }
      let new = (0..<random(12)).map { _ in "\(random(4))\n" }
      let text = UnifiedDiff.text(
        old: old.joined(),
        new: new.joined(),
        oldLabel: "o",
        newLabel: "n",
        context: 100
      )
      let lines = text.split(separator: "\n").dropFirst(3)
      let before = lines.filter { !$0.hasPrefix("+") }.map { $0.dropFirst() + "\n" }.joined()
      let after = lines.filter { !$0.hasPrefix("-") }.map { $0.dropFirst() + "\n" }.joined()
      if old == new { continue }
      XCTAssertEqual(before, old.joined())
      XCTAssertEqual(after, new.joined())
      let kept = lines.count { $0.hasPrefix(" ") }
      XCTAssertEqual(kept, longestCommonSubsequence(old, new), text)
    }
  }

  private func longestCommonSubsequence(_ left: [String], _ right: [String]) -> Int {
    var row = [Int](repeating: 0, count: right.count + 1)
    for a in left {
      var next = [0]
      for (index, b) in right.enumerated() {
        next.append(a == b ? row[index] + 1 : max(row[index + 1], next[index]))
      }
      row = next
    }
    return row[right.count]
  }

  func testTotalRewritesStayCheap() {
    let old = (0..<20_000).map { "old \($0)\n" }.joined()
    let new = (0..<20_000).map { "new \($0)\n" }.joined()
    XCTAssertEqual(diff(old, new).utf8.filter { $0 == UInt8(ascii: "\n") }.count, 40_003)
  }
}
