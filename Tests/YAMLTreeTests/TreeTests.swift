// SPDX-License-Identifier: MIT
import Diagnostics
import XCTest
import YAMLTree

/// Shapes, ranges, anchors, merge keys.
final class TreeTests: XCTestCase {
  func testRangesAreExact() {
    let text = """
      # comment
      plain: some text   # more
      quoted: "a \\" b"
      single: 'it''s'
      flow: { a: [1, 2], b: }
      block:
        - x: 1
          y:
        - z
      """
    let reading = Reading(text)
    XCTAssertEqual(reading.summary, [])
    XCTAssertEqual(reading["plain"]?.written, "some text")
    XCTAssertEqual(reading["quoted"]?.written, "\"a \\\" b\"")
    XCTAssertEqual(reading["single"]?.written, "'it''s'")
    XCTAssertEqual(reading["flow"]?.written, "{ a: [1, 2], b: }")
    XCTAssertEqual(reading["flow"]?.mapping?["a"]?.written, "[1, 2]")
    XCTAssertEqual(reading["flow"]?.mapping?["b"]?.written, "")
    XCTAssertEqual(reading["block"]?.written, "- x: 1\n    y:\n  - z")
    XCTAssertEqual(reading["block"]?.sequence?.first?.written, "x: 1\n    y:")
    XCTAssertEqual(reading.root?.range.bytes, 10..<text.utf8.count)
  }

  func testRangesBehindOtherLettersAndByteOrderMark() {
    let reading = Reading("\u{FEFF}héé: [ ☺, \"💥\" ] # é\nb: x\n")
    XCTAssertEqual(reading.summary, [])
    XCTAssertEqual(reading["héé"]?.written, "[ ☺, \"💥\" ]")
    XCTAssertEqual(reading["héé"]?.sequence?.map(\.written), ["☺", "\"💥\""])
    XCTAssertEqual(reading["b"]?.written, "x")
    let long = String(repeating: "é", count: 1000)
    XCTAssertEqual(Reading("a: \(long)\nb: ü")["b"]?.written, "ü")
  }

  func testTagsAndAnchorsAreNotPartOfTheRange() {
    let reading = Reading("a: !!str &x foo\nb: &y !!map\n  c: d\ne: &z\nf: &w # note\n  'g'\n")
    XCTAssertEqual(reading.summary, [])
    XCTAssertEqual(reading["a"]?.written, "foo")
    XCTAssertEqual(reading["a"]?.anchor, "x")
    XCTAssertEqual(reading["a"]?.tag, "tag:yaml.org,2002:str")
    XCTAssertEqual(reading["b"]?.written, "c: d")
    XCTAssertEqual(reading["e"]?.written, "")
    XCTAssertEqual(reading["f"]?.written, "'g'")
  }

  func testAliasKeepsItsPlaceAndKnowsItsDefinition() {
    let reading = Reading("a: &x [1]\nb: *x\n")
    let alias = reading["b"]
    XCTAssertEqual(alias?.written, "*x")
    XCTAssertEqual(alias?.alias, "x")
    XCTAssertEqual(alias?.isAlias, true)
    XCTAssertEqual(alias?.definition.written, "[1]")
    XCTAssertEqual(alias?.definition.isAlias, false)
    XCTAssertEqual(alias?.sequence?.first?.scalar?.resolved, .int(1))
  }

  func testAliasProblems() {
    XCTAssertEqual(Reading("a: *nope").summary, ["E0008 1:4"])
    XCTAssertEqual(
      Reading("a: &heap 1\nb: *heep").diagnostics.first?.label,
      "did you mean `*heap`?"
    )
    XCTAssertEqual(Reading("a: &a [ *a ]").summary, ["E0013 1:9"])
    XCTAssertEqual(Reading("&r\na: { b: *r }").summary, ["E0013 2:9"])
    // A later anchor of the same name takes over.
    let reading = Reading("a: &x 1\nb: &x 2\nc: *x")
    XCTAssertEqual(reading["c"]?.scalar?.text, "2")
  }

  private func keys(_ node: YAMLNode?) -> [String]? {
    node?.mapping?.entries.map { "\($0.key.scalar?.text ?? "")=\($0.value.scalar?.text ?? "")" }
  }

  func testMergeKeys() {
    let text = """
      one: &one { a: 1, b: 1 }
      two: &two { b: 2, c: 2 }
      plain: { x: 0, <<: *one, y: 0 }
      wins: { b: mine, <<: [*one, *two], c: mine }
      inline: { <<: { q: 1 } }
      nested: &nested { <<: *one, n: 1 }
      again: { <<: *nested }
      quoted: { "<<": *one }
      """
    let reading = Reading(text)
    XCTAssertEqual(reading.summary, [])
    XCTAssertEqual(keys(reading["plain"]), ["x=0", "a=1", "b=1", "y=0"])
    XCTAssertEqual(keys(reading["wins"]), ["b=mine", "a=1", "c=mine"])
    XCTAssertEqual(keys(reading["inline"]), ["q=1"])
    XCTAssertEqual(keys(reading["again"]), ["a=1", "b=1", "n=1"])
    XCTAssertEqual(keys(reading["quoted"]), ["<<="])
    XCTAssertEqual(reading["plain"]?.mapping?.written.count, 3)
    var options = YAMLOptions()
    options.mergesKeys = false
    let raw = Reading(text, options: options)
    XCTAssertEqual(keys(raw["plain"]), ["x=0", "<<=", "y=0"])
  }

  func testWrongMergeKeys() {
    XCTAssertEqual(Reading("a: { <<: 1 }").summary, ["E0009 1:10"])
    XCTAssertEqual(Reading("a: { <<: [{}, x] }").summary, ["E0009 1:15"])
    // Only the missing anchor is reported.
    XCTAssertEqual(Reading("a: { <<: *nope }").summary, ["E0008 1:10"])
  }

  func testRepeatedKeys() {
    let reading = Reading("a: 1\nb: 2\n\"a\": 3\n")
    XCTAssertEqual(reading.summary, ["E0003 3:1"])
    XCTAssertEqual(reading.diagnostics.first?.related.first?.range.bytes, 0..<1)
    XCTAssertEqual(keys(reading.root), ["a=1", "b=2"])
    XCTAssertEqual(reading.root?.mapping?.written.count, 3)
    XCTAssertEqual(Reading("x: { a: 1, a: 1 }").summary, ["E0003 1:12"])
  }

  func testFilesWithoutContent() {
    for text in ["", "\n\n", "# only a comment\n", "\u{FEFF}", "   "] {
      let reading = Reading(text)
      XCTAssertNil(reading.root, text)
      XCTAssertEqual(reading.summary, [], text)
    }
    XCTAssertEqual(Reading("---\n").root?.scalar?.resolved, .null)
  }

  func testMoreDocumentsThanOne() {
    let reading = Reading("a: 1\n---\nb: 2\n")
    XCTAssertEqual(reading.summary, ["E0004 2:1"])
    XCTAssertNotNil(reading.root)
    XCTAssertEqual(Reading("---\na: 1\n...\n").summary, [])
  }
}
