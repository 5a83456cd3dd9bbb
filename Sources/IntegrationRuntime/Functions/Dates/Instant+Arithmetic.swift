// SPDX-License-Identifier: MIT
public import JSON

extension Instant {
  /// The date moved by amounts that may be negative; nil if it is invalid or becomes so. Years and
  /// months come first: a day that the month does not have becomes its last.
  public func adding(
    years: Int = 0,
    months: Int = 0,
    weeks: Int = 0,
    days: Int = 0,
    hours: Int = 0,
    minutes: Int = 0,
    seconds: Int = 0,
    milliseconds: Int = 0
  ) -> Instant? {
    guard let start = addingMonths(years, months)?.unixMillis else { return nil }
    let units = [
      (weeks, 604_800_000), (days, 86_400_000), (hours, 3_600_000), (minutes, 60_000),
      (seconds, 1_000), (milliseconds, 1),
    ]
    var sum = start
    for (count, length) in units where count != 0 {
      guard let product = count.multiplied(by: length), let next = sum.added(product) else {
        return nil
      }
      sum = next
    }
    return Instant(milliseconds: Int64(sum)).valid
  }

  private func addingMonths(_ years: Int, _ months: Int) -> Instant? {
    guard years != 0 || months != 0 else { return valid }
    guard let date, let millisecondOfDay,
      let moved = years.multiplied(by: 12)?.added(months),
      // Further than this lies no date.
      moved.magnitude < 10_000_000
    else { return nil }
    let index = date.year * 12 + date.month - 1 + moved
    let month = index.wrapped(12)
    let year = (index - month) / 12
    let day = min(date.day, CivilDate.daysInMonth(month + 1, of: year))
    let number = CivilDate.daysSince1970(year: year, month: month + 1, day: day)
    return Instant(day: number, milliseconds: millisecondOfDay).valid
  }

  /// The milliseconds from another date to this one; nil if one is invalid.
  public func milliseconds(since other: Instant) -> Int? {
    guard let end = unixMillis, let start = other.unixMillis else { return nil }
    // Dates lie within ±8.64e15.
    return end - start
  }

  /// The seconds from another date to this one, with their fraction; nil if one is invalid.
  public func seconds(since other: Instant) -> Double? {
    milliseconds(since: other).map { Double($0) / 1_000 }
  }

  /// The whole days from another date to this one, rounded down; nil if one is invalid.
  public func days(since other: Instant) -> Int? {
    milliseconds(since: other).map { ($0 - $0.wrapped(86_400_000)) / 86_400_000 }
  }

  /// The whole years from another date to this one, as ages count; nil if one is invalid.
  public func years(since other: Instant) -> Int? {
    guard let end = date, let start = other.date, let endTime = millisecondOfDay,
      let startTime = other.millisecondOfDay
    else { return nil }
    let isBeforeAnniversary =
      (end.month, end.day, endTime) < (start.month, start.day, startTime)
    return end.year - start.year - (isBeforeAnniversary ? 1 : 0)
  }
}

/// The date so many seconds after 1970; nil if there is none.
public func dateFromUnix(_ seconds: Double) -> Instant? {
  Instant(milliseconds: (seconds * 1_000).rounded(.down)).valid
}

/// The date so many milliseconds after 1970; nil if there is none.
public func dateFromUnixMillis(_ milliseconds: Double) -> Instant? {
  Instant(milliseconds: milliseconds.rounded(.down)).valid
}

extension CivilDate {
  /// The number of days of a month, 1 to 12.
  static func daysInMonth(_ month: Int, of year: Int) -> Int {
    daysSince1970(year: year, month: month + 1, day: 1)
      - daysSince1970(year: year, month: month, day: 1)
  }
}
