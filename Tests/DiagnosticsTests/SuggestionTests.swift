// SPDX-License-Identifier: MIT
import Diagnostics
import XCTest

final class SuggestionTests: XCTestCase {
  func testNearMisses() {
    let names = ["retries", "settings", "userId", "email", "username", "identify", "description"]
    let cases = [
      "retires": "retries", "setings": "settings", "user_id": "userId", "USERID": "userId",
      "emial": "email", "user": "userId", "identfy": "identify", "descripton": "description",
    ]
    for (word, expected) in cases {
      XCTAssertEqual(Suggestion.nearest(to: word, among: names), expected, word)
    }
    for word in ["x", "zebra", "", "completely different", "email"] {
      XCTAssertNil(Suggestion.nearest(to: word, among: ["retries", "email"]), word)
    }
  }

  func testEditDistance() {
    func distance(_ left: String, _ right: String) -> Int {
      Suggestion.editDistance(Array(left.utf8), Array(right.utf8), limit: 10)
    }
    XCTAssertEqual(distance("", ""), 0)
    XCTAssertEqual(distance("abc", "abc"), 0)
    XCTAssertEqual(distance("abc", "acb"), 1)
    XCTAssertEqual(distance("kitten", "sitting"), 3)
    XCTAssertEqual(Suggestion.editDistance([1, 2, 3, 4], [], limit: 2), 3)
  }
}
