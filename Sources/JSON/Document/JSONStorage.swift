// SPDX-License-Identifier: MIT

/// The bytes of a document and its tape, shared by all values of the document.
///
/// A class only for the sharing: it is immutable.
@usableFromInline
final class JSONStorage: Sendable {
  let bytes: [UInt8]
  let tape: [UInt64]
  /// The date that the document's one string was made from. Its text need not have the shape of a
  /// date in a message: the year may have six digits.
  let madeInstant: Instant?

  init(bytes: [UInt8], tape: [UInt64], madeInstant: Instant? = nil) {
    self.bytes = bytes
    self.tape = tape
    self.madeInstant = madeInstant
  }

  @inline(__always)
  func word(_ index: Int) -> TapeWord { TapeWord(bits: tape[index]) }

  /// The index of what follows the value at `index`.
  @inline(__always)
  func indexAfter(_ index: Int) -> Int {
    let word = word(index)
    return word.isContainer ? word.second : index + 1
  }

  /// Calls `body` with the source text of a string, key, number or literal.
  @inline(__always)
  func withText<Result>(
    _ word: TapeWord,
    _ body: (Span<UInt8>) throws -> Result
  ) rethrows -> Result {
    let bytes = bytes
    return try body(bytes.span.extracting(word.offset..<word.offset + word.second))
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
