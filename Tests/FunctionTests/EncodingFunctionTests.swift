// SPDX-License-Identifier: MIT
import IntegrationRuntime
import XCTest

final class EncodingFunctionTests: XCTestCase {
  func testNothingIsHashedTwice() {
    let hash = "ada@x.test".sha256
    XCTAssertEqual(" Ada@X.test ".hashedNormalised, hash)
    XCTAssertEqual(hash.hashedNormalised, hash)
    XCTAssertEqual(hash.uppercased().hashedNormalised, hash)
  }

  /// Values in the descriptions of Intercom and Google Analytics.
  func testOldHashes() {
    XCTAssertEqual("Engines".hash32, 2_532_373_304)
    XCTAssertEqual("Segment".hash32, 2_017_828_326)
    XCTAssertEqual("".hash32, 5_381)
    XCTAssertEqual("".crc32, 0)
    XCTAssertEqual("123456789".crc32, 0xCBF4_3926)
    XCTAssertEqual(String(repeating: "z", count: 50).javaHash, -1690976960)
  }

  func testBase64() {
    for text in ["", "a", "ab", "abc", "é?~"] {
      XCTAssertEqual(text.base64.base64Decoded, text)
      XCTAssertEqual(text.base64URL.base64Decoded, text)
      XCTAssertEqual(text.hex.hexDecoded, text)
    }
    XCTAssertNil("/w==".base64Decoded)
    XCTAssertNil("a".base64Decoded)
    XCTAssertNil("ff".hexDecoded)
    XCTAssertNil("6".hexDecoded)
  }

  func testCharacterReferences() {
    let text = "<a href=\"x\">'&'</a>"
    XCTAssertEqual(text.htmlEscaped.htmlUnescaped, text)
    XCTAssertEqual("&eacute;&euro;&#x1F600;&nbsp;".htmlUnescaped, "é€😀\u{A0}")
    for unchanged in [
      "&", "&;", "&x;", "&#;", "&#x;", "&#0;", "&#xD800;", "&#x110000;", "&#+65;", "&ampx",
    ] {
      XCTAssertEqual(unchanged.htmlUnescaped, unchanged)
    }
  }

  func testParsedJSONReadsDates() {
    XCTAssertEqual(#"{"at":"2014-05-06"}"#.parsedJSON?[exact: "at"]?.isDate, true)
    XCTAssertNil(String(repeating: "[", count: 100_000).parsedJSON)
    XCTAssertNil("".parsedJSON)
  }
}
