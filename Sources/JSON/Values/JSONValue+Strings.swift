// SPDX-License-Identifier: MIT

extension JSONValue {
  /// The text of a string. In a value that normalises dates, a date's ISO text.
  public var string: String? {
    let word = word
    guard word.tag == .string else { return nil }
    if let date { return date.isoText }
    return storage.string(word)
  }

  /// The date that the value is in the mode `normalisingDates`; nil for anything else.
  public var date: Instant? {
    let word = word
    guard mode == .normalisingDates, word.tag == .string,
      word.flags.contains(.dateCandidate)
    else { return nil }
    return storage.date(word)
  }

  /// Whether the value is a date in the mode `normalisingDates`.
  public var isDate: Bool { date != nil }

  /// Calls `body` with the UTF-8 of a string (a date's ISO text); nil if the value is none.
  public func withUTF8<Result>(_ body: (Span<UInt8>) throws -> Result) rethrows -> Result? {
    let word = word
    guard word.tag == .string else { return nil }
    if let date {
      return try body(Array((date.isoText ?? "").utf8).span)
    }
    return try storage.withUnescapedText(word, body)
  }

  /// Whether the value is a string with exactly this text.
  public func equals(_ text: StaticString) -> Bool {
    withUTF8 { bytes in
      text.withUTF8Buffer { letters in
        guard bytes.count == letters.count else { return false }
        for index in 0..<bytes.count where bytes[index] != letters[index] { return false }
        return true
      }
    } ?? false
  }
}

extension JSONStorage {
  /// The date that a string marked as a candidate is.
  func date(_ word: TapeWord) -> Instant? {
    madeInstant ?? withUnescapedText(word) { ISODateText.instant($0, strict: true) }
  }
}

extension JSONValue {
  /// Whether JavaScript takes the value for true: anything but null, false, 0, NaN and the empty
  /// text.
  public var isTruthy: Bool {
    let word = word
    switch word.tag {
    case .null, .no, .end: return false
    case .yes, .array, .object: return true
    // A text with an escape sequence is not empty.
    case .string, .key: return word.second > 0
    case .number: return storage.withText(word) { NumberReader.double($0) } != 0
    }
  }
}
