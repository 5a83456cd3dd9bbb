// SPDX-License-Identifier: MIT
import JSON
import XCTest

/// Objects with members written over them.
final class ObjectTests: XCTestCase {
  func testWritingOverAndAdding() throws {
    var object = JSONObject(try parse(#"{"a":1,"b":2,"c":3}"#))
    XCTAssertEqual(object.count, 3)
    object.set("b", to: JSONValue("x"))
    object.set("d", to: .true)
    XCTAssertEqual(written(object), #"{"a":1,"b":"x","c":3,"d":true}"#)
    object.remove("a")
    object.remove("d")
    object.remove("zz")
    XCTAssertEqual(written(object), #"{"b":"x","c":3}"#)
    object.set("a", to: JSONValue(9))
    object.set("b", to: JSONValue(8))
    XCTAssertEqual(written(object), #"{"b":8,"c":3,"a":9}"#, "what was removed comes back last")
    object.set("a", to: JSONValue(7))
    XCTAssertEqual(object.members.map(\.key), ["b", "c", "a"])
    XCTAssertEqual(object[exact: "a"]?.int, 7)
    XCTAssertEqual(object[exact: "c" as String]?.int, 3)
    XCTAssertNil(object[exact: "d"])
    XCTAssertEqual(object.count, 3)
    XCTAssertEqual(object.json, try parse(#"{"a":7,"b":8,"c":3}"#))
    XCTAssertEqual(object, JSONObject(try parse(#"{"a":7,"b":8,"c":3}"#)))
  }

  func testValueSemantics() throws {
    let original = JSONObject(try parse(#"{"a":1}"#))
    var changed = original
    changed.set("a", to: .null)
    XCTAssertEqual(written(original), #"{"a":1}"#)
    XCTAssertEqual(written(changed), #"{"a":null}"#)
  }

  func testLookup() throws {
    var object = JSONObject(try parse(#"{"E-Mail":"a","na\u006de":{"x":1},"":5}"#))
    object.set("id", to: JSONValue("u"))
    object.set("list", to: try parse(#"[{"A b":3}]"#))
    object.set("", to: JSONValue(6))
    XCTAssertEqual(object.value(at: "email")?.string, "a")
    XCTAssertEqual(object.value(at: "name.x")?.int, 1)
    XCTAssertEqual(object.value(atPath: "I_D")?.string, "u")
    XCTAssertEqual(object.value(atPath: "list.0.ab")?.int, 3)
    XCTAssertNil(object.value(atPath: ""))
    object.remove("E-Mail")
    XCTAssertNil(object.value(at: "email"))
    object.set("eMail", to: .null)
    XCTAssertEqual(object.value(at: "email.x")?.isNull, true)
  }

  func testWhatIsNoObject() throws {
    for text in ["5", "\"text\"", "true", "null"] {
      var object = JSONObject(try parse(text))
      object.set("id", to: .true)
      XCTAssertEqual(written(object), text)
      XCTAssertNil(object.value(at: "id"))
      XCTAssertTrue(object.isEmpty)
    }
    var list = JSONObject(try parse("[1]"))
    list.set("id", to: .true)
    XCTAssertEqual(written(list), "[1]")
    XCTAssertEqual(list.value(at: "id")?.bool, true)
    XCTAssertEqual(list.value(at: "0")?.int, 1)
    XCTAssertEqual(list.json.count, 1)
    XCTAssertTrue(JSONObject().isEmpty)
    XCTAssertEqual(written(JSONObject()), "{}")
  }

  func testMembersAreCopied() throws {
    var object = JSONObject(try parse(#"{ "\u0061" : "2014-05-06" }"#).with(.normalisingDates))
    object.set("b", to: .null)
    var writer = JSONWriter()
    writer.beginObject()
    for member in object.members { writer.field(member) }
    for member in try parse(#"{"c":1.0}"#).members { writer.field(member) }
    writer.endObject()
    XCTAssertEqual(
      String(decoding: writer.bytes, as: UTF8.self),
      #"{"a":"2014-05-06T00:00:00.000Z","b":null,"c":1}"#
    )
  }
}
