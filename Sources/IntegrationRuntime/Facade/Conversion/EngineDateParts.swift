// SPDX-License-Identifier: MIT

/// The numbers of a date, in the order in which they came.
struct DayParts {
  private var numbers: [Int] = []
  var month: Int?

  mutating func add(_ number: Int) -> Bool {
    guard numbers.count < 3 else { return false }
    numbers.append(number)
    return true
  }

  /// The month whose name begins with a word's first three letters.
  static func month(_ word: String) -> Int? {
    JavaScriptText.months.firstIndex { $0.lowercased() == word }.map { $0 + 1 }
  }

  /// Year, month and day; nil if there is no number at all or one out of range.
  var date: (year: Int, month: Int, day: Int)? {
    guard !numbers.isEmpty else { return nil }
    let parts = numbers + Array(repeating: 1, count: 3 - numbers.count)
    let isYearFirst = !(1...31).contains(parts[0])
    var year: Int
    let day: Int
    let month: Int
    if let named = self.month {
      month = named
      (year, day) = isYearFirst ? (parts[0], parts[1]) : (parts[1], parts[0])
    } else if isYearFirst {
      (year, month, day) = (parts[0], parts[1], parts[2])
    } else {
      (month, day, year) = (parts[0], parts[1], parts[2])
    }
    if (0...49).contains(year) { year += 2_000 } else if (50...99).contains(year) { year += 1_900 }
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    return (year, month, day)
  }
}

/// The numbers of a time of day.
struct TimeParts {
  private var numbers: [Int] = []
  /// Hours to add: 0 before noon, 12 after.
  var halfDay: Int?

  var isEmpty: Bool { numbers.isEmpty }

  /// Whether a number can follow as minute, second or millisecond.
  func expects(_ number: Int) -> Bool {
    switch numbers.count {
    case 1, 2: (0..<60).contains(number)
    case 3: (0..<1_000).contains(number)
    default: false
    }
  }

  mutating func add(_ number: Int) -> Bool {
    guard numbers.count < 4 else { return false }
    numbers.append(number)
    return true
  }

  /// Adds the last number; the parts after it are 0.
  mutating func addLast(_ number: Int) -> Bool {
    guard add(number) else { return false }
    while numbers.count < 4 { numbers.append(0) }
    return true
  }

  /// Milliseconds of the day; nil if a part is out of range. 24:00 is allowed.
  var milliseconds: Int? {
    let parts = numbers + Array(repeating: 0, count: 4 - numbers.count)
    var hour = parts[0]
    if let halfDay {
      guard (0...12).contains(hour) else { return nil }
      hour = hour % 12 + halfDay
    }
    let isInRange =
      (0..<24).contains(hour) && (0..<60).contains(parts[1]) && (0..<60).contains(parts[2])
      && (0..<1_000).contains(parts[3])
    guard isInRange || hour == 24 && parts[1...].allSatisfy({ $0 == 0 }) else { return nil }
    return ((hour * 60 + parts[1]) * 60 + parts[2]) * 1_000 + parts[3]
  }
}

/// An offset from UTC.
struct ZoneParts {
  var sign = 1
  var hour: Int?
  var minute: Int?

  /// Whether the zone is UTC so far, so that an offset may follow.
  var isUTC: Bool { hour == 0 && minute == 0 }

  func expectsMinute(_ number: Int) -> Bool {
    hour != nil && minute == nil && (0..<60).contains(number)
  }

  mutating func set(hours: Int) {
    (sign, hour, minute) = (hours < 0 ? -1 : 1, abs(hours), 0)
  }

  var minutesAhead: Int {
    // Bounded, because a number can have nine digits.
    sign * (min(hour ?? 0, 100_000) * 60 + (minute ?? 0))
  }

  /// The offset that a zone's name stands for.
  static func hours(_ word: String) -> Int? {
    switch word {
    case "z", "ut", "utc", "gmt": 0
    case "edt": -4
    case "est", "cdt": -5
    case "cst", "mdt": -6
    case "mst", "pdt": -7
    case "pst": -8
    default: nil
    }
  }
}
