// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let dates: [FunctionDeclaration] = [
    part("unix", "Whole seconds since 1970, rounded down.", "1399360089"),
    part("unixMillis", "Milliseconds since 1970.", "1399360089123"),
    part("unixMicros", "Microseconds since 1970, to the millisecond.", "1399360089123000"),
    .member(
      "unixSeconds",
      of: .date,
      .optional(.double),
      .dates,
      swift: .property("seconds"),
      "Seconds since 1970 with their fraction.",
      .init("timestamp.unixSeconds", "1399360089.123")
    ),
    .member(
      "iso8601",
      of: .date,
      .optional(.string),
      .dates,
      swift: .property("isoText"),
      "The date as `2014-05-06T07:08:09.123Z`.",
      .init("timestamp.iso8601", #""2014-05-06T07:08:09.123Z""#)
    ),
    .member(
      "isoDate",
      of: .date,
      .optional(.string),
      .dates,
      "The day in UTC as `2014-05-06`.",
      .init("timestamp.isoDate", #""2014-05-06""#)
    ),
    part("year", "The year in UTC.", "2014"),
    part("month", "The month in UTC, 1 to 12.", "5"),
    part("day", "The day of the month in UTC.", "6"),
    part("hour", "The hour in UTC, 0 to 23.", "7"),
    part("minute", "The minute.", "8"),
    part("second", "The second.", "9"),
    part("millisecond", "The millisecond.", "123"),
    part("weekday", "The day of the week in UTC, 1 for Monday to 7 for Sunday.", "2"),
    part("dayOfYear", "The day of the year in UTC, from 1.", "126"),
    .member(
      "startOfDay",
      of: .date,
      .optional(.date),
      .dates,
      "Midnight in UTC before the date.",
      .init("timestamp.startOfDay", #""2014-05-06T00:00:00.000Z""#)
    ),
    .member(
      "startOfMonth",
      of: .date,
      .optional(.date),
      .dates,
      "The month's first midnight in UTC.",
      .init("timestamp.startOfMonth", #""2014-05-01T00:00:00.000Z""#)
    ),
    .member(
      "isValid",
      of: .date,
      .bool,
      .dates,
      "Whether the message's date could be read; one that could not has no parts and no text.",
      .init("timestamp.isValid", "true")
    ),
    .call(
      "formatted",
      of: .date,
      [
        .init("pattern", .string, rule: .datePattern),
        .init("offset", .string, default: .string("Z"), rule: .offset),
      ],
      .optional(.string),
      .dates,
      swift: .method("formatted", [nil, "offset"]),
      "The date by a pattern, in UTC or at an offset from it; see *Date patterns*.",
      .init("timestamp.formatted('yyyy-MM-dd HH:mm:ss')", #""2014-05-06 07:08:09""#),
      .init(
        "timestamp.formatted('dd.MM.yy HH:mm ZZ', offset='+02:00')",
        #""06.05.14 09:08 +02:00""#
      )
    ),
    .call(
      "date",
      of: .string,
      [
        .init("pattern", .string, rule: .datePattern),
        .init("offset", .string, default: .string("Z"), rule: .offset),
      ],
      .optional(.date),
      .dates,
      swift: .method("date", ["pattern", "offset"]),
      "The date that the text has by a pattern; none if it does not fit or there is no such day. "
        + "Without a zone in the pattern it is at the offset.",
      .init("'06/05/2014'.date('dd/MM/yyyy')", #""2014-05-06T00:00:00.000Z""#),
      .init("'31.02.2014'.date('dd.MM.yyyy')", nil)
    ),
    .member(
      "lenientDate",
      of: .string,
      .optional(.date),
      .dates,
      swift: .property("lenientDate"),
      "The date that JavaScript and Segment's libraries find in the text.",
      .init("'July 18, 2013'.lenientDate", #""2013-07-18T00:00:00.000Z""#)
    ),
    .call(
      "lenientDate",
      of: .json,
      [],
      .optional(.date),
      .dates,
      swift: .property("lenientDate"),
      "The date that Segment's libraries make of the value: seconds or milliseconds since 1970, ISO "
        + "or other texts.",
      .init(
        "properties.at.lenientDate()",
        #""2014-05-06T07:08:09.000Z""#,
        properties: #"{"at":1399360089}"#
      )
    ),
    .call(
      "adding",
      of: .date,
      ["years", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds"].map {
        FunctionParameter($0, .int, default: .int(0))
      },
      .optional(.date),
      .dates,
      swift: .method(
        "adding",
        ["years", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds"]
      ),
      "The date moved by amounts that may be negative. After years and months, a day that the month "
        + "does not have becomes its last.",
      .init("timestamp.adding(days=-5)", #""2014-05-01T07:08:09.123Z""#),
      .init("'2016-02-29'.date.adding(years=1)", #""2017-02-28T00:00:00.000Z""#)
    ),
    .call(
      "secondsSince",
      of: .date,
      [.init("other", .date)],
      .optional(.double),
      .dates,
      swift: .method("seconds", ["since"]),
      "The seconds from another date to this one, with their fraction.",
      .init("timestamp.secondsSince('2014-05-06T07:08:00Z'.date ?? now)", "9.123")
    ),
    .call(
      "millisSince",
      of: .date,
      [.init("other", .date)],
      .optional(.int),
      .dates,
      swift: .method("milliseconds", ["since"]),
      "The milliseconds from another date to this one.",
      .init("timestamp.millisSince(timestamp)", "0")
    ),
    .call(
      "daysSince",
      of: .date,
      [.init("other", .date)],
      .optional(.int),
      .dates,
      swift: .method("days", ["since"]),
      "The whole days from another date to this one, rounded down.",
      .init("timestamp.daysSince('2014-05-01'.date ?? now)", "5")
    ),
    .call(
      "yearsSince",
      of: .date,
      [.init("other", .date)],
      .optional(.int),
      .dates,
      swift: .method("years", ["since"]),
      "The whole years from another date to this one, as ages count.",
      .init("timestamp.yearsSince('1990-05-07'.date ?? now)", "23")
    ),
    .function(
      "fromUnix",
      [.init("seconds", .double)],
      .optional(.date),
      .dates,
      swift: .function("dateFromUnix", [nil]),
      "The date so many seconds after 1970.",
      .init("fromUnix(1399360089.5)", #""2014-05-06T07:08:09.500Z""#)
    ),
    .function(
      "fromUnixMillis",
      [.init("milliseconds", .double)],
      .optional(.date),
      .dates,
      swift: .function("dateFromUnixMillis", [nil]),
      "The date so many milliseconds after 1970.",
      .init("fromUnixMillis(1399360089123)", #""2014-05-06T07:08:09.123Z""#)
    ),
    .member(
      "offsetSeconds",
      of: .string,
      .optional(.int),
      .dates,
      "The seconds that a UTC offset such as `+02:00` stands for.",
      .init("'-05:30'.offsetSeconds", "-19800")
    ),
  ]

  private static func part(
    _ name: String,
    _ summary: String,
    _ answer: String
  ) -> FunctionDeclaration {
    .member(name, of: .date, .optional(.int), .dates, summary, .init("timestamp.\(name)", answer))
  }
}
