// SPDX-License-Identifier: MIT
import JSON
import XCTest

final class DateTests: XCTestCase {
  func testISOTexts() {
    let cases: [(String, String)] = [
      ("2014-05-06", "2014-05-06T00:00:00.000Z"),
      ("2014-05-06T10:00", "2014-05-06T10:00:00.000Z"),
      ("2014-05-06 10:00:00", "2014-05-06T10:00:00.000Z"),
      ("2014-05-06 10:00:00+05:00", "2014-05-06T10:00:00.000Z"),
      ("2014-05-06T10:00:00.5Z", "2014-05-06T10:00:00.500Z"),
      ("2014-05-06T10:00:00.05Z", "2014-05-06T10:00:00.050Z"),
      ("2014-05-06T10:00:00,9999Z", "2014-05-06T10:00:00.999Z"),
      ("2014-05-06T10:00:00+02:30", "2014-05-06T07:30:00.000Z"),
      ("2014-05-06T10:00:00-0230", "2014-05-06T12:30:00.000Z"),
      ("2014-05-06T10:00:00-02", "2014-05-06T12:00:00.000Z"),
      ("2014-13-01", "2015-01-01T00:00:00.000Z"),
      ("2014-02-31", "2014-03-03T00:00:00.000Z"),
      ("2014-00-00", "2014-01-01T00:00:00.000Z"),
      ("2014-05-06T25:61:61Z", "2014-05-07T02:02:01.000Z"),
      ("0050-01-01", "1950-01-01T00:00:00.000Z"),
      ("0099-12-31T00:00:00.000Z", "1999-12-31T00:00:00.000Z"),
      ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
      ("2000-02-29T00:00:00Z", "2000-02-29T00:00:00.000Z"),
      ("2014-05-06T100000.123Z", "2014-05-06T10:00:00.123Z"),
    ]
    for (text, iso) in cases {
      XCTAssertEqual(ISODateText.instant(text, strict: true)?.isoText, iso, text)
    }
  }

  func testLooseTexts() {
    let cases: [(String, String?)] = [
      ("2014", "2014-01-01T00:00:00.000Z"), ("2014-05", "2014-05-01T00:00:00.000Z"),
      ("201405", "2014-05-01T00:00:00.000Z"), ("20140506", "2014-05-06T00:00:00.000Z"),
      ("2014T10:00", "2014-01-01T10:00:00.000Z"), ("20140506T1000", "2014-05-06T10:00:00.000Z"),
      ("2014-5-6", nil), ("2014-05-06t10:00", nil), ("2014-05-06T10", nil), ("x2014", nil),
      ("2014-05-06T10:00z", nil), ("2014-05-06 ", nil), (" 2014-05-06", nil), ("", nil),
      ("2014-05-06T10:00:00.", nil), ("2014-05-06T10:00+1", nil), ("20145", nil),
      ("2014-05-06T10:00:00.123 Z", nil), ("2014-05-06T1a:00:00Z", nil),
    ]
    for (text, iso) in cases {
      XCTAssertEqual(ISODateText.instant(text, strict: false)?.isoText, iso, text)
      XCTAssertEqual(ISODateText.matches(text, strict: false), iso != nil, text)
      XCTAssertFalse(ISODateText.matches(text, strict: true), text)
    }
  }

