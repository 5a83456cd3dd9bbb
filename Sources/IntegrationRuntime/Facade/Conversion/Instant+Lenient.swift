// SPDX-License-Identifier: MIT
public import JSON

extension Instant {
  /// Below this a number is in seconds: 1971-01-01 in milliseconds, 2970 in seconds.
  private static let firstMillisecond = 31_557_600_000.0

  /// The instant that Segment's `newDate` makes of a value; invalid if it makes none.
  ///
  /// In this order: a date; a number of seconds, from 31,557,600,000 on of milliseconds; an ISO
  /// date in the loose shape (`ISODateText`); 13 digits in a row are milliseconds, 10 seconds; what
  /// a JavaScript engine reads, such as `July 18, 2013` or `5/12/2015` (month first), in UTC; null
  /// and false are 1970.
  public init(lenient value: JSONValue) {
    if let date = value.date {
      self = date
    } else if let number = value.double {
      self = Instant(number: number)
    } else {
      switch value.kind {
      case .null: self = Instant(milliseconds: Int64(0))
      case .bool: self = Instant(milliseconds: Int64(value.bool == true ? 1 : 0))
      case .object: self = .invalid
      default: self = Instant(lenientText: JavaScriptText.text(of: value))
      }
    }
  }

  private init(number: Double) {
    self.init(milliseconds: number < Instant.firstMillisecond ? number * 1_000 : number)
  }

  private init(lenientText text: String) {
    if let iso = ISODateText.instant(text, strict: false) {
      self = iso
      return
    }
    let run = Instant.longestRunOfDigits(text)
    if run >= 10 {
      let number = Instant.leadingInteger(text) ?? .nan
      self.init(milliseconds: run >= 13 ? number : number * 1_000)
    } else {
      self = EngineDate.instant(text)
    }
  }

  private static func longestRunOfDigits(_ text: String) -> Int {
    var longest = 0
    var current = 0
    for byte in text.utf8 {
      current = byte &- UInt8(ascii: "0") < 10 ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  /// JavaScript's `parseInt(text, 10)`, nil for NaN.
  private static func leadingInteger(_ text: String) -> Double? {
    var rest = text.unicodeScalars.drop { JavaScriptText.isSpace($0) }
    var isNegative = false
    if let sign = rest.first, sign == "-" || sign == "+" {
      isNegative = sign == "-"
      rest.removeFirst()
    }
    let digits = rest.prefix { $0.value >= 0x30 && $0.value <= 0x39 }
    guard !digits.isEmpty, let value = Double(String(digits)) else { return nil }
    return isNegative ? -value : value
  }

  /// The instant a text names, as a JavaScript engine's `new Date(text)` reads it, except that ISO
  /// dates may have the loose shape; invalid if it names none.
  public init(text: String) {
    self = ISODateText.instant(text, strict: false) ?? EngineDate.instant(text)
  }
}
