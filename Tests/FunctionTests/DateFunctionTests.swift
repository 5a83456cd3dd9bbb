// SPDX-License-Identifier: MIT
import IntegrationRuntime
import XCTest

final class DateFunctionTests: XCTestCase {
  private let last = Instant(milliseconds: Int64(8_640_000_000_000_000))
  private let first = Instant(milliseconds: Int64(-8_640_000_000_000_000))

  func testArithmetic() {
    XCTAssertEqual(date("2016-01-31").adding(months: 1), date("2016-02-29"))
    XCTAssertEqual(date("2016-03-31").adding(months: -13), date("2015-02-28"))
    XCTAssertEqual(date("2016-02-29").adding(years: 4), date("2020-02-29"))
    XCTAssertEqual(date("2016-12-31").adding(months: 2, days: 1), date("2017-03-01"))
    XCTAssertEqual(date("1969-12-31").adding(hours: -1)?.isoText, "1969-12-30T23:00:00.000Z")
    XCTAssertNil(last.adding(milliseconds: 1))
    XCTAssertNil(first.adding(days: -1))
    XCTAssertNil(Instant.invalid.adding(days: 1))
    for extreme in [Int.max, Int.min] {
      XCTAssertNil(date("2016-01-01").adding(years: extreme))
      XCTAssertNil(date("2016-01-01").adding(months: extreme))
      XCTAssertNil(date("2016-01-01").adding(weeks: extreme))
      XCTAssertNil(date("2016-01-01").adding(milliseconds: extreme))
    }
    XCTAssertEqual(last.milliseconds(since: first), 17_280_000_000_000_000)
    XCTAssertEqual(date("2015-01-01").days(since: date("2015-01-02")), -1)
    XCTAssertEqual(date("2017-02-28").years(since: date("2016-02-29")), 0)
    XCTAssertNil(Instant.invalid.years(since: last))
  }

  func testParts() {
    let before = Instant(milliseconds: Int64(-1))
    XCTAssertEqual(before.isoDate, "1969-12-31")
    XCTAssertEqual(before.hour, 23)
    XCTAssertEqual(before.millisecond, 999)
    XCTAssertEqual(before.weekday, 3)
    XCTAssertEqual(before.dayOfYear, 365)
    XCTAssertEqual(date("2024-12-31").dayOfYear, 366)
    XCTAssertEqual(date("2026-11-24").weekday, 2)
    XCTAssertEqual(last.isoDate, "+275760-09-13")
    XCTAssertEqual(first.year, -271_821)
    XCTAssertNil(first.startOfMonth)
    XCTAssertNil(Instant.invalid.weekday)
    XCTAssertNil(Instant.invalid.isoDate)
  }

  func testFormatting() {
    let instant = date("2014-05-06T00:08:09.012Z")
    for (pattern, expected) in [
      ("yy/M/d h:mm a", "14/5/6 12:08 AM"), ("EEEE, MMMM d", "Tuesday, May 6"),
      ("EEE dd MMM yyyy HH:mm:ss.SSS ZZZ", "Tue 06 May 2014 00:08:09.012 +0000"),
      ("yyyy-MM-ddTHH:mm:ssZ", "2014-05-06T00:08:09Z"), ("[on] dd [at] H", "on 06 at 0"),
      ("nonsense", nil),
    ] as [(String, String?)] {
      XCTAssertEqual(instant.formatted(pattern), expected, pattern)
    }
    XCTAssertEqual(instant.formatted("dd HH:mm Z", offset: "-05:30"), "05 18:38 -05:30")
    XCTAssertNil(instant.formatted("dd", offset: "CET"))
    XCTAssertNil(Instant.invalid.formatted("dd"))
    XCTAssertNil(last.formatted("dd", offset: "+01:00"))
  }

  func testReading() {
    for (text, pattern, expected) in [
      ("06.05.14", "dd.MM.yy", "2014-05-06T00:00:00.000Z"),
      ("6.5.1999", "d.M.yyyy", "1999-05-06T00:00:00.000Z"),
      ("6 may 2014 1:05 pm", "d MMM yyyy h:mm a", "2014-05-06T13:05:00.000Z"),
      ("Tuesday, May 06, 2014", "EEEE, MMMM dd, yyyy", "2014-05-06T00:00:00.000Z"),
      ("2014-05-06T07:08:09.5", "yyyy-MM-ddTHH:mm:ss.SSS", nil),
      ("2014-05-06T07:08:09+02:00", "yyyy-MM-ddTHH:mm:ssZ", "2014-05-06T05:08:09.000Z"),
      ("2014", "yyyy", "2014-01-01T00:00:00.000Z"), ("05", "MM", nil),
      ("2015-02-29", "yyyy-MM-dd", nil), ("2016-02-29", "yyyy-MM-dd", "2016-02-29T00:00:00.000Z"),
      ("2014-13-01", "yyyy-MM-dd", nil), ("2014-01-00", "yyyy-MM-dd", nil),
      ("2014-01-01 24:00", "yyyy-MM-dd HH:mm", nil), ("2014-01-01 13 PM", "yyyy-MM-dd h a", nil),
      ("2014-01-01x", "yyyy-MM-dd", nil), ("", "yyyy", nil),
      ("69", "yy", "1969-01-01T00:00:00.000Z"),
      ("68", "yy", "2068-01-01T00:00:00.000Z"),
    ] as [(String, String, String?)] {
      XCTAssertEqual(text.date(pattern: pattern)?.isoText, expected, "\(text) by \(pattern)")
    }
    XCTAssertEqual(
      "2014-05-06 00:30".date(pattern: "yyyy-MM-dd HH:mm", offset: "+02:00")?.isoText,
      "2014-05-05T22:30:00.000Z")
  }

  func testLenientReading() throws {
    XCTAssertEqual("5/12/2015".lenientDate?.isoDate, "2015-05-12")
    XCTAssertNil("soon".lenientDate)
    // A year whose milliseconds do not fit.
    XCTAssertFalse(Instant(lenient: JSONValue("999999999")).isValid)
    XCTAssertNil("999999999".lenientDate)
    XCTAssertEqual(dateFromUnix(-0.001)?.unixMillis, -1)
    XCTAssertNil(dateFromUnix(.infinity))
    XCTAssertNil(dateFromUnixMillis(.nan))
    XCTAssertNil(dateFromUnix(1e300))
  }
}
