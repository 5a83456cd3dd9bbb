// SPDX-License-Identifier: MIT

/// Characters are code points here: they are what most vendors count, and a limit on them is a limit
/// on the length, which one on grapheme clusters is not.
extension String {
  /// The number of characters.
  public var length: Int { unicodeScalars.count }

  /// The text, unless it is empty.
  public var nonEmpty: String? { isEmpty ? nil : self }

  /// Whether there is nothing but white space.
  public var isBlank: Bool { unicodeScalars.allSatisfy { JavaScriptText.isSpace($0) } }

  /// The text without white space at its ends.
  public var trimmed: String { JavaScriptText.trimmed(self) }

  /// The characters from last to first.
  public var reversedText: String {
    var result = UnicodeScalarView()
    result.append(contentsOf: unicodeScalars.reversed())
    return String(result)
  }

  /// At most so many characters from the start.
  public func leading(_ count: Int) -> String { String(unicodeScalars.prefix(max(0, count))) }

  /// At most so many characters from the end.
  public func trailing(_ count: Int) -> String { String(unicodeScalars.suffix(max(0, count))) }

  /// The characters from one position up to but not including another; negative positions count
  /// from the end, those beyond the ends stand for the ends.
  public func slice(from start: Int, to end: Int? = nil) -> String {
    let range = SliceRange.range(start, end, of: unicodeScalars.count)
    return String(unicodeScalars.dropFirst(range.lowerBound).prefix(range.count))
  }

  /// The text filled up to a width, at most 10,000, by repeating a text on the left or right side.
  public func padded(to width: Int, with filling: String = " ", side: String = "left") -> String {
    let missing = min(max(0, width), OutputLimit.width) - length
    guard missing > 0, !filling.isEmpty else { return self }
    let letters = Array(filling.unicodeScalars.prefix(missing))
    var fill = UnicodeScalarView()
    for index in 0..<missing { fill.append(letters[index % letters.count]) }
    return side == "right" ? self + String(fill) : String(fill) + self
  }

  /// The text, or if it is longer than a width its start with an ending, both together as long as
  /// the width.
  public func truncated(to width: Int, ending: String = "…") -> String {
    guard length > width else { return self }
    let ending = ending.leading(width)
    return leading(max(0, width) - ending.length) + ending
  }

  /// The text with all but its last characters replaced by a mask.
  public func redacted(keeping count: Int = 0, with mask: String = "*") -> String {
    let kept = trailing(count)
    let masked = length - kept.length
    let mask = mask.leading(8)
    guard masked * mask.utf8.count <= OutputLimit.bytes else { return mask + kept }
    return String(repeating: mask, count: masked) + kept
  }
}

/// Positions as slices count them.
enum SliceRange {
  static func range(_ start: Int, _ end: Int?, of count: Int) -> Range<Int> {
    func position(_ value: Int) -> Int {
      // A negative position is no less than Int.min, so that the sum cannot overflow.
      value < 0 ? max(0, count + value) : min(value, count)
    }
    let first = position(start)
    let last = end.map(position) ?? count
    return first..<max(first, last)
  }
}
