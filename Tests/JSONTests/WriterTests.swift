// SPDX-License-Identifier: MIT
import JSON
import XCTest

final class WriterTests: XCTestCase {
  private struct Point: JSONEncodable {
    var x: Int
    var y: Int?

    func encode(into writer: inout JSONWriter) {
      writer.beginObject()
      writer.field("x", x)
      writer.field("y", y)
      writer.endObject()
    }
  }

  func testFields() throws {
    var writer = JSONWriter(capacity: 0)
    writer.beginObject()
    writer.field("string", "a")
    writer.field("substring", "abc".dropFirst())
    writer.field("int", 1)
    writer.field("double", 1.5)
    writer.field("bool", true)
    writer.field("date", Instant(milliseconds: Int64(0)))
    writer.field("json", try parse("[1 ]"))
    writer.field("nothing", String?.none)
    writer.field("something", String?.some("s"))
    writer.field("points", [Point(x: 1, y: 2), Point(x: 3)])
    writer.field("holes", [1, nil, 3] as [Int?])
    writer.field("quote\"", Point?.none)
    writer.field("quote\"", Point?.some(Point(x: 0)))
    writer.field(dynamic: "dyn\namic", "x")
    writer.field(dynamic: "none", Int?.none)
    writer.key("null")
    writer.null()
    writer.key("empty")
    writer.beginArray()
    writer.endArray()
    writer.key("list")
    writer.beginArray()
    writer.value("a")
    writer.beginObject()
    writer.endObject()
    writer.value(2)
    writer.endArray()
    writer.endObject()
    XCTAssertEqual(
      String(decoding: writer.bytes, as: UTF8.self),
      #"{"string":"a","substring":"bc","int":1,"double":1.5,"bool":true,"#
        + #""date":"1970-01-01T00:00:00.000Z","json":[1],"something":"s","#
        + #""points":[{"x":1,"y":2},{"x":3}],"holes":[1,null,3],"quote\"":{"x":0},"#
        + #""dyn\namic":"x","null":null,"empty":[],"list":["a",{},2]}"#
    )
  }

  /// As `JSON.stringify` escapes.
  func testEscapes() throws {
    XCTAssertEqual(written("a/b"), "\"a/b\"")
    XCTAssertEqual(written("\"\\\u{8}\u{9}\u{A}\u{C}\u{D}"), #""\"\\\b\t\n\f\r""#)
    XCTAssertEqual(written("\u{0}\u{1F}\u{7F}"), "\"\\u0000\\u001f\u{7F}\"")
    XCTAssertEqual(written("é\u{2028}\u{1F600}x"), "\"é\u{2028}\u{1F600}x\"")
    XCTAssertEqual(
      try rewritten(#"{"\u0041\/":"\u00e9\/\u001f\u0022","b":"\ud800"}"#),
      "{\"A/\":\"é/\\u001f\\\"\",\"b\":\"\u{FFFD}\"}"
    )
    for length in 0..<40 {
      let text =
        String(repeating: "x", count: length) + "\"é" + String(repeating: "y", count: length)
      XCTAssertEqual(try parse(written(text)).string, text)
      XCTAssertEqual(JSONValue(text).string, text)
    }
  }

  func testCopiesAsOneSliceOrTokenByToken() throws {
    for text in [
      #"{"a":[1,2,{"b":null}],"c":"é","d":true}"#, "[]", "{}", "[[],{}]", "\"x\"", "1.5", "null",
    ] {
      XCTAssertEqual(try rewritten(text), text)
      XCTAssertEqual(try rewritten(text, .normalisingDates), text)
      XCTAssertEqual(try rewritten(" [ \(text) , \(text) ] "), "[\(text),\(text)]")
      XCTAssertEqual(try rewritten("{\"k\":\(text),\"n\":1.0}"), "{\"k\":\(text),\"n\":1}")
      XCTAssertEqual(try rewritten("{\"k\":\(text),\"k\":\(text)}"), "{\"k\":\(text)}")
    }
  }

  func testGrows() {
    var writer = JSONWriter(capacity: 1)
    let text = String(repeating: "é\n", count: 100_000)
    writer.value(text)
    XCTAssertEqual(writer.bytes.count, 2 + 400_000)
  }

  func testMadeValues() throws {
    XCTAssertEqual(written(JSONValue.null), "null")
    XCTAssertEqual(JSONValue(true), .true)
    XCTAssertEqual(JSONValue(false).bool, false)
    XCTAssertEqual(JSONValue(1.5).double, 1.5)
    XCTAssertEqual(JSONValue(1e30).double, 1e30)
    XCTAssertTrue(JSONValue(Double.nan).isNull)
    XCTAssertEqual(written(JSONValue.emptyObject), "{}")
    XCTAssertEqual(JSONValue.emptyArray.count, 0)
    XCTAssertEqual(written(JSONValue(array: [.null, JSONValue("a")])), #"[null,"a"]"#)
    XCTAssertEqual(
      written(JSONValue(array: [try parse("\"2014-05-06\"").with(.normalisingDates)])),
      #"["2014-05-06T00:00:00.000Z"]"#
    )
    XCTAssertEqual(written(try JSONDocument(encoding: Point(x: 1, y: 2)).root), #"{"x":1,"y":2}"#)
    struct Broken: JSONEncodable {
      func encode(into writer: inout JSONWriter) { writer.beginArray() }
    }
    XCTAssertThrowsError(try JSONDocument(encoding: Broken()))
  }

  func testEqualityOfLargeObjects() throws {
    let members = (0..<20_000).map { "\"key\($0)\":\($0)" }
    let object = try parse("{\(members.joined(separator: ","))}")
    XCTAssertEqual(object, try parse("{\(members.reversed().joined(separator: ","))}"))
    let other = members.dropLast() + ["\"other\":0"]
    XCTAssertNotEqual(object, try parse("{\(other.reversed().joined(separator: ","))}"))
  }

  func testEquality() throws {
    XCTAssertEqual(try parse(#"{"a":1,"b":[1.0,"\u0041"]}"#), try parse(#"{"b":[1e0,"A"],"a":1}"#))
    for (left, right) in [
      ("1", "2"), ("1", "\"1\""), ("null", "false"), ("[1]", "[1,2]"), ("{\"a\":1}", "{\"b\":1}"),
      ("{\"a\":1}", "{\"a\":1,\"b\":2}"), ("\"a\"", "\"b\""), ("\"a\"", "\"ab\""),
      ("true", "false"),
      ("[1,2]", "[2,1]"), ("{\"a\":1,\"b\":2}", "{\"b\":1,\"a\":2}"),
    ] {
      XCTAssertNotEqual(try parse(left), try parse(right), "\(left) \(right)")
      XCTAssertEqual(try parse(left), try parse(left))
    }
  }
}
