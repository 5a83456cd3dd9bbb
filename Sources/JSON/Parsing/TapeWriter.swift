// SPDX-License-Identifier: MIT

/// The tape while it is written, in memory that belongs to a `JSONStorage` under construction.
///
/// An `OutputSpan` would do, but checks what the parser has checked already, at each of its words.
struct TapeWriter: ~Copyable {
  private let start: UnsafeMutablePointer<UInt64>
  private let capacity: Int
  private(set) var count = 0

  init(_ start: UnsafeMutablePointer<UInt64>, capacity: Int) {
    self.start = start
    self.capacity = capacity
  }

  /// Appends a word.
  @inline(__always)
  mutating func append(_ word: TapeWord) throws(JSONFailure) {
    guard count < capacity else { throw JSONFailure(problem: .tapeFull, offset: 0) }
    (start + count).initialize(to: word.bits)
    count &+= 1
  }

  /// The word at an index; indices come from the tape itself.
  @inline(__always)
  subscript(index: Int) -> TapeWord {
    get {
      assert(index >= 0 && index < count)
      return TapeWord(bits: start[index])
    }
    set {
      assert(index >= 0 && index < count)
      start[index] = newValue.bits
    }
  }

  /// Replaces all words from an index on by fewer ones.
  mutating func replace(from index: Int, by words: [TapeWord]) {
    precondition(index >= 0 && index + words.count <= count)
    for (offset, word) in words.enumerated() { start[index + offset] = word.bits }
    count = index + words.count
  }
}
