// SPDX-License-Identifier: MIT

extension JSONWriter {
  /// Appends a value of a document. What already is as we would write it is copied as one slice.
  mutating func append(_ value: JSONValue) {
    let word = value.word
    switch word.tag {
    case .array, .object:
      if word.flags.contains(.compact) {
        appendPatched(value)
      } else {
        appendRebuilt(value)
      }
    default:
      appendScalar(value.storage, word, value.mode == .normalisingDates)
    }
  }

  /// Copies the source text of a container without gaps, but for the tokens that have to change.
  private mutating func appendPatched(_ value: JSONValue) {
    let normalises = value.mode == .normalisingDates
    let storage = value.storage
    let untouched: TapeWord.Flags = normalises ? .clean.union(.dateless) : .clean
    var copied = value.sourceOffset
    var index = value.index
    let end = storage.indexAfter(index)
    while index < end {
      let word = storage.word(index)
      index &+= 1
      let first: Int
      switch word.tag {
      case .array, .object:
        if word.flags.contains(untouched) { index = word.second }
        continue
      case .key where word.flags.contains(.escaped): first = word.offset &- 1
      case .string where word.flags.contains(.escaped): first = word.offset &- 1
      case .string where normalises && word.flags.contains(.dateCandidate):
        first = word.offset &- 1
      case .number where !word.flags.contains(.canonical): first = word.offset
      default: continue
      }
      appendSource(storage, copied, first)
      appendScalar(storage, word, normalises)
      copied = word.offset &+ word.second &+ (word.offset &- first)
    }
    appendSource(storage, copied, value.sourceEnd)
  }

  /// Writes a container token by token, leaving out white space.
  private mutating func appendRebuilt(_ value: JSONValue) {
    let normalises = value.mode == .normalisingDates
    let storage = value.storage
    let untouched: TapeWord.Flags = normalises ? .clean.union(.dateless) : .clean
    var index = value.index
    let end = storage.indexAfter(index)
    var needsComma = false
    while index < end {
      let word = storage.word(index)
      index += 1
      if word.tag == .end {
        appendSource(storage, word.offset, word.offset + 1)
        needsComma = true
        continue
      }
      if needsComma { append(UInt8(ascii: ",")) }
      needsComma = true
      switch word.tag {
      case .array, .object:
        if word.flags.contains(untouched) {
          appendSource(storage, word.offset, storage.word(word.second - 1).offset + 1)
          index = word.second
        } else {
          appendSource(storage, word.offset, word.offset + 1)
          needsComma = false
        }
      case .key:
        appendScalar(storage, word, normalises)
        append(UInt8(ascii: ":"))
        needsComma = false
      default:
        appendScalar(storage, word, normalises)
      }
    }
  }

  mutating func appendKey(_ member: JSONMember) {
    appendScalar(member.value.storage, member.keyWord, false)
  }

  /// Writes a string, key, number or literal.
  private mutating func appendScalar(
    _ storage: JSONStorage,
    _ word: TapeWord,
    _ normalises: Bool
  ) {
    switch word.tag {
    case .number where !word.flags.contains(.canonical):
      appendNumber(storage.withText(word) { NumberReader.double($0) })
    case .string where normalises && word.flags.contains(.dateCandidate):
      if let date = storage.date(word) {
        append(date)
      } else {
        appendString(storage, word)
      }
    case .string, .key:
      appendString(storage, word)
    default:
      appendSource(storage, word.offset, word.offset &+ word.second)
    }
  }

  private mutating func appendString(_ storage: JSONStorage, _ word: TapeWord) {
    guard word.flags.contains(.escaped) else {
      // With the quotes around it.
      appendSource(storage, word.offset &- 1, word.offset &+ word.second &+ 1)
      return
    }
    storage.withUnescapedText(word) { text in
      text.withUnsafeBufferPointer { appendQuoted($0) }
    }
  }

  @inline(__always)
  private mutating func appendSource(_ storage: JSONStorage, _ start: Int, _ end: Int) {
    storage.withSource(start, end) { append($0) }
  }
}
