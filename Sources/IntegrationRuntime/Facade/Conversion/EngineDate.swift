// SPDX-License-Identifier: MIT
import JSON

/// The tolerant date parser of the JavaScript engine that Segment runs on (V8), in UTC.
///
/// Words before the first number, text in parentheses and unknown characters are skipped. Numbers
/// before `:` are times, three others make a date: month first unless the first cannot be a day.
/// Month names count by their first three letters. After a time or `GMT`, a sign begins an offset.
struct EngineDate {
  private var tokens: EngineDateTokens
  private var day = DayParts()
  private var time = TimeParts()
  private var zone = ZoneParts()
  private var hasNumber = false

  /// The instant a text names; invalid if it is unintelligible.
  static func instant(_ text: String) -> Instant {
    if let extended = extendedYear(text) { return extended }
    var parser = EngineDate(tokens: EngineDateTokens(text))
    // Years beyond this lie outside the range of dates, and their milliseconds might not fit.
    guard parser.read(), let date = parser.day.date, date.year < 1_000_000,
      let milliseconds = parser.time.milliseconds
    else { return .invalid }
    // Instants end before; nine digits of years would be too many milliseconds for an integer.
    guard abs(date.year) < 1_000_000 else { return .invalid }
    let days = CivilDate.daysSince1970(year: date.year, month: date.month, day: date.day)
    let minutes = days * 1_440 - parser.zone.minutesAhead
    return Instant(milliseconds: Int64(minutes * 60_000 + milliseconds))
  }

  /// `±yyyyyy-mm-dd…`, which the standard form allows besides four digits.
  private static func extendedYear(_ text: String) -> Instant? {
    let bytes = Array(text.utf8)
    guard bytes.count > 7, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      bytes[1...6].allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
      let magnitude = Int(String(decoding: bytes[1...6], as: UTF8.self))
    else { return nil }
    let year = bytes[0] == UInt8(ascii: "-") ? -magnitude : magnitude
    // The rest is read in a year of the same cycle of 400.
    let stand = 2_000 + ((year % 400) + 400) % 400
    let rest = String(decoding: bytes[7...], as: UTF8.self)
    guard year != 0 || bytes[0] == UInt8(ascii: "+"),
      let shifted = ISODateText.instant("\(stand)\(rest)", strict: true)?.milliseconds
    else { return nil }
    return Instant(milliseconds: shifted + Int64((year - stand) / 400 * 146_097) * 86_400_000)
  }

  private init(tokens: EngineDateTokens) { self.tokens = tokens }

  private mutating func read() -> Bool {
    while let token = tokens.next() {
      let isGood =
        switch token {
        case .number(let value, _): readNumber(value)
        case .word(let word, let length): readWord(word, length)
        case .sign(let sign) where zone.isUTC || !time.isEmpty: readOffset(sign)
        case .sign, .symbol(")"): !hasNumber
        case .symbol("("):
          tokens.skipParentheses()
        default: true
        }
      guard isGood else { return false }
    }
    return true
  }

  private mutating func readNumber(_ value: Int) -> Bool {
    hasNumber = true
    if tokens.skip(":") {
      if tokens.skip(":") { return time.add(value) && time.add(0) }
      return time.add(value)
    }
    if time.expects(value), tokens.skip(".") {
      guard time.add(value), case .number(let fraction, let length)? = tokens.next() else {
        return false
      }
      return time.addLast(milliseconds(fraction, length))
    }
    if zone.expectsMinute(value) {
      zone.minute = value
      return true
    }
    if time.expects(value) {
      guard time.addLast(value) else { return false }
      switch tokens.peek() {
      case nil, .space, .sign, .word("z", _): return true
      default: return false
      }
    }
    guard day.add(value) else { return false }
    _ = tokens.skipSign("-")
    return true
  }

  private func milliseconds(_ fraction: Int, _ length: Int) -> Int {
    var value = fraction
    var digits = length
    // The tokens hold nine digits at most.
    while digits < 3 {
      value *= 10
      digits += 1
    }
    while min(digits, 9) > 3 {
      value /= 10
      digits = min(digits, 9) - 1
    }
    return value
  }

  private mutating func readWord(_ word: String, _ length: Int) -> Bool {
    if length <= 3, !time.isEmpty, word == "am" || word == "pm" {
      time.halfDay = word == "pm" ? 12 : 0
    } else if let month = DayParts.month(word) {
      day.month = month
      _ = tokens.skipSign("-")
    } else if hasNumber, length <= 3, let hours = ZoneParts.hours(word) {
      zone.set(hours: hours)
    } else {
      // Other words are tolerated before the first number, but not right before it.
      if hasNumber { return false }
      if case .number? = tokens.peek() { return false }
    }
    return true
  }

  private mutating func readOffset(_ sign: Int) -> Bool {
    var value = 0
    var length = 0
    if case .number(let number, let count)? = tokens.peek() {
      _ = tokens.next()
      (value, length) = (number, count)
    }
    hasNumber = true
    zone.sign = sign
    switch length {
    case _ where tokens.peek() == .symbol(":"): (zone.hour, zone.minute) = (value, nil)
    case 1, 2: (zone.hour, zone.minute) = (value, 0)
    case 3, 4: (zone.hour, zone.minute) = (value / 100, value % 100)
    default: return false
    }
    return true
  }
}
