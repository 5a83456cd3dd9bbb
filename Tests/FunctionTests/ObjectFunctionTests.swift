// SPDX-License-Identifier: MIT
import IntegrationRuntime
import XCTest

final class ObjectFunctionTests: XCTestCase {
  func testPickingAndOmitting() throws {
    let traits = try object(#"{"first_name":1,"firstName":2,"email":3,"a.b":4}"#)
    XCTAssertEqual(text(traits.omitting("First Name")), #"{"firstName":2,"email":3,"a.b":4}"#)
    XCTAssertEqual(text(traits.omitting("firstname", "first_name")), #"{"email":3,"a.b":4}"#)
    XCTAssertEqual(text(traits.omitting("nothing")), text(traits))
    XCTAssertEqual(text(traits.picking("EMAIL", "A.B")), #"{"email":3,"a.b":4}"#)
    XCTAssertEqual(text(traits.picking(exact: "firstName")), #"{"firstName":2}"#)
    XCTAssertEqual(text(traits.omitting(exact: "Email")), text(traits))
    let many = (0..<40).map { "k\($0)" }
    let large = try object("{" + many.map { "\"\($0)\":0" }.joined(separator: ",") + "}")
    XCTAssertEqual(text(large.omitting(loose: many)), "{}")
  }

  func testDatesOfAMessageStayDatesAndTextsStayTexts() throws {
    let traits = try object(
      #"{"at":"2014-05-06","in":{"at":"2014-05-06","n":null},"l":["2014-05-06"]}"#)
    let iso = #""2014-05-06T00:00:00.000Z""#
    XCTAssertEqual(
      text(traits.mapDates { $0.unix }),
      #"{"at":1399334400,"in":{"at":1399334400,"n":null},"l":[\#(iso)]}"#)
    // What a lambda makes looks like a date and is none.
    XCTAssertEqual(
      text(traits.mapDates({ $0.isoDate }, lists: true)),
      #"{"at":"2014-05-06","in":{"at":"2014-05-06","n":null},"l":["2014-05-06"]}"#)
    XCTAssertEqual(text(traits.mapDates { _ in Int?.none }), #"{"in":{"n":null},"l":[\#(iso)]}"#)
    XCTAssertEqual(
      text(traits.picking("at").setting("day", to: "2014-05-06").merging(JSONObject())),
      #"{"at":\#(iso),"day":"2014-05-06"}"#)
    XCTAssertEqual(
      text(traits.setting("day", to: "2014-05-06").compacted().picking("day")),
      #"{"day":"2014-05-06"}"#)
    // Dates survive what only moves entries.
    XCTAssertEqual(
      text(traits.prefixKeys("x_").picking("x_at").renaming("x_at", to: "y").mapDates { $0.year }),
      #"{"y":2014}"#)
  }

  func testMergingAndRenaming() throws {
    let a = try object(#"{"a":1,"b":2}"#)
    XCTAssertEqual(text(a.merging(try object(#"{"c":3,"a":9}"#), nil)), #"{"a":9,"b":2,"c":3}"#)
    XCTAssertEqual(text(a.renaming("a", to: "b")), #"{"b":1}"#)
    XCTAssertEqual(text(a.renaming("x", to: "b")), #"{"a":1,"b":2}"#)
    XCTAssertEqual(text(a.renaming(by: try object(#"{"a":"b"}"#))), #"{"b":2}"#)
    XCTAssertEqual(text(a.setting("a", to: Int?.none)), #"{"a":1,"b":2}"#)
    XCTAssertEqual(text(a.mapKeys { $0 == "a" ? nil : $0 + "!" }), #"{"b!":2}"#)
    let deep = try object(#"{"aB":{"cD":[{"eF":1}]}}"#)
    XCTAssertEqual(text(deep.casingKeys("snake", deep: true)), #"{"a_b":{"c_d":[{"eF":1}]}}"#)
    XCTAssertEqual(
      text(deep.mapKeys({ $0.uppercased() }, deep: true)), #"{"AB":{"CD":[{"EF":1}]}}"#)
  }

  /// The table in the Heap integration's description.
  func testFlatteningForHeap() throws {
    let bag = try object(
      #"{"n":null,"d":"2014-05-06","s":"","z":0,"l":[{"a":1},{"b":[2]}],"e":{},"#
        + #""o":{"x":null,"y":{"at":"2014-05-06","e":{}},"l":["2014-05-06"]}}"#)
    XCTAssertEqual(
      text(bag.compacted().flattenKeys()),
      #"{"d":"2014-05-06T00:00:00.000Z","s":"","z":0,"l":"[{\"a\":1},{\"b\":[2]}]","e":{},"#
        + #""o.x":null,"o.y.at":"2014-05-06T00:00:00.000Z","o.y.e":{},"#
        + #""o.l":"[\"2014-05-06T00:00:00.000Z\"]"}"#)
  }

  func testOtherFlattening() throws {
    let bag = try object(#"{"a":{"b":{"c":1}},"l":[1,null,[2],{"x":3}],"e":{}}"#)
    XCTAssertEqual(
      text(bag.flattenKeys(separator: " ", lists: "join", names: "parent", empty: false)),
      #"{"b c":1,"l":"1,,2,[object Object]"}"#)
    XCTAssertEqual(
      text(bag.flattenKeys(lists: "index")),
      #"{"a.b.c":1,"l.0":1,"l.1":null,"l.2.0":2,"l.3.x":3,"e":{}}"#)
    XCTAssertEqual(text(bag.flattenKeys(lists: "drop", empty: false)), #"{"a.b.c":1}"#)
  }

  /// Each level's key holds those of all levels above it.
  func testFlatteningADeepObjectStaysBounded() throws {
    let key = String(repeating: "k", count: 500)
    let deep = String(repeating: "{\"l\":1,\"\(key)\":", count: 300) + "1"
    let bag = try object(deep + String(repeating: "}", count: 300))
    XCTAssertLessThan(bag.flattenKeys().jsonText.utf8.count, 16 << 20)
  }

  func testListsOfObjects() throws {
    let list = try object(#"{"l":[{"k":"b","n":1},{"k":"a"},{"n":3}]}"#)[exact: "l"]?.asArray ?? []
    XCTAssertEqual(
      text(list.sorted(byKey: { $0[exact: "k"]?.asString })),
      #"[{"k":"a"},{"k":"b","n":1},{"n":3}]"#)
    XCTAssertEqual(
      text(list.keyed(by: { $0[exact: "k"]?.asString }, value: { $0[exact: "n"] })), #"{"b":1}"#)
    XCTAssertEqual(list.chunks(of: .min).count, 3)
    XCTAssertEqual(list.chunks(of: .max).count, 1)
    XCTAssertEqual([JSONValue]().chunks(of: 2).count, 0)
    XCTAssertEqual(text([2.0, .nan, 1].sortedItems), "[1,2,null]")
    XCTAssertEqual([1, 2].item(at: .min), nil)
    let same = try object(#"{"l":[{"a":1,"b":2},{"b":2,"a":1.0}]}"#)[exact: "l"]?.asArray ?? []
    XCTAssertEqual(same.uniqueItems.count, 1)
  }
}

extension JSONValue {
  fileprivate var asString: String? { messageText }
}
