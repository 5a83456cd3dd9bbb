// SPDX-License-Identifier: MIT

extension JSONWriter {
  /// Appends a value of a document. What already is as we would write it is copied as one slice.
  mutating func append(_ value: JSONValue) {
    let normalises = value.mode == .normalisingDates
    let storage = value.storage
    withBytes { bytes in
      var index = value.index
      let end = storage.indexAfter(index)
      var needsComma = false
      while index < end {
        let word = storage.word(index)
        index += 1
        if word.tag == .end {
          bytes.append(storage.bytes[word.offset])
          needsComma = true
          continue
        }
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
        switch word.tag {
        case .array, .object:
          let needed: TapeWord.Flags = normalises ? .clean.union(.dateless) : .clean
          if word.flags.contains(needed) {
            let last = storage.word(word.second - 1).offset
            Self.appendSlice(storage, word.offset, last + 1, to: &bytes)
            index = word.second
          } else {
            bytes.append(storage.bytes[word.offset])
            needsComma = false
          }
        case .key:
          Self.appendString(storage, word, to: &bytes)
          bytes.append(UInt8(ascii: ":"))
          needsComma = false
        case .string:
          if normalises, word.flags.contains(.dateCandidate),
            let date = JSONValue(storage: storage, index: index - 1, mode: value.mode).date
          {
            bytes.append(UInt8(ascii: "\""))
            date.appendISOText(to: &bytes)
            bytes.append(UInt8(ascii: "\""))
          } else {
            Self.appendString(storage, word, to: &bytes)
          }
        case .number where !word.flags.contains(.canonical):
          NumberPrinter.append(storage.withText(word) { NumberReader.double($0) }, to: &bytes)
        default:
          Self.appendSlice(storage, word.offset, word.offset + word.second, to: &bytes)
        }
      }
    }
  }

  mutating func appendKey(_ member: JSONMember) {
    withBytes { Self.appendString(member.value.storage, member.keyWord, to: &$0) }
  }

  private static func appendSlice(
    _ storage: JSONStorage,
    _ start: Int,
    _ end: Int,
    to bytes: inout [UInt8]
  ) {
    bytes.append(contentsOf: storage.bytes[start..<end])
  }

  private static func appendString(
    _ storage: JSONStorage,
    _ word: TapeWord,
    to bytes: inout [UInt8]
  ) {
    guard word.flags.contains(.escaped) else {
      // With the quotes around it.
      appendSlice(storage, word.offset - 1, word.offset + word.second + 1, to: &bytes)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    storage.withUnescapedText(word) { text in
      text.withUnsafeBufferPointer { appendEscaped($0, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
