// SPDX-License-Identifier: MIT

/// A point in time with millisecond precision, like JavaScript's `Date`: it may be invalid.
///
/// An invalid instant comes from an unintelligible date in a message. It is written as JSON null,
/// equals itself and is earlier than every valid one.
public struct Instant: Sendable, Hashable, Comparable {
  /// Int64.min marks the invalid instant.
  private let storedMilliseconds: Int64

  /// The instant that no clock shows.
  public static var invalid: Instant { Instant(stored: Int64.min) }

  private init(stored: Int64) { storedMilliseconds = stored }

  /// Milliseconds since 1970-01-01T00:00Z; beyond ±8.64e15 (100 million days) invalid.
  public init(milliseconds: Int64) {
    let isInRange = milliseconds.magnitude <= 8_640_000_000_000_000
    storedMilliseconds = isInRange ? milliseconds : Int64.min
  }

  /// Milliseconds since 1970-01-01T00:00Z, fractions dropped toward zero; NaN, the infinities and
  /// what is beyond ±8.64e15 are invalid.
  public init(milliseconds: Double) {
    guard milliseconds.magnitude <= 8.64e15 else {
      self = .invalid
      return
    }
    self.init(milliseconds: Int64(milliseconds))
  }

  /// Whether this is a point in time at all.
  public var isValid: Bool { storedMilliseconds != Int64.min }

  /// The instant itself, nil if it is invalid.
  public var valid: Instant? { isValid ? self : nil }

  /// Milliseconds since 1970-01-01T00:00Z; nil if invalid.
  public var milliseconds: Int64? { isValid ? storedMilliseconds : nil }

  /// Seconds since 1970-01-01T00:00Z with their fraction; nil if invalid.
  public var seconds: Double? { isValid ? Double(storedMilliseconds) / 1_000 : nil }

  /// The date in UTC; nil if invalid.
  public var date: CivilDate? {
    isValid ? CivilDate(daysSince1970: Int(daysAndMilliseconds.days)) : nil
  }

  /// Whole days since 1970 and the milliseconds of the day.
  var daysAndMilliseconds: (days: Int64, milliseconds: Int64) {
    let day: Int64 = 86_400_000
    var days = storedMilliseconds / day
    var rest = storedMilliseconds % day
    if rest < 0 {
      days -= 1
      rest += day
    }
    return (days, rest)
  }

  /// Compares points in time; an invalid instant is before all others.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.storedMilliseconds < right.storedMilliseconds
  }

  /// The same in UTC as `2014-05-06T07:08:09.123Z`, with a sign and six digits for years outside
  /// 0000–9999, as JavaScript's `toISOString`; nil if invalid.
  public var isoText: String? {
    guard isValid else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: Instant.longestISOText) { buffer, count in
      if let start = buffer.baseAddress { count = writeISOText(to: start) - start }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let longestISOText = 27

  /// Writes `isoText`, nothing if the instant is invalid; returns its end.
  func writeISOText(to start: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    guard isValid else { return start }
    var target = start
    func one(_ byte: UInt8) {
      target.initialize(to: byte)
      target += 1
    }
    func two(_ value: Int) {
      let value = UInt32(truncatingIfNeeded: value)
      one(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value / 10))
      one(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value % 10))
    }
    let (days, rest) = daysAndMilliseconds
    let date = CivilDate(daysSince1970: Int(days))
    if date.year >= 0, date.year <= 9_999 {
      two(date.year / 100)
      two(date.year % 100)
    } else {
      one(date.year < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
      two(abs(date.year) / 10_000)
      two(abs(date.year) / 100 % 100)
      two(abs(date.year) % 100)
    }
    one(UInt8(ascii: "-"))
    two(date.month)
    one(UInt8(ascii: "-"))
    two(date.day)
    one(UInt8(ascii: "T"))
    let milliseconds = Int(rest)
    two(milliseconds / 3_600_000)
    one(UInt8(ascii: ":"))
    two(milliseconds / 60_000 % 60)
    one(UInt8(ascii: ":"))
    two(milliseconds / 1_000 % 60)
    one(UInt8(ascii: "."))
    one(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: milliseconds % 1_000 / 100))
    two(milliseconds % 100)
    one(UInt8(ascii: "Z"))
    return target
  }
}

extension Instant: CustomStringConvertible {
  /// The ISO text, or `invalid date`.
  public var description: String { isoText ?? "invalid date" }
}
