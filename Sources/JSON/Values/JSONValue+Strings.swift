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
    if let made = storage.madeInstant { return made }
    return storage.withUnescapedText(word) { ISODateText.instant($0, strict: true) }
  }

  /// Whether the value is a date in the mode `normalisingDates`.
  public var isDate: Bool { date != nil }

  /// Calls `body` with the UTF-8 of a string (a date's ISO text); nil if the value is none.
  public func withUTF8<Result>(_ body: (Span<UInt8>) throws -> Result) rethrows -> Result? {
    let word = word
    guard word.tag == .string else { return nil }
    if let date {
      var bytes: [UInt8] = []
      date.appendISOText(to: &bytes)
      return try body(bytes.span)
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
