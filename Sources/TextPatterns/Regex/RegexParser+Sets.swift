// SPDX-License-Identifier: MIT

extension RegexParser {
  /// What a backslash and what follows it stand for.
  mutating func escape(from start: Int) throws(PatternProblem) -> RegexNode {
    switch current {
    case "b", "B":
      index += 1
      return .boundary(isBoundary: scalars[index - 1] == "b")
    default:
      let set = try escapedSet(from: start)
      if set.ranges.count == 1, !set.isNegated, set.ranges[0].lowerBound == set.ranges[0].upperBound
      {
        return .scalar(set.ranges[0].lowerBound)
      }
      return .set(set)
    }
  }

  private mutating func escapedSet(from start: Int) throws(PatternProblem) -> ScalarSet {
    guard let scalar = current else {
      throw PatternProblem(at: start, "nothing follows the backslash", suggestion: "\\\\")
    }
    index += 1
    switch scalar {
    case "d": return .digits
    case "w": return .word
    case "s": return .space
    case "D": return .digits.negated
    case "W": return .word.negated
    case "S": return .space.negated
    case "t": return ScalarSet(ranges: ["\t"..."\t"])
    case "n": return ScalarSet(ranges: ["\n"..."\n"])
    case "r": return ScalarSet(ranges: ["\r"..."\r"])
    case "0"..."9":
      throw PatternProblem(at: start, "references to groups are not part of patterns")
    case _ where scalar.isLetter:
      throw PatternProblem(at: start, "`\\\(scalar)` stands for nothing")
    default: return ScalarSet(ranges: [scalar...scalar])
    }
  }

  /// The set whose opening bracket has been read.
  mutating func set(from start: Int) throws(PatternProblem) -> ScalarSet {
    var set = ScalarSet()
    let isNegated = skip("^")
    var isFirst = true
    while let scalar = current, isFirst || scalar != "]" {
      isFirst = false
      let itemStart = index
      guard let low = try item(into: &set) else { continue }
      guard current == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
        set.insert(low)
        continue
      }
      index += 1
      guard let high = try item(into: &set), low <= high else {
        throw PatternProblem(at: itemStart, "the range's ends are in the wrong order")
      }
      set.ranges.append(low...high)
    }
    guard skip("]") else { throw PatternProblem(at: start, "this set is not closed") }
    set.isNegated = isNegated
    return set
  }

  /// One character; nil for a set such as `\d`, which has been added.
  private mutating func item(into set: inout ScalarSet) throws(PatternProblem) -> Unicode.Scalar? {
    let start = index
    guard let scalar = current else { throw PatternProblem(at: start, "this set is not closed") }
    index += 1
    guard scalar == "\\" else { return scalar }
    let escaped = try escapedSet(from: start)
    if escaped.ranges.count == 1, !escaped.isNegated,
      escaped.ranges[0].lowerBound == escaped.ranges[0].upperBound
    {
      return escaped.ranges[0].lowerBound
    }
    set.insert(escaped)
    return nil
  }
}
