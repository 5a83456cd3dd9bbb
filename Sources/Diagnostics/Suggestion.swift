// SPDX-License-Identifier: MIT

/// Finds what an author probably meant to write.
package enum Suggestion {
  /// The candidate nearest to `word`, if one is near enough to be worth naming: at most a third of
  /// its letters differ, or only case and separators do. Ties go to the first in order.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    best(for: word, among: candidates)?.candidate
  }

  /// The nearest candidate, and whether it must be meant: no other is as near, and at most a quarter
  /// of its letters differ.
  private static func best(
    for word: String, among candidates: some Sequence<String>
  ) -> (candidate: String, isCertain: Bool)? {
    let folded = fold(word)
    var best: (candidate: String, distance: Int)?
    var isOnly = true
    for candidate in candidates where candidate != word {
      let other = fold(candidate)
      let limit = max(1, (max(folded.count, other.count) + 1) / 3)
      // `user` for `username`: a beginning of some length is a guess too, if nothing is nearer.
      let isBeginning =
        min(folded.count, other.count) >= 3
        && (folded.starts(with: other) || other.starts(with: folded))
      let edits = editDistance(folded, other, limit: limit)
      let distance = folded == other ? 0 : isBeginning ? min(edits, limit) : edits
      guard distance <= limit, distance <= (best?.distance ?? .max) else { continue }
      if let best, best.distance == distance {
        if best.candidate != candidate { isOnly = false }
        continue
      }
      best = (candidate, distance)
      isOnly = true
    }
    return best.map { best in
      let length = max(folded.count, fold(best.candidate).count)
      let edits = editDistance(folded, fold(best.candidate), limit: length)
      return (best.candidate, isOnly && edits * 4 <= length)
    }
  }

  /// "did you mean `x`?", or nil. It is a fix if nothing else can have been meant.
  package static func question(
    for word: String, among candidates: some Sequence<String>
  ) -> Label? {
    best(for: word, among: candidates).map {
      .didYouMean($0.candidate, for: word, isCertain: $0.isCertain)
    }
  }

  /// Number of insertions, deletions, replacements and swaps of neighbours (optimal string
  /// alignment); `limit + 1` as soon as it must exceed `limit`.
  package static func editDistance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    // Nothing this long is a misspelt name; bounded so that hostile input costs nothing.
    guard abs(left.count - right.count) <= limit, left.count <= 128, right.count <= 128 else {
      return limit + 1
    }
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for (row, a) in left.enumerated() {
      var current = [Int](repeating: row + 1, count: right.count + 1)
      for (column, b) in right.enumerated() {
        var cost = min(
          previous[column + 1] + 1, current[column] + 1, previous[column] + (a == b ? 0 : 1))
        if row > 0, column > 0, a == right[column - 1], left[row - 1] == b {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current[column + 1] = cost
      }
      if current.allSatisfy({ $0 > limit }) { return limit + 1 }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }

  private static func fold(_ word: String) -> [UInt8] {
    word.utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "): nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: byte
      }
    }
  }
}
