// SPDX-License-Identifier: MIT

/// A pattern as instructions of a virtual machine (Pike's).
struct RegexProgram: Sendable, Hashable {
  enum Instruction: Sendable, Hashable {
    case scalar(Unicode.Scalar)
    case set(ScalarSet)
    /// Goes on at both places; the first is preferred.
    case split(Int, Int)
    case jump(Int)
    /// Notes the position.
    case save(Int)
    case start, end
    case boundary(isBoundary: Bool)
    case match
  }

  var instructions: [Instruction] = []
  var groupCount = 0
  var ignoresCase = false

  static let maximumSize = 4_000
}

/// A set of characters.
struct ScalarSet: Sendable, Hashable {
  var ranges: [ClosedRange<Unicode.Scalar>] = []
  var isNegated = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar) } != isNegated
  }

  mutating func insert(_ scalar: Unicode.Scalar) { ranges.append(scalar...scalar) }

  /// Adds what another set has, negated or not.
  mutating func insert(_ other: ScalarSet) {
    guard other.isNegated else {
      ranges += other.ranges
      return
    }
    // The gaps between the ranges.
    var next: UInt32 = 0
    for range in other.ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      append(next, below: range.lowerBound.value)
      next = max(next, range.upperBound.value + 1)
    }
    append(next, below: 0x110000)
  }

  private mutating func append(_ low: UInt32, below high: UInt32) {
    // Surrogates are no scalars.
    let low = (0xD800...0xDFFF).contains(low) ? 0xE000 : low
    guard high > low else { return }
    let last = (0xD800...0xDFFF).contains(high - 1) ? 0xD7FF : high - 1
    guard last >= low, let first = Unicode.Scalar(low), let end = Unicode.Scalar(last) else {
      return
    }
    ranges.append(first...end)
  }

  static let digits = ScalarSet(ranges: ["0"..."9"])
  static let word = ScalarSet(ranges: ["0"..."9", "A"..."Z", "_"..."_", "a"..."z"])
  static let space = ScalarSet(ranges: [
    "\t"..."\r", " "..." ", "\u{A0}"..."\u{A0}", "\u{1680}"..."\u{1680}", "\u{2000}"..."\u{200A}",
    "\u{2028}"..."\u{2029}", "\u{202F}"..."\u{202F}", "\u{205F}"..."\u{205F}",
    "\u{3000}"..."\u{3000}", "\u{FEFF}"..."\u{FEFF}",
  ])
  static let anyButLineFeed = ScalarSet(ranges: ["\n"..."\n"], isNegated: true)

  var negated: ScalarSet { ScalarSet(ranges: ranges, isNegated: !isNegated) }
}
