// SPDX-License-Identifier: MIT
import TextPatterns
import XCTest

final class DatePatternTests: XCTestCase {
  func testParts() throws {
    XCTAssertEqual(
      try DatePattern("yyyy-MM-dd'T'[at]").parts,
      [.year, .literal("-"), .month(digits: 2), .literal("-"), .day(digits: 2), .literal("'T'at")])
    XCTAssertEqual(
      try DatePattern("hma").parts, [.halfDayHour(digits: 1), .minute(digits: 1), .halfDay])
  }

  func testWhatIsNoPatternIsExplained() {
    for (pattern, offset, suggestion) in [
      ("YYYY-MM-DD", 0, "yyyy"), ("yyyy-MM-DD", 8, "dd"), ("yyyy [at", 5, nil), ("", 0, nil),
      ("-- [x]", 0, nil), ("yyyyy", 0, nil), ("yyyy q", 5, nil), ("HH:mm A", 6, "a"),
    ] as [(String, Int, String?)] {
      let problem = DatePattern.problem(in: pattern)
      XCTAssertEqual(problem?.offset, offset, pattern)
      XCTAssertEqual(problem?.suggestion, suggestion, pattern)
    }
  }

  func testOffsets() {
    for (text, minutes) in [
      ("Z", 0), ("UTC", 0), ("+02:00", 120), ("-0530", -330), ("+2", 120), ("-18:00", -1_080),
      ("+18:01", nil), ("+02:60", nil), ("02:00", nil), ("", nil), ("+", nil), ("+2:0", nil),
    ] as [(String, Int?)] {
      XCTAssertEqual(UTCOffset(text)?.minutes, minutes, text)
    }
  }

  func testAddresses() {
    for text in [
      "0.0.0.0", "255.255.255.255", "::", "::1", "2001:db8::1", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8",
    ] {
      XCTAssertNotNil(IPAddress(text), text)
    }
    for text in [
      "", "1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4.5", ":::", "1::2::3", "12345::", "::g",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9", "::1%eth0", "+1::", "1.2.3.4 ", ":1",
    ] {
      XCTAssertNil(IPAddress(text), text)
    }
  }

  func testNetworks() throws {
    let network = try XCTUnwrap(IPNetwork("10.0.0.0/9"))
    XCTAssertTrue(network.contains(try XCTUnwrap(IPAddress("10.127.255.255"))))
    XCTAssertFalse(network.contains(try XCTUnwrap(IPAddress("10.128.0.0"))))
    XCTAssertFalse(network.contains(try XCTUnwrap(IPAddress("::1"))))
    XCTAssertTrue(try XCTUnwrap(IPNetwork("::/0")).contains(try XCTUnwrap(IPAddress("ff::1"))))
    for text in ["10.0.0.0/33", "10.0.0.0/", "x/8", "::/129", "10.0.0.0/-1"] {
      XCTAssertNil(IPNetwork(text), text)
    }
  }
}
