// SPDX-License-Identifier: MIT
import IntegrationRuntime
import XCTest

final class EventMapTests: XCTestCase {
  private func map(_ text: String) throws -> EventMap {
    EventMap(try JSONDocument(parsing: text).root)
  }

  func testSpellingsOfANameAreOne() throws {
    let map = try map(#"{"Signed Up": 1, "signed_up": 2, "other": 3}"#)
    for name in ["signed up", "Signed Up", "signed_up", "signed-up", "signedUp", "SIGNED UP"] {
      XCTAssertEqual(map.values(for: name), [JSONValue(1), JSONValue(2)], name)
    }
    XCTAssertEqual(map.values(for: "SIGNEDUP"), [])
  }

  func testAList() throws {
    let map = try map(#"[{"key":"a","value":1},{"key":"A"},{"value":9},{"key":"b","value":null}]"#)
    XCTAssertEqual(map.values(for: JSONValue("a")), [JSONValue(1), nil])
    XCTAssertEqual(map.values(for: JSONValue("b")), [JSONValue.null])
    XCTAssertEqual(map.first(for: JSONValue("a")), JSONValue(1))
    XCTAssertNil(map.first(for: JSONValue("b")))
    XCTAssertEqual(map.values(for: JSONValue(5)), [])
    XCTAssertEqual(map.values(for: JSONValue?.none), [])
  }

  func testTextsThatOnlyLookAlikeAreDifferentNames() throws {
    let map = try map("{\"caf\u{E9}\": 1}")
    XCTAssertEqual(map.values(for: "cafe\u{301}"), [])
    XCTAssertEqual(map.values(for: "CAF\u{C9}"), [JSONValue(1)])
  }

  func testAsASetting() throws {
    var reader = SettingsReader(
      try JSONDocument(parsing: #"{"events": {"a": 1}, "wrong": "text"}"#).root)
    let events: EventMap? = reader.value("events")
    XCTAssertEqual(events?.values(for: "A"), [JSONValue(1)])
    let wrong: EventMap? = reader.value("wrong")
    XCTAssertNil(wrong)
    let none: EventMap? = reader.value("absent")
    XCTAssertNil(none)
    XCTAssertThrowsError(try reader.finish()) { error in
      XCTAssertEqual(
        "\(error)", #"setting "wrong" has to be an object or a list of event names"#)
    }
  }
}
