// SPDX-License-Identifier: MIT
import IntegrationRuntime
import XCTest

final class NumberFunctionTests: XCTestCase {
  func testRounding() {
    for (number, digits, expected) in [
      (2.5, 0, 3), (-2.5, 0, -2), (-2.6, 0, -3), (1.005, 2, 1.01), (0.5, 0, 1), (-0.5, 0, 0),
      (0.49999999999999994, 0, 0), (1234.5678, -2, 1200), (50, -2, 100), (49, -2, 0), (9.99, 1, 10),
      (1e300, 5, 1e300), (5e-5, 4, 0.0001), (1e-300, 3, 0), (123, 400, 123), (123, -400, 0),
      (0, 3, 0),
    ] as [(Double, Int, Double)] {
      XCTAssertEqual(number.roundedHalfUp(digits: digits), expected, "\(number) to \(digits)")
    }
    XCTAssertTrue(Double.nan.roundedHalfUp().isNaN)
    XCTAssertEqual(Double.infinity.roundedHalfUp(digits: .min), .infinity)
    XCTAssertEqual((1.5).roundedHalfUp(digits: .max), 1.5)
  }

  func testFormatting() {
    for (number, digits, expected) in [
      (1234567.891, 2, "1,234,567.89"), (0, 2, "0.00"), (-0.001, 2, "0.00"), (-1234.5, 0, "-1,234"),
      (0.05, 1, "0.1"), (0.004, 2, "0.00"), (1e21, 0, "1,000,000,000,000,000,000,000"),
      (999.995, 2, "1,000.00"), (5, -3, "5"), (0.1, 30, "0.10000000000000000000"),
    ] as [(Double, Int, String)] {
      XCTAssertEqual(number.formatted(digits: digits, group: ","), expected)
    }
    XCTAssertEqual((1234.5).formatted(digits: 1, group: ".", point: ","), "1.234,5")
    XCTAssertEqual(Double.nan.formatted(), "NaN")
  }

  func testLimits() {
    XCTAssertNil(Int.min.absolute)
    XCTAssertNil(Int.min.negated)
    XCTAssertEqual(Int.min.modulo(-1), 0)
    XCTAssertNil(1.modulo(0))
    XCTAssertEqual((-7).modulo(3), 2)
    XCTAssertEqual(7.modulo(-3), -2)
    XCTAssertNil(Double.greatestFiniteMagnitude.divided(by: 0.1))
    XCTAssertNil((1.0).divided(by: 0))
    XCTAssertEqual(5.clamped(from: 10, to: 1), 1)
    XCTAssertEqual((5.0).clamped(from: 10, to: 1), 1)
    XCTAssertTrue(Double.nan.clamped(from: 0, to: 1).isNaN)
    XCTAssertNil((1e19).asInt)
    XCTAssertNil(Double.nan.asInt)
    XCTAssertNil([Int.max, 1].sum)
    XCTAssertNil([Double.greatestFiniteMagnitude, .greatestFiniteMagnitude].sum)
    XCTAssertNil([Int]().average)
  }

  func testConversions() throws {
    XCTAssertEqual(" 42 ".asInt, 42)
    XCTAssertNil("9223372036854775808".asInt)
    XCTAssertNil("0x10".asDouble)
    XCTAssertNil("inf".asDouble)
    XCTAssertNil("1e999".asDouble)
    XCTAssertNil("".asDouble)
    XCTAssertEqual("-1.5e3".asDouble, -1500)
    let values = try object(#"{"n":"7","d":"2014-05-06","f":1.5,"e":1e400,"t":"TRUE"}"#)
    XCTAssertEqual(values[exact: "n"]?.asInt, 7)
    XCTAssertNil(values[exact: "d"]?.asDouble)
    XCTAssertNil(values[exact: "f"]?.asInt)
    XCTAssertNil(values[exact: "e"]?.asDouble)
    XCTAssertEqual(values[exact: "t"]?.asBool, true)
    XCTAssertEqual(values[exact: "d"]?.asDate?.isoDate, "2014-05-06")
    XCTAssertNil("2014".asDate)
  }

  func testCurrencies() {
    for (text, expected) in [
      ("$1,234.50", 1234.5), ("1.234,50 €", 1234.5), ("USD -5", -5), ("(3.00)", -3), ("1,5", 1.5),
      ("1,234", 1234), ("1.234", 1.234), ("1,234,567", 1_234_567), ("1.234.567", 1_234_567),
      ("CHF 1'000.05", 1000.05), ("1 000,5", 1000.5), (".99", 0.99), ("0", 0), ("", nil),
      ("free", nil), ("1-2", nil), ("12 kg 5", nil), ("1,2.3.4", 123.4),
    ] as [(String, Double?)] {
      XCTAssertEqual(text.asCurrency, expected, text)
    }
    XCTAssertNil(String(repeating: "9", count: 1_000).asCurrency)
  }
}
