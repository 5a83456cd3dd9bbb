// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import RandomMessages
import XCTest

/// A short run over bad messages; `Tests/Fuzz` has the long one.
final class FacadeFuzzTests: XCTestCase {
  func testMutatedMessagesNeverFail() throws {
    var mutator = MessageMutator(seed: 20_261_124)
    var parsed = 0
    for _ in 0..<1_500 {
      let message = mutator.message()
      do {
        if try FacadeExercise.run(message, paths: ["traits.email", "properties.list.0.a.b"]) {
          parsed += 1
        }
      } catch {
        XCTFail("\(error) from \(String(decoding: message, as: UTF8.self))")
      }
    }
    XCTAssertGreaterThan(parsed, 500, "too few are JSON to reach the facade")
  }

  func testMessageThatIsNoObject() throws {
    for text in ["null", "5", "\"text\"", "[]", "[1,{\"userId\":\"u\"}]", "true"] {
      let document = try JSONDocument(parsing: text)
      XCTAssertTrue(try FacadeExercise.run(Array(text.utf8), paths: ["a.b", "traits", "0"]))
      XCTAssertThrowsError(try Message(document)) { error in
        XCTAssertEqual(error as? MessageError, .notAnObject)
      }
    }
  }

  func testHugeAndDeepMessages() throws {
    let long = String(repeating: "x", count: 10 << 20)
    let message = #"{"userId":"\#(long)","traits":{"name":"\#(long) y"},"event":"\#(long)"}"#
    let document = try JSONDocument(parsing: message)
    XCTAssertEqual(Identify(document).lastName, "y")
    XCTAssertEqual(Track(document).userId?.string?.utf8.count, long.utf8.count)
    XCTAssertNil(Track(document).revenue)

    let deep = String(repeating: "[", count: 998) + String(repeating: "]", count: 998)
    let nested = #"{"traits":{"a":\#(deep)}}"#
    XCTAssertThrowsError(try JSONDocument(parsing: nested))
    let allowed = try JSONDocument(parsing: nested, limits: JSONLimits(depth: 1_000))
    XCTAssertEqual(allowed, allowed)
    XCTAssertEqual(Identify(allowed).traits.json.jsonBytes, Array(#"{"a":\#(deep)}"#.utf8))
    XCTAssertEqual(Page(allowed).fullName, nil)
  }
}
