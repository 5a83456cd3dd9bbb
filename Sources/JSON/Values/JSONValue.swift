// SPDX-License-Identifier: MIT

/// What a JSON value is.
public enum JSONKind: Sendable, Hashable {
  /// The six kinds of JSON.
  case null, bool, number, string, array, object
}

/// One value of a document: a reference into it, cheap to copy, read when asked.
///
/// Accessors are total: what a value is not, it answers with nil.
public struct JSONValue: Sendable {
  /// How strings that look like dates are read and written.
  public enum Mode: Sendable, Hashable {
    /// As they stand.
    case plain
    /// Strict ISO dates (`ISODateText`) are dates: they read, compare and are written as ISO texts
    /// in UTC with milliseconds. This is how a facade sees a message.
    case normalisingDates
  }

  let storage: JSONStorage
  private let position: UInt32
  /// How strings that look like dates are read and written, here and in all values within.
  public let mode: Mode

  @inline(__always)
  init(storage: JSONStorage, index: Int, mode: Mode) {
    self.storage = storage
    self.position = UInt32(truncatingIfNeeded: index)
    self.mode = mode
  }

  var index: Int { Int(position) }
  var word: TapeWord { storage.word(Int(position)) }

  /// The same value in another mode.
  public func with(_ mode: Mode) -> JSONValue {
    JSONValue(storage: storage, index: index, mode: mode)
  }

  /// What the value is. A date is a string.
  public var kind: JSONKind {
    switch word.tag {
    case .null, .end: .null
    case .no, .yes: .bool
    case .number: .number
    case .string, .key: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Whether the value is null.
  public var isNull: Bool { word.tag == .null }

  /// The value of `true` or `false`.
  public var bool: Bool? {
    switch word.tag {
    case .yes: true
    case .no: false
    default: nil
    }
  }

  /// A number as a double. Numbers too large for a double are infinite.
  public var double: Double? {
    let word = word
    guard word.tag == .number else { return nil }
    return storage.withText(word) { NumberReader.double($0) }
  }

  /// A number without fraction (`1.0` and `1e2` have none) that fits.
  public var int: Int? {
    let word = word
    guard word.tag == .number else { return nil }
    if word.flags.contains(.integral) {
      return storage.withText(word) { NumberReader.integer($0) }
    }
    return Int(exactly: storage.withText(word) { NumberReader.double($0) })
  }

  /// The byte at which the value begins in the document's text.
  public var sourceOffset: Int {
    let word = word
    return word.tag == .string ? word.offset - 1 : word.offset
  }

  /// The byte after the value in the document's text.
  public var sourceEnd: Int {
    let word = word
    switch word.tag {
    case .array, .object: return storage.word(word.second - 1).offset + 1
    case .string: return word.offset + word.second + 1
    default: return word.offset + word.second
    }
  }
}
