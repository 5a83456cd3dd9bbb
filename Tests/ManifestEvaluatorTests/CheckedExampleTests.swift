// SPDX-License-Identifier: MIT
import FunctionLibrary
import JSON
import XCTest

/// Every example of the library, as an author would write it: parsed, checked and evaluated.
final class CheckedExampleTests: XCTestCase {
  func testEveryExampleGivesWhatItSays() throws {
    for function in FunctionLibrary.all {
      for example in function.examples {
        let lab = lab(
          example.properties ?? "{}", timestamp: "2014-05-06T07:08:09.123Z")
        let value = try? lab.value(example.expression)
        XCTAssertEqual(value, example.result, "\(function.id): \(example.expression)")
      }
    }
  }
}
