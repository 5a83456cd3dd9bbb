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
    var bytes: [UInt8] = []
    bytes.reserveCapacity(27)
    appendISOText(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends `isoText` if there is one.
  func appendISOText(to bytes: inout [UInt8]) {
    guard isValid, let date else { return }
    func append(_ value: Int, digits: Int) {
      var divisor = 1
      for _ in 1..<digits { divisor *= 10 }
      while divisor > 0 {
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
        divisor /= 10
      }
    }
    if date.year >= 0, date.year <= 9_999 {
      append(date.year, digits: 4)
    } else {
      bytes.append(date.year < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
      append(abs(date.year), digits: 6)
    }
    bytes.append(UInt8(ascii: "-"))
    append(date.month, digits: 2)
    bytes.append(UInt8(ascii: "-"))
    append(date.day, digits: 2)
    bytes.append(UInt8(ascii: "T"))
    let rest = Int(daysAndMilliseconds.milliseconds)
    append(rest / 3_600_000, digits: 2)
    bytes.append(UInt8(ascii: ":"))
    append(rest / 60_000 % 60, digits: 2)
    bytes.append(UInt8(ascii: ":"))
    append(rest / 1_000 % 60, digits: 2)
    bytes.append(UInt8(ascii: "."))
    append(rest % 1_000, digits: 3)
    bytes.append(UInt8(ascii: "Z"))
  }
}

extension Instant: CustomStringConvertible {
  /// The ISO text, or `invalid date`.
  public var description: String { isoText ?? "invalid date" }
}
