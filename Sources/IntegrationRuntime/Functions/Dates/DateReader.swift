// SPDX-License-Identifier: MIT
public import JSON
internal import TextPatterns

extension String {
  /// The date that the text has by a pattern; nil if the text does not fit as a whole or there is no
  /// such day or time. A pattern without a year gives nothing; other parts that it lacks are their
  /// first.
  ///
  /// - Parameter offset: the distance from UTC, if the pattern has none.
  public func date(pattern format: some DateFormatSource, offset: String = "Z") -> Instant? {
    guard utf8.count <= 1_000, let pattern = format.dateFormat.pattern,
      let offset = UTCOffset(offset)
    else {
      return nil
    }
    var reader = DateReader(Array(unicodeScalars))
    guard pattern.parts.allSatisfy({ reader.read($0) }) else { return nil }
    return reader.instant(offset)
  }
}

/// Reads a text part by part.
private struct DateReader {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var year: Int?
  private var month = 1
  private var day = 1
  private var hour = 0
  private var minute = 0
  private var second = 0
  private var millisecond = 0
  private var isAfternoon: Bool?
  private var offset: UTCOffset?

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  mutating func read(_ part: DatePattern.Part) -> Bool {
    switch part {
    case .literal(let text): return skip(text.unicodeScalars)
    case .year: return number(4, exact: true, \.yearNumber)
    case .shortYear:
      guard number(2, exact: true, \.yearNumber), let short = year else { return false }
      year = short + (short < 69 ? 2_000 : 1_900)
      return true
    case .monthName: return name(DateText.months, \.month)
    case .monthAbbreviation: return name(DateText.months.map { $0.leading(3) }, \.month)
    case .month(let digits): return number(digits, \.month)
    case .day(let digits): return number(digits, \.day)
    case .weekdayName: return name(DateText.weekdays, \.ignored)
    case .weekdayAbbreviation: return name(DateText.weekdays.map { $0.leading(3) }, \.ignored)
    case .hour(let digits), .halfDayHour(let digits): return number(digits, \.hour)
    case .minute(let digits): return number(digits, \.minute)
    case .second(let digits): return number(digits, \.second)
    case .millisecond: return number(3, exact: true, \.millisecond)
    case .halfDay:
      var value = 0
      guard Self.name(["AM", "PM"], in: scalars, &index, &value) else { return false }
      isAfternoon = value == 2
      return true
    case .zone, .numericZone, .basicZone: return zone()
    }
  }

  func instant(_ standard: UTCOffset) -> Instant? {
    guard index == scalars.count, let year, (1...12).contains(month), day >= 1,
      day <= CivilDate.daysInMonth(month, of: year), minute < 60, second < 60
    else { return nil }
    var hour = hour
    if let isAfternoon {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    guard hour < 24 else { return nil }
    let minutes = hour * 60 + minute - (offset ?? standard).minutes
    return Instant(
      day: CivilDate.daysSince1970(year: year, month: month, day: day),
      milliseconds: (minutes * 60 + second) * 1_000 + millisecond
    ).valid
  }

  private var yearNumber: Int {
    get { year ?? 0 }
    set { year = newValue }
  }

  /// The day of the week says nothing that the date does not.
  private var ignored: Int {
    get { 0 }
    set {}
  }

  private mutating func skip(_ text: String.UnicodeScalarView) -> Bool {
    guard scalars[index...].starts(with: text) else { return false }
    index += text.count
    return true
  }

  /// Two digits for the long form, one or two for the short one.
  private mutating func number(
    _ digits: Int,
    exact: Bool = false,
    _ target: WritableKeyPath<DateReader, Int>
  ) -> Bool {
    let start = index
    let most = exact ? digits : 2
    var value = 0
    while index < scalars.count, index - start < most, ("0"..."9").contains(scalars[index]) {
      value = value * 10 + Int(scalars[index].value - 0x30)
      index += 1
    }
    self[keyPath: target] = value
    return index - start >= digits
  }

  private mutating func name(
    _ names: [String],
    _ target: WritableKeyPath<DateReader, Int>
  ) -> Bool {
    var value = 0
    guard Self.name(names, in: scalars, &index, &value) else { return false }
    self[keyPath: target] = value
    return true
  }

  /// Reads one of the names, whatever the case; its number counts from 1.
  private static func name(
    _ names: [String],
    in scalars: [Unicode.Scalar],
    _ index: inout Int,
    _ value: inout Int
  ) -> Bool {
    for (number, name) in names.enumerated() {
      let letters = Array(name.lowercased().unicodeScalars)
      let given = scalars[index...].prefix(letters.count)
      guard given.count == letters.count,
        zip(given, letters).allSatisfy({ $0.isASCII && ($0.value | 0x20) == $1.value })
      else { continue }
      index += letters.count
      value = number + 1
      return true
    }
    return false
  }

  private mutating func zone() -> Bool {
    // The longest that fits: `+02:00` before `+02`.
    for length in [6, 5, 3, 2, 1] where index + length <= scalars.count {
      let text = scalars[index..<(index + length)].map(String.init).joined()
      guard let offset = UTCOffset(text) else { continue }
      self.offset = offset
      index += length
      return true
    }
    return false
  }
}
