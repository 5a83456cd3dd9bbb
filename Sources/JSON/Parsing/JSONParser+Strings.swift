// SPDX-License-Identifier: MIT

extension JSONParser {
  /// Reads a string value whose opening quote stands at `start`; returns the position after it.
  @inline(__always)
  mutating func string(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ tape: inout TapeWriter
  ) throws(JSONFailure) -> Int {
    let (end, escaped) = try scanString(bytes, start + 1)
    let first = start + 1
    let length = end - first
    var flags: TapeWord.Flags = escaped ? .escaped : .none
    if escaped {
      lastBlemish = start
      // Whether it is a date can be told only from the unescaped text.
      flags = flags.union(.dateCandidate)
      lastDate = start
    } else if length >= 10, bytes[first + 4] == UInt8(ascii: "-"),
      bytes[first + 7] == UInt8(ascii: "-")
    {
      flags = flags.union(.dateCandidate)
      if !ISODateText.isCanonical(bytes.extracting(first..<end)) { lastDate = start }
    }
    try tape.append(TapeWord(.string, first, length, flags))
    return end + 1
  }

  /// Checks the text of a string that begins at `start`; returns the position of the closing quote
  /// and whether there is any escape sequence.
  @inline(__always)
  func scanString(
    _ bytes: Span<UInt8>,
    _ start: Int
  ) throws(JSONFailure) -> (end: Int, escaped: Bool) {
    var position = start
    var escaped = false
    while true {
      position = JSONText.skipPlain(bytes, position)
      guard position < bytes.count else {
        throw JSONFailure(problem: .unterminatedString, offset: start - 1)
      }
      switch bytes[unchecked: position] {
      case UInt8(ascii: "\""):
        return (position, escaped)
      case UInt8(ascii: "\\"):
        escaped = true
        position = try escape(bytes, position)
      case 0x80...:
        guard let length = UTF8Sequence.length(bytes, position) else {
          throw JSONFailure(problem: .invalidUTF8, offset: position)
        }
        position += length
      case let byte:
        throw JSONFailure(problem: .controlCharacter(byte), offset: position)
      }
    }
  }

  /// Checks the escape sequence at `start`; returns the position after it.
  private func escape(_ bytes: Span<UInt8>, _ start: Int) throws(JSONFailure) -> Int {
    guard start + 1 < bytes.count else {
      throw JSONFailure(problem: .unexpectedEnd, offset: bytes.count)
    }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"):
      guard JSONText.hexUnit(bytes, start + 2) != nil else {
        throw JSONFailure(problem: .invalidEscape, offset: start)
      }
      return start + 6
    default:
      throw JSONFailure(problem: .invalidEscape, offset: start)
    }
  }
}

/// UTF-8 as Unicode defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Sequence {
  /// The length of the sequence of more than one byte at `start`, nil if it is malformed.
  static func length(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    func continues(_ index: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      index < bytes.count && bytes[index] >= low && bytes[index] <= high
    }
    switch bytes[start] {
    case 0xC2...0xDF:
      return continues(start + 1) ? 2 : nil
    case 0xE0...0xEF:
      let lead = bytes[start]
      let low: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let high: UInt8 = lead == 0xED ? 0x9F : 0xBF
      return continues(start + 1, low, high) && continues(start + 2) ? 3 : nil
    case 0xF0...0xF4:
      let lead = bytes[start]
      let low: UInt8 = lead == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
      return continues(start + 1, low, high) && continues(start + 2) && continues(start + 3)
        ? 4 : nil
    default:
      return nil
    }
  }
}
