// SPDX-License-Identifier: MIT
public import JSON

/// Parts of a date in UTC; all nil for an invalid date.
extension Instant {
  /// Microseconds since 1970, to the millisecond.
  public var unixMicros: Int? { unixMillis.flatMap { $0.multiplied(by: 1_000) } }

  /// The day as `2014-05-06`.
  public var isoDate: String? { formatted("yyyy-MM-dd") }

  /// The year; 0 is 1 BC.
  public var year: Int? { date?.year }
  /// The month, 1 to 12.
  public var month: Int? { date?.month }
  /// The day of the month, from 1.
  public var day: Int? { date?.day }
  /// The hour, 0 to 23.
  public var hour: Int? { millisecondOfDay.map { $0 / 3_600_000 } }
  /// The minute.
  public var minute: Int? { millisecondOfDay.map { $0 / 60_000 % 60 } }
  /// The second.
  public var second: Int? { millisecondOfDay.map { $0 / 1_000 % 60 } }
  /// The millisecond.
  public var millisecond: Int? { millisecondOfDay.map { $0 % 1_000 } }
  /// The day of the week, 1 for Monday to 7 for Sunday.
  public var weekday: Int? { dayNumber.map { ($0 + 3).wrapped(7) + 1 } }
  /// The day of the year, from 1.
  public var dayOfYear: Int? {
    guard let year, let dayNumber else { return nil }
    return dayNumber - CivilDate.daysSince1970(year: year, month: 1, day: 1) + 1
  }
  /// Midnight before it.
  public var startOfDay: Instant? { dayNumber.map { Instant(day: $0) } }
  /// The month's first midnight.
  public var startOfMonth: Instant? {
    guard let date else { return nil }
    return Instant(day: CivilDate.daysSince1970(year: date.year, month: date.month, day: 1)).valid
  }

  init(day: Int, milliseconds: Int = 0) {
    self.init(milliseconds: Int64(day) * 86_400_000 + Int64(milliseconds))
  }

  /// Days since 1970, rounded down.
  var dayNumber: Int? {
    milliseconds.map { Int(($0 - Int64(Int($0).wrapped(86_400_000))) / 86_400_000) }
  }

  var millisecondOfDay: Int? { milliseconds.map { Int($0).wrapped(86_400_000) } }
}

extension Int {
  /// The remainder, never negative. The divisor is a positive constant.
  func wrapped(_ divisor: Int) -> Int { (self % divisor + divisor) % divisor }

  /// The product; nil if it does not fit.
  func multiplied(by factor: Int) -> Int? {
    let (product, isTooLarge) = multipliedReportingOverflow(by: factor)
    return isTooLarge ? nil : product
  }

  /// The sum; nil if it does not fit.
  func added(_ other: Int) -> Int? {
    let (sum, isTooLarge) = addingReportingOverflow(other)
    return isTooLarge ? nil : sum
  }
}
