// SPDX-License-Identifier: MIT
internal import IntegrationRuntime
internal import JSON

extension FunctionTable {
  static let dates: [String: Implementation] = [
    "Date.unix": onDate { date, _ in Value(date.unix) },
    "Date.unixMillis": onDate { date, _ in Value(date.unixMillis) },
    "Date.unixMicros": onDate { date, _ in Value(date.unixMicros) },
    "Date.unixSeconds": onDate { date, _ in Value(date.seconds) },
    "Date.iso8601": onDate { date, _ in Value(date.isoText) },
    "Date.isoDate": onDate { date, _ in Value(date.isoDate) },
    "Date.year": onDate { date, _ in Value(date.year) },
    "Date.month": onDate { date, _ in Value(date.month) },
    "Date.day": onDate { date, _ in Value(date.day) },
    "Date.hour": onDate { date, _ in Value(date.hour) },
    "Date.minute": onDate { date, _ in Value(date.minute) },
    "Date.second": onDate { date, _ in Value(date.second) },
    "Date.millisecond": onDate { date, _ in Value(date.millisecond) },
    "Date.weekday": onDate { date, _ in Value(date.weekday) },
    "Date.dayOfYear": onDate { date, _ in Value(date.dayOfYear) },
    "Date.startOfDay": onDate { date, _ in Value(date.startOfDay) },
    "Date.startOfMonth": onDate { date, _ in Value(date.startOfMonth) },
    "Date.isValid": onDate { date, _ in .bool(date.isValid) },
    "Date.formatted()": onDate { date, call in
      Value(date.formatted(DateFormat(call.string(0)), offset: call.string(1)))
    },
    "String.date()": onString { text, call in
      Value(text.date(pattern: DateFormat(call.string(0)), offset: call.string(1)))
    },
    "String.lenientDate": onString { text, _ in Value(text.lenientDate) },
    "JSON.lenientDate()": onJSON { json, _ in Value(json.lenientDate) },
    "Date.adding()": onDate { date, call in
      func amount(_ index: Int) -> Int { call.int(index) ?? 0 }
      return Value(
        date.adding(
          years: amount(0),
          months: amount(1),
          weeks: amount(2),
          days: amount(3),
          hours: amount(4),
          minutes: amount(5),
          seconds: amount(6),
          milliseconds: amount(7)
        )
      )
    },
    "Date.secondsSince()": onDate { date, call in
      Value(call.argument(0).date.flatMap { date.seconds(since: $0) })
    },
    "Date.millisSince()": onDate { date, call in
      Value(call.argument(0).date.flatMap { date.milliseconds(since: $0) })
    },
    "Date.daysSince()": onDate { date, call in
      Value(call.argument(0).date.flatMap { date.days(since: $0) })
    },
    "Date.yearsSince()": onDate { date, call in
      Value(call.argument(0).date.flatMap { date.years(since: $0) })
    },
    "fromUnix()": { call in Value(call.argument(0).number.flatMap { dateFromUnix($0) }) },
    "fromUnixMillis()": { call in
      Value(call.argument(0).number.flatMap { dateFromUnixMillis($0) })
    },
    "String.offsetSeconds": onString { text, _ in Value(text.offsetSeconds) },
  ]
}
