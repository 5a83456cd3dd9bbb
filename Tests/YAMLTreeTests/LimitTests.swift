// SPDX-License-Identifier: MIT
import Diagnostics
import XCTest
import YAMLTree

/// Hostile files cost no more than their size.
final class LimitTests: XCTestCase {
  func testDepth() {
    let deep = { (depth: Int) in
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    XCTAssertEqual(Reading(deep(100)).summary, [])
    let reading = Reading(deep(101))
    XCTAssertEqual(reading.summary, ["E0005 1:101"])
    XCTAssertNil(reading.root)
    XCTAssertEqual(Reading(String(repeating: "[", count: 1_000_000)).summary, ["E0005 1:101"])
    XCTAssertEqual(Reading(String(repeating: "- ", count: 100_000)).summary, ["E0005 1:201"])
  }

  func testDepthThroughAliases() {
    var text = "- &a0 []\n"
    for level in 1..<98 { text += "- &a\(level) [*a\(level - 1)]\n" }
    XCTAssertEqual(Reading(text + "- [*a97]\n").summary, [])
    XCTAssertEqual(Reading(text + "- [[*a97]]\n").summary, ["E0005 99:5"])
  }

  func testProblems() {
    let text = (0..<5000).map { "- &a\($0) *b\($0)\n" }.joined()
    XCTAssertEqual(Reading("- &a x\n" + text).diagnostics.count, 1)
    let aliases = (0..<5000).map { "- *b\($0)\n" }.joined()
    let reading = Reading(aliases)
    XCTAssertEqual(reading.diagnostics.count, 100)
    XCTAssertNil(reading.root)
  }

  func testNodes() {
    var options = YAMLOptions()
    options.limits.maxNodes = 10
    XCTAssertEqual(Reading("[1,2,3,4,5,6,7,8,9]", options: options).summary, [])
    let reading = Reading("[1,2,3,4,5,6,7,8,9,10]", options: options)
    XCTAssertEqual(reading.summary, ["E0006 1:20"])
    XCTAssertNil(reading.root)
  }

  func testSize() {
    var options = YAMLOptions()
    options.limits.maxBytes = 10
    XCTAssertEqual(Reading("a: 3456789", options: options).summary, [])
    XCTAssertEqual(Reading("a: 34567890", options: options).summary, ["E0010 1:1"])
  }

  func testBillionLaughs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    XCTAssertEqual(Reading(text).diagnostics.map(\.code), [.aliasExpansion])
  }

  func testBillionLaughsInMergeKeys() {
    var text = "a0: &a0 { k: v }\n"
    for level in 1...40 {
      text += "a\(level): &a\(level) { <<: [*a\(level - 1), *a\(level - 1)], k\(level): v }\n"
    }
    XCTAssertEqual(Reading(text).diagnostics.map(\.code), [.aliasExpansion])
    // Many keys merged many times.
    let keys = (0..<1000).map { "k\($0): v" }.joined(separator: ", ")
    let wide = "m: &m { \(keys) }\nn:\n" + String(repeating: "- <<: *m\n", count: 2000)
    XCTAssertEqual(Reading(wide).diagnostics.map(\.code), [.aliasExpansion])
  }

  func testNotUTF8() {
    XCTAssertEqual(Reading([0x61, 0x3A, 0x20, 0xFF]).summary, ["E0002 1:4"])
    // Overlong, surrogate, cut short, beyond Unicode.
    for bytes: [UInt8] in [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x98], [0xF5, 0x80, 0x80, 0x80], [0x80],
      [0xF4, 0x90, 0x80, 0x80],
    ] {
      XCTAssertEqual(
        Reading([0x61, 0x0A] + bytes + [0x0A]).diagnostics.first?.code,
        .invalidUTF8,
        "\(bytes)"
      )
    }
    XCTAssertEqual(Reading([0xFF, 0xFE, 0x61, 0x00]).summary, ["E0002 1:1"])
    XCTAssertEqual(Reading(Array(repeating: 0xFF, count: 100)).diagnostics.count, 3)
    XCTAssertEqual(Reading([0x61, 0x00]).summary, ["E0001 1:2"])
    XCTAssertEqual(Reading("a: \u{7F}").summary, ["E0001 1:4"])
    XCTAssertEqual(Reading("a: é💥\u{A0}x").summary, [])
  }
}
