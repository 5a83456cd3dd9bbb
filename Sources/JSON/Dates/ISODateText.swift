// SPDX-License-Identifier: MIT

/// Recognises and reads ISO 8601 dates the way Segment's isodate does.
///
/// A four-digit year; optionally month, optionally day, hyphens optional; optionally `T` or a blank
/// and hours, minutes, optional seconds, colons optional; seconds may have a fraction; a time may
/// be followed by `Z` or an offset. Values are not range-checked but roll over. Strict texts begin
/// with `dddd-dd-dd`.
public enum ISODateText {
  /// Whether the text has the shape.
  public static func matches(_ text: String, strict: Bool) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer { Fields($0.span, strict: strict) != nil }
  }

  /// The instant the text names; nil if it does not have the shape. Without a zone it is in UTC;
  /// after a blank any zone is disregarded.
  public static func instant(_ text: String, strict: Bool) -> Instant? {
    Array(text.utf8).withUnsafeBufferPointer { instant($0.span, strict: strict) }
  }

  static func instant(_ text: Span<UInt8>, strict: Bool) -> Instant? {
    Fields(text, strict: strict)?.instant
  }

  /// Whether the text is exactly what we write for the instant it names.
  static func isCanonical(_ text: Span<UInt8>) -> Bool {
    guard text.count == 24, text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
      text[16] == UInt8(ascii: ":"), text[19] == UInt8(ascii: "."), text[23] == UInt8(ascii: "Z"),
      let fields = Fields(text, strict: true)
    else { return false }
    return fields.year >= 100 && fields.month >= 1 && fields.month <= 12 && fields.day >= 1
      && fields.day <= 28 && fields.hour < 24 && fields.minute < 60 && fields.second < 60
  }

  /// The parts as written, 0 where missing.
  struct Fields {
    var year = 0
    var month = 0
    var day = 0
    var hour = 0
    var minute = 0
    var second = 0
    var millisecond = 0
    /// Minutes to add to reach UTC.
    var offset = 0

    init?(_ text: Span<UInt8>, strict: Bool) {
      if let usual = Fields(usual: text) {
        self = usual
        return
      }
      var reader = Reader()
      guard let year = reader.number(text, 4) else { return nil }
      self.year = year
      if strict {
        guard text.count >= 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else {
          return nil
        }
      }
      if let month = reader.number(text, 2, after: UInt8(ascii: "-")) {
        self.month = month
        if let day = reader.number(text, 2, after: UInt8(ascii: "-")) {
          self.day = day
        } else if strict {
          return nil
        }
      } else if strict {
        return nil
      }
      if reader.index == text.count { return }

      let separator = text[reader.index]
      guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: " ") else { return nil }
      reader.index += 1
      guard let hour = reader.number(text, 2),
        let minute = reader.number(text, 2, after: UInt8(ascii: ":"))
      else { return nil }
      self.hour = hour
      self.minute = minute
      if let second = reader.number(text, 2, after: UInt8(ascii: ":")) {
        self.second = second
        millisecond = reader.fraction(text)
      }
      if reader.index == text.count { return }

      switch text[reader.index] {
      case UInt8(ascii: "Z"):
        reader.index += 1
      case let sign where sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"):
        reader.index += 1
        guard let hours = reader.number(text, 2) else { return nil }
        let minutes = hours * 60 + (reader.number(text, 2, after: UInt8(ascii: ":")) ?? 0)
        if separator == UInt8(ascii: "T") {
          offset = sign == UInt8(ascii: "+") ? -minutes : minutes
        }
      default: return nil
      }
      guard reader.index == text.count else { return nil }
    }

    /// Reads the two forms that nearly all dates have, `2014-05-06T07:08:09Z` and the same with
    /// milliseconds, in a tenth of the time.
    private init?(usual text: Span<UInt8>) {
      guard text.count == 20 || text.count == 24, text[unchecked: 4] == UInt8(ascii: "-"),
        text[unchecked: 7] == UInt8(ascii: "-"), text[unchecked: 10] == UInt8(ascii: "T"),
        text[unchecked: 13] == UInt8(ascii: ":"), text[unchecked: 16] == UInt8(ascii: ":"),
        text[text.count - 1] == UInt8(ascii: "Z")
      else { return nil }
      // Anything but a digit sets a bit above the lowest four here or, from 10 to 15, below.
      var wrong: UInt8 = 0
      func digit(_ index: Int) -> Int {
        let digit = text[unchecked: index] ^ 0x30
        wrong |= digit | (digit &+ 6)
        return Int(digit)
      }
      func two(_ index: Int) -> Int { digit(index) * 10 + digit(index + 1) }
      year = two(0) * 100 + two(2)
      month = two(5)
      day = two(8)
      hour = two(11)
      minute = two(14)
      second = two(17)
      if text.count == 24 {
        guard text[unchecked: 19] == UInt8(ascii: ".") else { return nil }
        millisecond = digit(20) * 100 + two(21)
      }
      guard wrong & 0xF0 == 0 else { return nil }
    }

    var instant: Instant {
      let days = CivilDate.daysSince1970(
        year: year < 100 ? year + 1900 : year,
        month: max(month, 1),
        day: max(day, 1)
      )
      let minutes = (days * 24 + hour) * 60 + minute + offset
      return Instant(milliseconds: Int64((minutes * 60 + second) * 1_000 + millisecond))
    }
  }

  private struct Reader {
    var index = 0

    /// Exactly `count` digits, optionally after a separator; nil, and nothing read, if they are
    /// not there.
    mutating func number(_ text: Span<UInt8>, _ count: Int, after separator: UInt8? = nil) -> Int? {
      var position = index
      if let separator, position < text.count, text[position] == separator { position += 1 }
      guard position + count <= text.count else { return nil }
      var value = 0
      for digitPosition in position..<position + count {
        let digit = text[digitPosition] &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        value = value * 10 + Int(digit)
      }
      index = position + count
      return value
    }

    /// A dot or comma and digits, as milliseconds, the rest cut off.
    mutating func fraction(_ text: Span<UInt8>) -> Int {
      guard index + 1 < text.count,
        text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ","),
        text[index + 1] &- UInt8(ascii: "0") < 10
      else { return 0 }
      index += 1
      var value = 0
      var unit = 100
      while index < text.count, text[index] &- UInt8(ascii: "0") < 10 {
        value += Int(text[index] &- UInt8(ascii: "0")) * unit
        unit /= 10
        index += 1
      }
      return value
    }
  }
}
