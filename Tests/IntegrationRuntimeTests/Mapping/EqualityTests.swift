// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import XCTest

final class EqualityTests: XCTestCase, MappingScope {
  private let composed = "caf\u{E9}"
  private let decomposed = "cafe\u{301}"

  func testTextsAreComparedByCodePoints() {
    XCTAssertTrue(isEqual(composed, composed))
    XCTAssertFalse(isEqual(composed, decomposed))
    XCTAssertFalse(isEqual(JSONValue(composed), decomposed))
    XCTAssertFalse(isIn(composed, ["x", decomposed]))
    XCTAssertTrue(isIn(composed, ["x", composed]))
    XCTAssertFalse(isIn(JSONValue(composed), ["x", decomposed]))
  }

  func testWhatIsMissingEqualsNullAndNothingElse() {
    let missing: String? = nil
    XCTAssertTrue(isEqual(missing, missing))
    XCTAssertTrue(isEqual(JSONValue.null, missing))
    XCTAssertFalse(isEqual(missing, ""))
    XCTAssertFalse(isIn(missing, [""]))
  }
}
