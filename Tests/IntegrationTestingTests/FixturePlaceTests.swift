// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import XCTest

final class FixturePlaceTests: XCTestCase {
  /// The author goes to the fixture, not to generated code.
  func testAFailurePointsAtTheFixture() {
    let fixture = IntegrationFixture(
      source: "Manifests/acme/fixtures/basic.json", line: 7, type: .identify, input: "{}",
      output: #"{"a":1}"#)
    let places = Failures.collectPlaces { assertMaps(fixture, SamplePayload(amount: 2)) }
    XCTAssertEqual(places, ["Manifests/acme/fixtures/basic.json:7"])
    XCTAssertEqual(Failures.collectPlaces { assertMaps(fixture, SamplePayload(amount: 1)) }, [])
  }
}
