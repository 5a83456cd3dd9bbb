// SPDX-License-Identifier: MIT

/// How a date is written as text: `yyyy-MM-dd HH:mm:ss`.
///
/// | letters | stand for |
/// |---|---|
/// | `yyyy`, `yy` | the year with four digits, with the last two (69 to 99 are 19..) |
/// | `MMMM`, `MMM`, `MM`, `M` | the month as `January`, `Jan`, `01`, `1` |
/// | `dd`, `d` | the day of the month as `06`, `6` |
/// | `EEEE`, `EEE` | the day of the week as `Tuesday`, `Tue` |
/// | `HH`, `H`, `hh`, `h` | the hour of 24 as `07`, `7`; of 12 likewise, with `a` |
/// | `mm`, `m`, `ss`, `s` | the minute, the second |
/// | `SSS` | the millisecond |
/// | `a` | `AM` or `PM` |
/// | `Z`, `ZZ`, `ZZZ` | the zone as `Z` or `+02:00`, always `+02:00`, `+0200` |
/// | `T` | the letter T |
///
/// What stands in brackets is text (`[at]`), and so is everything but letters.
public struct DatePattern: Sendable, Hashable {
  /// One part of the pattern.
  public enum Part: Sendable, Hashable {
    /// Text.
    case literal(String)
    /// `yyyy`, `yy`
    case year, shortYear
    /// `MMMM`, `MMM`
    case monthName, monthAbbreviation
    /// `MM` (2), `M` (1)
    case month(digits: Int)
    /// `dd`, `d`
    case day(digits: Int)
    /// `EEEE`, `EEE`
    case weekdayName, weekdayAbbreviation
    /// `HH`, `H`
    case hour(digits: Int)
    /// `hh`, `h`
    case halfDayHour(digits: Int)
    /// `mm`, `m`
    case minute(digits: Int)
    /// `ss`, `s`
    case second(digits: Int)
    /// `SSS`
    case millisecond
    /// `a`
    case halfDay
    /// `Z`, `ZZ`, `ZZZ`
    case zone, numericZone, basicZone
  }

  /// The parts in order.
  public let parts: [Part]

  /// Reads a pattern.
  ///
  /// - Throws: what is wrong with it.
  public init(_ pattern: String) throws(PatternProblem) {
    let scalars = Array(pattern.unicodeScalars)
    var parts: [Part] = []
    var literal = ""
    var index = 0
    func flush() {
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = ""
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "[" {
        guard let end = scalars[index...].firstIndex(of: "]") else {
          throw PatternProblem(at: index, "the bracket is not closed")
        }
        literal.unicodeScalars.append(contentsOf: scalars[(index + 1)..<end])
        index = end + 1
      } else if scalar == "T" || !scalar.isLetter {
        literal.unicodeScalars.append(scalar)
        index += 1
      } else {
        let start = index
        while index < scalars.count, scalars[index] == scalar { index += 1 }
        let letters = String(repeating: String(scalar), count: index - start)
        guard let part = Self.parts[letters] else {
          throw PatternProblem(
            at: start,
            "`\(letters)` stands for nothing in a date",
            suggestion: Self.suggestions[letters]
          )
        }
        flush()
        parts.append(part)
      }
    }
    flush()
    guard parts.contains(where: \.isField) else {
      throw PatternProblem(at: 0, "the pattern has no part of a date")
    }
    self.parts = parts
  }

  /// What is wrong with a pattern; nil if nothing is.
  public static func problem(in pattern: String) -> PatternProblem? {
    do {
      _ = try DatePattern(pattern)
      return nil
    } catch {
      return error
    }
  }

  private static let parts: [String: Part] = [
    "yyyy": .year, "yy": .shortYear, "MMMM": .monthName, "MMM": .monthAbbreviation,
    "MM": .month(digits: 2), "M": .month(digits: 1), "dd": .day(digits: 2), "d": .day(digits: 1),
    "EEEE": .weekdayName, "EEE": .weekdayAbbreviation, "HH": .hour(digits: 2),
    "H": .hour(digits: 1), "hh": .halfDayHour(digits: 2), "h": .halfDayHour(digits: 1),
    "mm": .minute(digits: 2), "m": .minute(digits: 1), "ss": .second(digits: 2),
    "s": .second(digits: 1), "SSS": .millisecond, "a": .halfDay, "Z": .zone, "ZZ": .numericZone,
    "ZZZ": .basicZone,
  ]

  /// What other languages of patterns use.
  private static let suggestions: [String: String] = [
    "YYYY": "yyyy", "YY": "yy", "y": "yyyy", "Y": "yyyy", "uuuu": "yyyy", "DD": "dd", "D": "d",
    "ddd": "EEE", "dddd": "EEEE", "E": "EEE", "A": "a", "tt": "a", "SS": "ss", "S": "SSS",
    "fff": "SSS", "X": "Z", "XX": "ZZZ", "XXX": "Z", "xxx": "ZZ", "xx": "ZZZ", "z": "Z",
    "zzz": "ZZ", "K": "Z", "k": "H", "kk": "HH",
  ]
}

extension DatePattern.Part {
  var isField: Bool { if case .literal = self { false } else { true } }
}

extension Unicode.Scalar {
  var isLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
