// SPDX-License-Identifier: MIT
import IntegrationRuntime
import XCTest

final class EventMapTests: XCTestCase {
  private func map(_ text: String) throws -> EventMap<Int> {
    try XCTUnwrap(EventMap(setting: try JSONDocument(parsing: text).root))
  }

  func testSpellingsOfANameAreOne() throws {
    let map = try map(#"{"Signed Up": 1, "signed_up": 2, "other": 3}"#)
    for name in ["signed up", "Signed Up", "signed_up", "signed-up", "signedUp", "SIGNED UP"] {
      XCTAssertEqual(map.values(for: name), [1, 2], name)
    }
    XCTAssertEqual(map.values(for: "SIGNEDUP"), [])
  }

  func testAList() throws {
    let map = try map(#"[{"key":"a","value":1},{"key":"A"},{"value":9},{"key":"b","value":null}]"#)
    XCTAssertEqual(map.values(for: JSONValue("a")), [1, nil])
    XCTAssertEqual(map.values(for: JSONValue("b")), [nil])
    XCTAssertEqual(map.matching(JSONValue("a")), [1])
    XCTAssertEqual(map.matching(JSONValue("b")), [])
    XCTAssertEqual(map.values(for: JSONValue(5)), [])
    XCTAssertEqual(map.matching(JSONValue?.none), [])
    XCTAssertEqual(try self.map(#"[{"name":"a"}]"#).isEmpty, true)
  }

  func testANameToTheLetter() throws {
    let map = try map(#"[{"key":"a b"},{"key":"A B","value":2},{"key":"a b","value":3}]"#)
    XCTAssertEqual(map["a b"], 3)
    XCTAssertEqual(map["A B"], 2)
    XCTAssertNil(map["a_b"])
    XCTAssertEqual(map[JSONValue("a b")], 3)
    XCTAssertNil(map[JSONValue(1)])
  }

  func testWritesAListOfEntries() {
    let map: EventMap = ["a": 1, "b": 2]
    XCTAssertEqual(
      String(decoding: map.mapValues { "\($0)" }.jsonBytes, as: UTF8.self),
      #"[{"key":"a","value":"1"},{"key":"b","value":"2"}]"#)
  }

  func testTextsThatOnlyLookAlikeAreDifferentNames() throws {
    let map = try map("{\"caf\u{E9}\": 1}")
    XCTAssertEqual(map.values(for: "cafe\u{301}"), [])
    XCTAssertEqual(map.values(for: "CAF\u{C9}"), [1])
  }

  func testAsASetting() throws {
    var reader = SettingsReader(
      try JSONDocument(
        parsing: #"{"events": {"a": 1}, "wrong": "text", "parts": [{"key":"b","value":"x"}]}"#
      ).root)
    let events: EventMap<Int>? = reader.value("events")
    XCTAssertEqual(events?.values(for: "A"), [1])
    let wrong: EventMap<Int>? = reader.value("wrong")
    XCTAssertNil(wrong)
    let parts: EventMap<Int>? = reader.value("parts")
    XCTAssertNil(parts)
    let none: EventMap<Int>? = reader.value("absent")
    XCTAssertNil(none)
    XCTAssertThrowsError(try reader.finish()) { error in
      XCTAssertEqual(
        "\(error)",
        """
        setting "wrong" has to be an object or a list of event names
        setting "parts[0].value" has to be a whole number
        """)
    }
  }
}
