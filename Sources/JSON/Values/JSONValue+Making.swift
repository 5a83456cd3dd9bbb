// SPDX-License-Identifier: MIT

extension JSONValue {
  /// JSON null.
  public static let null = JSONValue(literal: "null", tag: .null)
  /// `true`.
  public static let `true` = JSONValue(literal: "true", tag: .yes)
  /// `false`.
  public static let `false` = JSONValue(literal: "false", tag: .no)
  /// `{}`.
  public static let emptyObject = JSONValue(emptyContainer: "{}", tag: .object)
  /// `[]`.
  public static let emptyArray = JSONValue(emptyContainer: "[]", tag: .array)

  /// A string.
  public init(_ string: String, mode: Mode = .plain) {
    var writer = JSONWriter(capacity: string.utf8.count + 2)
    writer.value(string)
    let bytes = writer.bytes
    let length = bytes.count - 2
    var flags: TapeWord.Flags = .dateCandidate
    if bytes.contains(UInt8(ascii: "\\")) { flags = flags.union(.escaped) }
    self.init(bytes, [TapeWord(.string, 1, length, flags)], mode)
  }

  /// `true` or `false`.
  public init(_ bool: Bool) { self = bool ? .true : .false }

  /// A number; null for NaN and the infinities, which JSON does not have.
  public init(_ double: Double) {
    let bytes = double.jsonBytes
    guard double.isFinite else {
      self = .null
      return
    }
    self.init(bytes, [TapeWord(.number, 0, bytes.count, .canonical)], .plain)
  }

  /// A number. JavaScript would not tell integers beyond 2^53 apart; they are kept as they are.
  public init(_ int: Int) {
    let bytes = int.jsonBytes
    let flags = TapeWord.Flags.canonical.union(.integral)
    self.init(bytes, [TapeWord(.number, 0, bytes.count, flags)], .plain)
  }

  /// A date, in the mode in which it is one; null if it is invalid.
  public init(_ instant: Instant) {
    guard instant.isValid else {
      self = .null
      return
    }
    let bytes = instant.jsonBytes
    let word = TapeWord(.string, 1, bytes.count - 2, .dateCandidate)
    self.init(bytes, [word], .normalisingDates, madeInstant: instant)
  }

  private init(
    _ bytes: [UInt8],
    _ words: [TapeWord],
    _ mode: Mode,
    madeInstant: Instant? = nil
  ) {
    let storage = JSONStorage(bytes.span, words, madeInstant: madeInstant)
    self.init(storage: storage, index: 0, mode: mode)
  }

  private init(literal: String, tag: TapeWord.Tag) {
    let bytes = Array(literal.utf8)
    self.init(bytes, [TapeWord(tag, 0, bytes.count)], .plain)
  }

  private init(emptyContainer: String, tag: TapeWord.Tag) {
    let flags = TapeWord.Flags.clean.union(.dateless).union(.compact)
    let words = [TapeWord(tag, 0, 2, flags), TapeWord(.end, 1, 0)]
    self.init(Array(emptyContainer.utf8), words, .plain)
  }
}
