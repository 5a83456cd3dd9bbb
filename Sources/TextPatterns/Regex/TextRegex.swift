// SPDX-License-Identifier: MIT

/// A pattern that texts are searched for, in time proportional to the text: no input, however
/// hostile, makes it explode.
///
/// | written | matches |
/// |---|---|
/// | `a`, `\.` | a character; a backslash before a character that is no letter or digit takes its meaning away |
/// | `.` | any character but a line feed |
/// | `[a-z_]`, `[^0-9]` | one of these, none of these; `\d \w \s` work inside |
/// | `\d \w \s`, `\D \W \S` | an ASCII digit, letter, digit or `_`, white space; anything else |
/// | `\t \n \r` | tab, line feed, carriage return |
/// | `ab`, <code>a&#124;b</code> | one after the other; one or the other, the first that leads to a match |
/// | `a* a+ a? a{2} a{2,} a{2,5}` | repeated as often as possible; with `?` behind, as seldom |
/// | `(a)`, `(?:a)` | a group that is caught (9 at most), one that is not |
/// | `^ $`, `\b \B` | start and end of the text; a word's boundary, no such |
/// | `(?i)` at the start | letters of either case |
///
/// There are no back references and no look-around. A pattern has 1,000 characters and, its
/// repetitions written out, 4,000 steps at most.
public struct TextRegex: Sendable, Hashable {
  let program: RegexProgram

  /// Reads a pattern.
  ///
  /// - Throws: what is wrong with it.
  public init(_ pattern: String) throws(PatternProblem) {
    program = try RegexParser.program(pattern)
  }

  /// What is wrong with a pattern; nil if nothing is.
  public static func problem(in pattern: String) -> PatternProblem? {
    do {
      _ = try TextRegex(pattern)
      return nil
    } catch {
      return error
    }
  }

  /// The number of groups that are caught.
  public var groupCount: Int { program.groupCount }

  /// Where a pattern was found.
  public struct Match: Sendable, Hashable {
    /// The positions, in code points.
    public let range: Range<Int>
    /// The positions of the groups, nil for one that took no part.
    public let groups: [Range<Int>?]
  }

  /// Whether the pattern occurs in the text.
  public func occurs(in text: String) -> Bool {
    var matcher = RegexMatcher(program, Array(text.unicodeScalars), slotCount: 0)
    return matcher.next(from: 0) != nil
  }

  /// The first occurrence, with its groups.
  public func firstMatch(in text: [Unicode.Scalar]) -> Match? {
    var matcher = RegexMatcher(program, text, slotCount: 2 + 2 * program.groupCount)
    return matcher.next(from: 0).map(Self.match)
  }

  /// The occurrences, one behind another. Where finding them takes much more than reading the text
  /// a few times, the search ends early.
  public func matches(in text: [Unicode.Scalar]) -> [Match] {
    var matcher = RegexMatcher(program, text, slotCount: 2 + 2 * program.groupCount)
    var matches: [Match] = []
    var start = 0
    while start <= text.count, let slots = matcher.next(from: start) {
      let match = Self.match(slots)
      matches.append(match)
      start = match.range.isEmpty ? match.range.upperBound + 1 : match.range.upperBound
    }
    return matches
  }

  private static func match(_ slots: [Int]) -> Match {
    func range(_ index: Int) -> Range<Int>? {
      let (start, end) = (slots[2 * index], slots[2 * index + 1])
      return start >= 0 && end >= start ? start..<end : nil
    }
    return Match(
      range: range(0) ?? 0..<0,
      groups: (1..<max(1, slots.count / 2)).map { range($0) }
    )
  }
}
