// SPDX-License-Identifier: MIT

/// The bytes of a document and its tape, shared by all values of the document.
///
/// Both lie in one block of memory, which lives as long as the object. Arrays would be safer to
/// handle, but each look into an array of an object counts references, which cost more than all
/// the rest of reading a message. The block is written before the object exists and never again,
/// so that the object may be shared between threads; its pointers do not leave this file except as
/// spans for the duration of a call.
@usableFromInline
final class JSONStorage: @unchecked Sendable {
  private let block: UnsafeMutableRawPointer
  private let words: UnsafePointer<UInt64>
  private let text: UnsafePointer<UInt8>
  private let wordCount: Int
  let byteCount: Int
  /// The date that the document's one string was made from. Its text need not have the shape of a
  /// date in a message: the year may have six digits.
  let madeInstant: Instant?

  /// Copies the bytes and lets `body` write the tape.
  ///
  /// - Throws: what `body` throws; `tapeFull` if it needs more words than `capacity`.
  init(
    _ bytes: Span<UInt8>,
    capacity: Int,
    madeInstant: Instant? = nil,
    _ body: (inout TapeWriter) throws(JSONFailure) -> Void
  ) throws(JSONFailure) {
    let size = capacity * MemoryLayout<UInt64>.stride
    block = UnsafeMutableRawPointer.allocate(byteCount: size + bytes.count, alignment: 8)
    let start = block.bindMemory(to: UInt64.self, capacity: capacity)
    let copy = (block + size).bindMemory(to: UInt8.self, capacity: bytes.count)
    bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { copy.initialize(from: start, count: source.count) }
    }
    words = UnsafePointer(start)
    text = UnsafePointer(copy)
    byteCount = bytes.count
    self.madeInstant = madeInstant
    do {
      var tape = TapeWriter(start, capacity: capacity)
      try body(&tape)
      wordCount = tape.count
    } catch {
      block.deallocate()
      throw error
    }
  }

  /// Copies bytes and tape.
  init(_ bytes: Span<UInt8>, _ tape: [TapeWord], madeInstant: Instant?) {
    let size = tape.count * MemoryLayout<UInt64>.stride
    block = UnsafeMutableRawPointer.allocate(byteCount: size + bytes.count, alignment: 8)
    let words = block.bindMemory(to: UInt64.self, capacity: tape.count)
    for (index, word) in tape.enumerated() { (words + index).initialize(to: word.bits) }
    let copy = (block + size).bindMemory(to: UInt8.self, capacity: bytes.count)
    bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { copy.initialize(from: start, count: source.count) }
    }
    self.words = UnsafePointer(words)
    text = UnsafePointer(copy)
    wordCount = tape.count
    byteCount = bytes.count
    self.madeInstant = madeInstant
  }

  deinit { block.deallocate() }

  @inline(__always)
  func word(_ index: Int) -> TapeWord {
    // Indices come from the tape itself.
    assert(index < wordCount)
    return TapeWord(bits: words[index])
  }

  /// The index of what follows the value at `index`.
  @inline(__always)
  func indexAfter(_ index: Int) -> Int { word(index).indexAfter(index) }

  /// Calls `body` with the whole source text.
  @inline(__always)
  func withSource<Result>(_ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    try body(Span(_unsafeStart: text, count: byteCount))
  }

  /// Calls `body` with the source text of a string, key, number or literal.
  @inline(__always)
  func withText<Result>(
    _ word: TapeWord,
    _ body: (Span<UInt8>) throws -> Result
  ) rethrows -> Result {
    assert(word.offset + word.second <= byteCount)
    return try body(Span(_unsafeStart: text + word.offset, count: word.second))
  }

  /// Calls `body` with the source text between two offsets.
  @inline(__always)
  func withSource<Result>(
    _ start: Int,
    _ end: Int,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    assert(start <= end && end <= byteCount)
    return body(UnsafeBufferPointer(start: text + start, count: end - start))
  }

  /// Calls `body` with the text of a string or key without escape sequences.
  @inline(__always)
  func withUnescapedText<Result>(
    _ word: TapeWord,
    _ body: (Span<UInt8>) throws -> Result
  ) rethrows -> Result {
    guard word.flags.contains(.escaped) else { return try withText(word, body) }
    let unescaped = withText(word) { JSONText.unescaped($0) }
    return try body(unescaped.span)
  }

  /// The text of a string or key without escape sequences.
  func string(_ word: TapeWord) -> String {
    withUnescapedText(word) { text in
      text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
  }
}
