// SPDX-License-Identifier: MIT
public import JSON
internal import TextPatterns

/// How a date is written as text; see *Date patterns* in the manifest's documentation.
///
/// A text that is no pattern, which can only be one that came with a setting, fits nothing.
public struct DateFormat: Sendable, ExpressibleByStringLiteral {
  let pattern: DatePattern?

  /// Reads a pattern.
  public init(_ pattern: String) { self.pattern = try? DatePattern(pattern) }

  /// Reads a pattern.
  public init(stringLiteral pattern: String) { self.init(pattern) }
}

/// What can be taken for a date pattern: a text, read each time, or a `DateFormat` read once.
public protocol DateFormatSource {
  /// The format.
  var dateFormat: DateFormat { get }
}

extension DateFormat: DateFormatSource {
  /// The format itself.
  public var dateFormat: DateFormat { self }
}

extension String: DateFormatSource {
  /// The text read as a date pattern.
  public var dateFormat: DateFormat { DateFormat(self) }
}

extension Instant {
  /// The date by a pattern, at an offset from UTC; nil for an invalid date, pattern or offset.
  public func formatted(_ format: some DateFormatSource, offset: String = "Z") -> String? {
    guard let pattern = format.dateFormat.pattern, let offset = UTCOffset(offset),
      let local = adding(minutes: offset.minutes), let date = local.date,
      let time = local.millisecondOfDay, let weekday = local.weekday
    else { return nil }
    let clock = ClockTime(time)
    return pattern.parts.map { part -> String in
      switch part {
      case .literal(let text): text
      case .year: DateText.year(date.year)
      case .shortYear: DateText.padded(date.year.wrapped(100), 2)
      case .monthName: DateText.months[date.month - 1]
      case .monthAbbreviation: DateText.months[date.month - 1].leading(3)
      case .month(let digits): DateText.padded(date.month, digits)
      case .day(let digits): DateText.padded(date.day, digits)
      case .weekdayName: DateText.weekdays[weekday - 1]
      case .weekdayAbbreviation: DateText.weekdays[weekday - 1].leading(3)
      case .hour(let digits): DateText.padded(clock.hour, digits)
      case .halfDayHour(let digits): DateText.padded((clock.hour + 11) % 12 + 1, digits)
      case .minute(let digits): DateText.padded(clock.minute, digits)
      case .second(let digits): DateText.padded(clock.second, digits)
      case .millisecond: DateText.padded(clock.millisecond, 3)
      case .halfDay: clock.hour < 12 ? "AM" : "PM"
      case .zone: offset == .zero ? "Z" : DateText.offset(offset.minutes, ":")
      case .numericZone: DateText.offset(offset.minutes, ":")
      case .basicZone: DateText.offset(offset.minutes, "")
      }
    }.joined()
  }
}

/// A time of day.
struct ClockTime {
  let hour: Int
  let minute: Int
  let second: Int
  let millisecond: Int

  init(_ millisecondOfDay: Int) {
    hour = millisecondOfDay / 3_600_000
    minute = millisecondOfDay / 60_000 % 60
    second = millisecondOfDay / 1_000 % 60
    millisecond = millisecondOfDay % 1_000
  }
}

/// Pieces of dates as text.
enum DateText {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// Four digits; outside 0000–9999 a sign and six, as ISO texts have them.
  static func year(_ year: Int) -> String {
    guard !(0...9_999).contains(year) else { return padded(year, 4) }
    return (year < 0 ? "-" : "+") + padded(Int(year.magnitude), 6)
  }

  static func offset(_ minutes: Int, _ separator: String) -> String {
    let magnitude = Int(minutes.magnitude)
    return (minutes < 0 ? "-" : "+") + padded(magnitude / 60, 2) + separator
      + padded(magnitude % 60, 2)
  }
}

extension String {
  /// The seconds that a UTC offset stands for; nil if the text is none.
  public var offsetSeconds: Int? { UTCOffset(self).map { $0.minutes * 60 } }
}
