// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import XCTest

final class PayloadObjectTests: XCTestCase {
  private let composed = "caf\u{E9}"
  private let decomposed = "cafe\u{301}"

  func testKeysOfAPayloadAreComparedByCodePoints() throws {
    let object = PayloadObject { object in
      object.set(composed, 1)
      object.set(decomposed, 2)
      object.set(composed, 3)
    }
    XCTAssertEqual(
      String(decoding: JSONObject(written: object).json.jsonBytes, as: UTF8.self),
      "{\"\(composed)\":3,\"\(decomposed)\":2}")
  }

  func testManyMembersAreWrittenAsFewAre() throws {
    for omitsNull in [false, true] {
      // Two spreads and members before, between and behind them, keys of all in all.
      func object(_ count: Int) throws -> String {
        let keys = (0..<count).map { "k\($0)" }
        let odd = keys.map { "\"\($0)\":\($0 == "k1" ? "null" : "1")" }
        let even = keys.reversed().map { "\"\($0)\":\($0 == "k3" ? "null" : "2")" }
        let first = try JSONDocument(parsing: "{\(odd.joined(separator: ","))}").root
        let second = try JSONDocument(parsing: "{\(even.joined(separator: ","))}").root
        let object = PayloadObject(omitsNull: omitsNull) { object in
          object.set("k2", "before")
          object.spread(first)
          object.set("k0", JSONValue.null)
          object.set(composed, "é")
          object.spread(second)
          object.set("k2", "behind")
        }
        let json = JSONObject(written: object).json
        return json.members.prefix(5)
          .map { "\($0.key)=\(String(decoding: $0.value.jsonBytes, as: UTF8.self))" }
          .joined(separator: " ")
      }
      let few = try object(6)
      XCTAssertTrue(few.hasPrefix("k2=\"behind\" k0=2 k1=2 "), few)
      XCTAssertEqual(try object(100), few, "omitsNull: \(omitsNull)")
    }
  }

  func testLargeSpreadsAreWrittenInTime() throws {
    let members = (0..<20_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    let value = try JSONDocument(parsing: "{\(members)}").root
    let object = PayloadObject { object in
      object.spread(value)
      object.set("k7", 1)
      object.spread(value)
    }
    XCTAssertEqual(JSONObject(written: object).json.count, 20_000)
  }
}