  func testInstants() {
    XCTAssertEqual(Instant(milliseconds: Int64(0)).isoText, "1970-01-01T00:00:00.000Z")
    XCTAssertEqual(Instant(milliseconds: -0.9).isoText, "1970-01-01T00:00:00.000Z")
    XCTAssertEqual(
      Instant(milliseconds: 8.64e15).isoText,
      "+275760-09-13T00:00:00.000Z"
    )
    XCTAssertEqual(
      Instant(milliseconds: -8.64e15).isoText,
      "-271821-04-20T00:00:00.000Z"
    )
    for value in [8.640000000000001e15, .nan, .infinity, -.infinity] {
      XCTAssertFalse(Instant(milliseconds: value).isValid)
    }
    XCTAssertFalse(Instant(milliseconds: Int64.min).isValid)
    let invalid = Instant.invalid
    XCTAssertEqual(invalid.description, "invalid date")
    XCTAssertNil(invalid.valid)
    XCTAssertNil(invalid.milliseconds)
    XCTAssertNil(invalid.seconds)
    XCTAssertNil(invalid.date)
    XCTAssertEqual(invalid, .invalid)
    XCTAssertLessThan(invalid, Instant(milliseconds: -8.64e15))
    XCTAssertEqual(written(invalid), "null")
    XCTAssertEqual(Instant(milliseconds: Int64(1_500)).seconds, 1.5)
    XCTAssertEqual(
      Instant(milliseconds: Int64(-1)).date,
      CivilDate(daysSince1970: -1)
    )
  }

  func testCivilDatesRoundTrip() {
    for days in stride(from: -1_000_000, through: 1_000_000, by: 997) {
      let date = CivilDate(daysSince1970: days)
      XCTAssertEqual(
        CivilDate.daysSince1970(year: date.year, month: date.month, day: date.day),
        days
      )
    }
    XCTAssertEqual(CivilDate.daysSince1970(year: 2014, month: 25, day: 0), 16_800)
    _ = CivilDate.daysSince1970(year: Int.max, month: Int.min, day: Int.max)
  }

  func testDatesWithinCopiedValues() throws {
    let text = #"{"a":"2014-05-06","b":["2014-05-06T10:00:00+02:00",{"c":"2014"}],"2014-05-06":1}"#
    XCTAssertEqual(try rewritten(text), text)
    XCTAssertEqual(
      try rewritten(text, .normalisingDates),
      #"{"a":"2014-05-06T00:00:00.000Z","b":["2014-05-06T08:00:00.000Z",{"c":"2014"}],"#
        + #""2014-05-06":1}"#
    )
    XCTAssertEqual(
      try rewritten(#"[ "2014-05-06" , "2014\u002d05-06", "x\u0041" ]"#, .normalisingDates),
      #"["2014-05-06T00:00:00.000Z","2014-05-06T00:00:00.000Z","xA"]"#
    )
    for canonical in ["2014-05-06T10:00:00.000Z", "0100-01-01T00:00:00.000Z"] {
      XCTAssertEqual(try rewritten("[\"\(canonical)\"]", .normalisingDates), "[\"\(canonical)\"]")
    }
    // Looks canonical, but is not what is written.
    XCTAssertEqual(
      try rewritten(#"["2014-02-30T24:00:00.000Z"]"#, .normalisingDates),
      #"["2014-03-03T00:00:00.000Z"]"#
    )
    XCTAssertEqual(
      try rewritten(#"["0050-01-01T00:00:00.000Z"]"#, .normalisingDates),
      #"["1950-01-01T00:00:00.000Z"]"#
    )
  }

  func testDatesOfValues() throws {
    let plain = try parse(#""2014-05-06T10:00:00+02:00""#)
    XCTAssertNil(plain.date)
    XCTAssertEqual(plain.string, "2014-05-06T10:00:00+02:00")
    let value = plain.with(.normalisingDates)
    XCTAssertTrue(value.isDate)
    XCTAssertEqual(value.kind, .string)
    XCTAssertEqual(value.string, "2014-05-06T08:00:00.000Z")
    XCTAssertEqual(value.withUTF8 { $0.count }, 24)
    XCTAssertTrue(value.equals("2014-05-06T08:00:00.000Z"))
    XCTAssertNotEqual(value, plain)
    XCTAssertEqual(value, JSONValue(value.date ?? .invalid))
    XCTAssertTrue(JSONValue(Instant(milliseconds: 8.64e15)).isDate, "whatever its text's shape")
    XCTAssertTrue(JSONValue(Instant.invalid).isNull)
  }
}
