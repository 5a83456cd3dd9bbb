// SPDX-License-Identifier: MIT

/// Differences of two texts, line by line, as `diff -u` shows them.
package enum UnifiedDiff {
  /// Bytes, because two strings can be equal and still differ in their bytes.
  private typealias Text = ArraySlice<UInt8>

  private enum Line {
    case both(Text)
    case removed(Text)
    case added(Text)
  }

  /// Beyond this number of changed lines the search costs more than its result is worth: all lines
  /// between the first and the last difference are then shown as replaced.
  private static let maxEdits = 1000

  /// Empty if the texts are equal.
  package static func text(
    old: String,
    new: String,
    oldLabel: String,
    newLabel: String,
    context: Int = 3
  ) -> String {
    let (old, new) = (Array(old.utf8), Array(new.utf8))
    guard old != new else { return "" }
    let lines = compare(split(old), split(new))
    var result = "--- \(oldLabel)\n+++ \(newLabel)\n"
    for hunk in hunks(lines, context: context) { result += format(lines, hunk) }
    return result
  }

  /// Lines with their line breaks, so that a missing last one is a difference.
  private static func split(_ text: [UInt8]) -> [Text] {
    var lines: [Text] = []
    var rest = text[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(rest[...end])
      rest = rest[(end + 1)...]
    }
    if !rest.isEmpty { lines.append(rest) }
    return lines
  }

  private static func compare(_ old: [Text], _ new: [Text]) -> [Line] {
    let prefix = zip(old, new).prefix { $0 == $1 }.count
    let room = min(old.count, new.count) - prefix
    let suffix = zip(old.reversed(), new.reversed()).prefix(room).prefix { $0 == $1 }.count
    let middle = edits(
      Array(old[prefix..<(old.count - suffix)]),
      Array(new[prefix..<(new.count - suffix)])
    )
    return old[..<prefix].map(Line.both) + middle + old.suffix(suffix).map(Line.both)
  }

  /// Myers' algorithm: the shortest list of edits.
  private static func edits(_ old: [Text], _ new: [Text]) -> [Line] {
    let limit = min(old.count + new.count, maxEdits)
    var furthest = [Int](repeating: 0, count: 2 * limit + 3)
    let middle = limit + 1
    var trace: [[Int]] = []
    for edits in 0...limit {
      trace.append(furthest)
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        let isDown =
          diagonal == -edits
          || (diagonal != edits
            && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1])
        var x =
          isDown ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1
        var y = x - diagonal
        while x < old.count, y < new.count, old[x] == new[y] { (x, y) = (x + 1, y + 1) }
        furthest[middle + diagonal] = x
        if x == old.count, y == new.count { return path(trace, middle, old, new) }
      }
    }
    return old.map(Line.removed) + new.map(Line.added)
  }

  /// Walks back from the end through what was reached with ever fewer edits.
  private static func path(
    _ trace: [[Int]],
    _ middle: Int,
    _ old: [Text],
    _ new: [Text]
  ) -> [Line] {
    var lines: [Line] = []
    var (x, y) = (old.count, new.count)
    for edits in stride(from: trace.count - 1, through: 0, by: -1) {
      let furthest = trace[edits]
      let diagonal = x - y
      let isDown =
        diagonal == -edits
        || (diagonal != edits && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1])
      let previous = isDown ? diagonal + 1 : diagonal - 1
      let startX = edits == 0 ? 0 : furthest[middle + previous]
      let startY = edits == 0 ? 0 : startX - previous
      while x > startX, y > startY, x > 0, y > 0, old[x - 1] == new[y - 1] {
        (x, y) = (x - 1, y - 1)
        lines.append(.both(old[x]))
      }
      guard edits > 0 else { break }
      lines.append(isDown ? .added(new[startY]) : .removed(old[startX]))
      (x, y) = (startX, startY)
    }
    return lines.reversed()
  }

  /// Ranges of lines that belong together: changes with context around them.
  private static func hunks(_ lines: [Line], context: Int) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, line) in lines.enumerated() {
      if case .both = line { continue }
      let range = max(0, index - context)..<min(lines.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private static func format(_ lines: [Line], _ hunk: Range<Int>) -> String {
    func count(_ lines: ArraySlice<Line>) -> (old: Int, new: Int) {
      lines.reduce(into: (old: 0, new: 0)) { counts, line in
        switch line {
        case .both: counts = (counts.old + 1, counts.new + 1)
        case .removed: counts.old += 1
        case .added: counts.new += 1
        }
      }
    }
    let before = count(lines[..<hunk.lowerBound])
    let inside = count(lines[hunk])
    // A side without lines is named by the line before it.
    func range(_ before: Int, _ count: Int) -> String {
      "\(count == 0 ? before : before + 1)" + (count == 1 ? "" : ",\(count)")
    }
    let old = range(before.old, inside.old)
    let new = range(before.new, inside.new)
    var result = "@@ -\(old) +\(new) @@\n"
    for line in lines[hunk] {
      switch line {
      case .both(let text): result += show(" ", text)
      case .removed(let text): result += show("-", text)
      case .added(let text): result += show("+", text)
      }
    }
    return result
  }

  private static func show(_ sign: String, _ line: Text) -> String {
    let text = sign + String(decoding: line, as: UTF8.self)
    return line.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
  }
}
