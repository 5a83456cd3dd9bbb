// SPDX-License-Identifier: MIT
import XCTest
import YAMLTree

/// Scalars mean what YAML 1.2's core schema says, and nothing of YAML 1.1.
final class CoreSchemaTests: XCTestCase {
  private func check(
    _ cases: [(String, YAMLValue)],
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    for (text, expected) in cases {
      let reading = Reading("v: \(text)\n")
      XCTAssertEqual(reading.summary, [], text, file: file, line: line)
      XCTAssertEqual(reading["v"]?.scalar?.resolved, expected, text, file: file, line: line)
    }
  }

  func testNullAndBool() {
    check([
      ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null),
      ("nULL", .string("nULL")), ("true", .bool(true)), ("True", .bool(true)),
      ("FALSE", .bool(false)), ("tRUE", .string("tRUE")), ("no", .string("no")),
      ("on", .string("on")), ("Yes", .string("Yes")), ("y", .string("y")), ("off", .string("off")),
    ])
  }

  func testIntegers() {
    check([
      ("0", .int(0)), ("-19", .int(-19)), ("+12", .int(12)), ("012", .int(12)),
      ("0o7", .int(7)), ("0x1F", .int(31)), ("0xfg", .string("0xfg")), ("0o8", .string("0o8")),
      ("0x", .string("0x")), ("0o", .string("0o")), ("-0x1F", .string("-0x1F")),
      ("0b1", .string("0b1")), ("1_000", .string("1_000")), ("12:30", .string("12:30")),
      ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
      ("9223372036854775808", .double(9_223_372_036_854_775_808)),
      ("0xFFFFFFFFFFFFFFFF", .double(18_446_744_073_709_551_616)),
      ("+", .string("+")), ("-x", .string("-x")),
    ])
  }

  func testFloats() {
    check([
      ("1.5", .double(1.5)), ("1e3", .double(1000)), ("1.", .double(1)), (".5", .double(0.5)),
      ("-.5", .double(-0.5)), ("+1.5E-3", .double(0.0015)), ("1e5x", .string("1e5x")),
      (".", .string(".")), ("1e", .string("1e")), ("1.2.3", .string("1.2.3")),
      (".inf", .double(.infinity)), ("-.Inf", .double(-.infinity)), ("+.INF", .double(.infinity)),
      ("inf", .string("inf")), ("-.nan", .string("-.nan")), ("1e999", .double(.infinity)),
      ("2024-01-02", .string("2024-01-02")), ("e3", .string("e3")),
    ])
    let value = Reading("v: .NaN")["v"]?.scalar?.resolved
    guard case .double(let number) = value else { return XCTFail("\(String(describing: value))") }
    XCTAssertTrue(number.isNaN)
  }

  func testQuotedAndBlockScalarsAreText() {
    check([
      ("'1'", .string("1")), ("\"true\"", .string("true")), ("|-\n  1", .string("1")),
      (">-\n  null", .string("null")), ("''", .string("")),
    ])
  }

  func testExplicitTags() {
    check([
      ("!!str 1", .string("1")), ("!!str", .string("")), ("!!int \"3\"", .int(3)),
      ("!!float 3", .double(3)), ("!!bool 'true'", .bool(true)), ("!!null ''", .null),
      ("!!int 0x10", .int(16)), ("!<tag:yaml.org,2002:str> 5", .string("5")),
    ])
    XCTAssertEqual(Reading("v: !!map {}\nw: !!seq []").summary, [])
    XCTAssertEqual(Reading("v: !!int abc").summary, ["E0014 1:4"])
    XCTAssertEqual(Reading("v: !!int 1.5").summary, ["E0014 1:4"])
    XCTAssertEqual(Reading("v: !!str {}").summary, ["E0014 1:4"])
    XCTAssertEqual(Reading("v: !!map x").summary, ["E0014 1:4"])
  }

  func testOtherTagsAreRefusedUnlessAllowed() {
    for text in ["v: !foo x", "v: !!binary x", "v: !foo {}", "v: !<tag:x,1:y> []", "v: ! x"] {
      XCTAssertEqual(Reading(text).summary, ["E0011 1:4"], text)
      var options = YAMLOptions()
      options.tags = .any
      XCTAssertEqual(Reading(text, options: options).summary, [], text)
    }
    var options = YAMLOptions()
    options.tags = .any
    let reading = Reading("v: !foo 12", options: options)
    XCTAssertEqual(reading["v"]?.tag, "!foo")
    XCTAssertEqual(reading["v"]?.scalar?.resolved, .string("12"))
  }

  func testTextAsWrittenIsKept() {
    let reading = Reading("v: 0x1F\nw: \"a\\tb\"")
    XCTAssertEqual(reading["v"]?.scalar?.text, "0x1F")
    XCTAssertEqual(reading["w"]?.scalar?.text, "a\tb")
    XCTAssertEqual(reading["w"]?.scalar?.source, "\"a\\tb\"")
  }
}
