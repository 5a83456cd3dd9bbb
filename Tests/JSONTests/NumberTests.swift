// SPDX-License-Identifier: MIT
import JSON
import XCTest

final class NumberTests: XCTestCase {
  /// What ECMAScript prints.
  func testPrinting() {
    let cases: [(Double, String)] = [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (1.5, "1.5"), (-1.25, "-1.25"), (0.1, "0.1"),
      (1e20, "100000000000000000000"), (1e21, "1e+21"), (123e20, "1.23e+22"),
      (1.5e300, "1.5e+300"), (1e-6, "0.000001"), (1e-7, "1e-7"), (1.5e-7, "1.5e-7"),
      (123456789.123, "123456789.123"), (.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"), (9007199254740991, "9007199254740991"),
      (9007199254740992, "9007199254740992"), (12_345_678_901_234_567_168, "12345678901234567000"),
      (0.30000000000000004, "0.30000000000000004"), (859.09, "859.09"),
      (434.99999999999994, "434.99999999999994"),
      (100.5, "100.5"), (-0.00001, "-0.00001"), (0.0001, "0.0001"),
      (99999999999.9999, "99999999999.9999"),
      (1e11 + 0.5, "100000000000.5"), (.nan, "null"), (.infinity, "null"), (-.infinity, "null"),
    ]
    for (value, text) in cases { XCTAssertEqual(written(value), text) }
  }

  func testIntegersKeepAllDigits() {
    for value in [0, 9, 10, -10, 999, 1_000, Int.max, Int.min, 1_234_567_890_123_456_789] {
      XCTAssertEqual(written(value), String(value))
      XCTAssertEqual(JSONValue(value).int, value)
    }
    XCTAssertEqual(written(Int64.max), String(Int64.max))
  }

  /// Any double comes back when what was printed is read, and short ones print as Swift's digits.
  func testRandomDoublesSurvive() throws {
    var random = TestRandom(state: 7)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      XCTAssertEqual(try parse(written(value)).double, value)
    }
    for _ in 0..<20_000 {
      let value = Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 1e4
      let text = written(value)
      XCTAssertEqual(try parse(text).double, value)
      XCTAssertEqual(Double(text), value)
      XCTAssertLessThanOrEqual(text.count, value.description.count)
    }
  }

  func testReading() throws {
    var random = TestRandom(state: 11)
    let cases = [
      "0", "-0", "1.0", "1e2", "1E+2", "123.456e-7", "0.000001", "9007199254740993", "1e22", "1e23",
      "123456789012345678", "1234567890123456789012", "2.2250738585072011e-308", "4.9e-324",
      "1e-400", "0.1e1", "1.7976931348623157e308", "89255e-22", "8.98846567431158e307",
    ]
    for text in cases { XCTAssertEqual(try parse(text).double, Double(text), text) }
    for _ in 0..<20_000 {
      let digits = Int.random(in: 0...Int.max, using: &random)
      let text =
        "\(digits / 1_000).\(digits % 1_000_000)e\(Int.random(in: -40...40, using: &random))"
      XCTAssertEqual(try parse(text).double, Double(text), text)
    }
    XCTAssertEqual(try parse("1e400").double, .infinity)
    XCTAssertEqual(try parse("-1e400").double, -.infinity)
    XCTAssertEqual(try rewritten("[1e400,-1e-400]"), "[null,0]")
  }

  func testInt() throws {
    XCTAssertEqual(try parse("1.0").int, 1)
    XCTAssertEqual(try parse("1e2").int, 100)
    XCTAssertEqual(try parse("-9223372036854775808").int, Int.min)
    XCTAssertEqual(try parse("9223372036854775807").int, Int.max)
    XCTAssertNil(try parse("9223372036854775808").int)
    XCTAssertNil(try parse("12345678901234567890123").int)
    XCTAssertNil(try parse("1.5").int)
    XCTAssertNil(try parse("1e400").int)
    XCTAssertNil(try parse("\"1\"").int)
    XCTAssertEqual(try parse("-0").int, 0)
  }

  /// Numbers are printed anew unless the text already is what is printed.
  func testCopiedNumbers() throws {
    XCTAssertEqual(
      try rewritten("[1.0,1e2,-0,1.50,0.0000001,100000000000000000000000,12345678901234567890]"),
      "[1,100,0,1.5,1e-7,1e+23,12345678901234567000]"
    )
    XCTAssertEqual(
      try rewritten("[0.000001,0.1,123.25,999999999999999]"),
      "[0.000001,0.1,123.25,999999999999999]"
    )
    var random = TestRandom(state: 3)
    for _ in 0..<20_000 {
      let whole = Int.random(in: 0...99_999, using: &random)
      let text = "\(whole).\(Int.random(in: 0...9_999_999, using: &random))"
      guard let value = Double(text) else { continue }
      XCTAssertEqual(try rewritten(text), written(value), text)
    }
  }
}
