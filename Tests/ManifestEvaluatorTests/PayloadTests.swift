// SPDX-License-Identifier: MIT
import XCTest

@testable import ManifestEvaluator

final class PayloadTests: XCTestCase {
  func testLiterals() throws {
    XCTAssertEqual(
      try Lab().map("a: text\nb: 3\nc: 1.50\nd: true\ne: null\nf: [1, x, {}]\ng: $${x}"),
      #"{"a":"text","b":3,"c":1.5,"d":true,"e":null,"f":[1,"x",{}],"g":"${x}"}"#)
  }

  func testWhatIsMissingIsLeftOutAndNullIsNot() throws {
    XCTAssertEqual(
      try lab(#"{"n":null}"#).map(
        "a: ${properties.x}\nb: ${properties.n}\nc: [\"${properties.x}\", 1]"),
      #"{"b":null,"c":[1]}"#)
  }

  func testALaterEntryWinsInTheFirstOnesPlace() throws {
    XCTAssertEqual(
      try lab(#"{"b":2,"a":1,"c":3}"#).map(
        "a: 0\n$spread: properties\nc: 4\nz: ${properties.none}"),
      #"{"a":1,"b":2,"c":4}"#)
    XCTAssertEqual(
      try lab(#"{"a":1}"#).map("$spread: [properties, traits]\nid: 7"), #"{"a":1,"id":7}"#)
    XCTAssertEqual(
      try lab(#"{"k":"a"}"#).map("a: 1\nb: 2\n${properties.k}: 3\n${properties.none}x: 4"),
      #"{"a":3,"b":2}"#)
  }

  func testKeysDifferByCodePoints() throws {
    XCTAssertEqual(
      try lab(#"{"e\u0301":1}"#).map("\u{e9}: 2\n$spread: properties"),
      "{\"\u{e9}\":2,\"e\u{301}\":1}")
  }

  func testWhatIsNoObjectSpreadsNothing() throws {
    XCTAssertEqual(
      try lab(#"{"a":[1],"b":"x","c":null}"#).map(
        "$spread: [properties.a, properties.b, properties.c, properties.d]\nk: 1"), #"{"k":1}"#)
  }

  func testDatesInCopiedDataAreNormalised() throws {
    XCTAssertEqual(
      try lab(#"{"at":"2014-05-06","deep":[{"x":"2014-05-06T07:08:09Z"}]}"#).map(
        "$spread: properties\ncopy: ${properties}\nraw: ${message.raw.properties}"),
      #"{"at":"2014-05-06T00:00:00.000Z","deep":[{"x":"2014-05-06T07:08:09.000Z"}],"#
        + #""copy":{"at":"2014-05-06T00:00:00.000Z","deep":[{"x":"2014-05-06T07:08:09.000Z"}]},"#
        + #""raw":{"at":"2014-05-06","deep":[{"x":"2014-05-06T07:08:09Z"}]}}"#)
  }

  func testEach() throws {
    let properties = #"{"products":[{"sku":"a","quantity":2},{"sku":"b","quantity":0},{"q":1}]}"#
    XCTAssertEqual(
      try lab(properties).map(
        "items:\n  $each: p in products\n  $let:\n    n: p.properties.quantity.double ?? 1\n"
          + "  $when: n > 0\n  sku: ${p.sku}\n  n: ${n}"),
      #"{"items":[{"sku":"a","n":2},{"n":1}]}"#)
    XCTAssertEqual(
      try lab(properties).map(
        "a: { $each: p in products, $yield: \"${p.sku}\" }\n"
          + "b: { $each: p in products, $yield: \"${p.sku ?? null}\" }"),
      #"{"a":["a","b"],"b":["a","b",null]}"#)
    XCTAssertEqual(
      try lab(#"{"l":[1,null]}"#).map(
        "a: { $each: x in properties.l.array, $yield: \"${x}\" }\n"
          + "b: { $each: x in properties.none.array, $yield: \"${x}\" }"),
      #"{"a":[1,null]}"#)
  }

  func testChoices() throws {
    let map = """
      a:
        $if: has(properties.x)
        $then: { x: "${properties.x}" }
        $else: none
      b:
        $if: has(properties.y)
        $then: 1
      c:
        $switch: properties.x
        1: one
        2: two
        $else: many
      d:
        $when: has(properties.x)
        k: 1
      e:
        $when: has(properties.y)
        k: 1
      """
    XCTAssertEqual(
      try lab(#"{"x":2}"#).map(map), #"{"a":{"x":2},"c":"two","d":{"k":1}}"#)
    XCTAssertEqual(try lab("{}").map(map), #"{"a":"none","c":"many"}"#)
  }

  func testOmitEmpty() throws {
    XCTAssertEqual(
      try lab("{}").map(
        "a:\n  $omitEmpty: true\n  x: ${properties.x}\nb:\n  x: ${properties.x}\n"
          + "c:\n  $omitEmpty: true\n  $spread: properties"), #"{"b":{}}"#)
  }

  func testOmitNullLeavesOutWhatIsNullInTheEnd() throws {
    XCTAssertEqual(
      try lab(#"{"a":null,"b":1,"c":2}"#).map(
        "o:\n  $omitNull: true\n  $spread: properties\n  c: null\n  d: null\n  e: {x: null}\n"
          + "p:\n  $omitNull: true\n  $omitEmpty: true\n  x: null"),
      #"{"o":{"b":1,"e":{"x":null}}}"#)
  }

  func testFragments() throws {
    let top = """
      fragments:
        item(p, factor):
          sku: ${p.sku}
          price: ${(p.price.double ?? 0) * factor}
        own: { event: "${event}" }
      """
    XCTAssertEqual(
      try lab(#"{"products":[{"sku":"a","price":2}]}"#, top: top).map(
        "items:\n  $each: p in products\n  $use: item(p, 100)\n  extra: 1\n$use: own"),
      #"{"items":[{"sku":"a","price":200,"extra":1}],"event":"E"}"#)
  }

  func testRequiredKeys() throws {
    let map = """
      a!: ${properties.a}
      b:
        $when: has(properties.b)
        c!: ${properties.c}
      d!: ${properties.d}
      """
    func key(_ properties: String) throws -> String? {
      let text = map.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
      return try lab(properties).run("map:\n\(text)\nsend: POST /x").payload?.missingKey
    }
    XCTAssertEqual(try key("{}"), "a")
    XCTAssertEqual(try key(#"{"a":null,"b":1}"#), "a")
    XCTAssertEqual(try key(#"{"a":1,"b":1}"#), "c")
    XCTAssertEqual(try key(#"{"a":1}"#), "d")
    XCTAssertNil(try key(#"{"a":1,"b":1,"c":false,"d":""}"#))
  }

  func testAPayloadMayBeAnExpressionAListOrMissing() throws {
    XCTAssertEqual(try lab(#"{"a":1}"#).run("map: ${properties}\nsend: POST /x").text, #"{"a":1}"#)
    XCTAssertEqual(try lab("{}").run("map: [1, \"${event}\"]\nsend: POST /x").text, #"[1,"E"]"#)
    XCTAssertEqual(
      try lab("{}").run("map: ${message.none}\nsend: POST /x").text, "null")
  }
}
