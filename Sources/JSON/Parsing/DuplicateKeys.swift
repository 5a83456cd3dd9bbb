// SPDX-License-Identifier: MIT

/// The tape never holds a key twice in one object, so that nobody who reads it has to care.
extension JSONParser {
  /// Above this many members keys are compared through a hash table.
  private static let smallObject = 32

  /// Makes the object that begins at tape index `start` and reaches to the tape's end free of
  /// duplicate keys: the first one's place, the last one's value. Returns the number of members.
  mutating func resolveDuplicateKeys(
    _ bytes: Span<UInt8>,
    _ tape: inout TapeWriter,
    of start: Int,
    closedAt position: Int
  ) -> Int {
    var seen: UInt64 = 0
    var count = 0
    var index = start + 1
    var isSuspicious = false
    var isLarge = false
    let end = tape.count
    while index < end {
      let key = tape[index]
      let bit = Self.bit(bytes, key)
      if seen & bit != 0, !isSuspicious, !isLarge {
        isLarge = count > JSONParser.smallObject
        isSuspicious = !isLarge && holds(bytes, tape, key, start + 1, index)
      }
      seen |= bit
      if key.flags.contains(.escaped) { isSuspicious = true }
      count &+= 1
      index = tape[index &+ 1].indexAfter(index &+ 1)
    }
    if isLarge, !isSuspicious { isSuspicious = repeats(bytes, tape, of: start, count: count) }
    guard isSuspicious, count > 1 else { return count }
    return removeDuplicates(bytes, &tape, of: start, count: count, closedAt: position)
  }

  /// One of 64 bits, by the key's length and its first and last byte: different bits are proof of
  /// different keys.
  @inline(__always)
  private static func bit(_ bytes: Span<UInt8>, _ key: TapeWord) -> UInt64 {
    let length = key.second
    guard length > 0 else { return 1 }
    let first = UInt64(bytes[unchecked: key.offset])
    let last = UInt64(bytes[unchecked: key.offset &+ length &- 1])
    let hash = first &* 7 &+ last &* 31 &+ UInt64(truncatingIfNeeded: length)
    return 1 &<< hash
  }

  /// Whether the same text as `key`'s is among the keys from `first` to `end`.
  private func holds(
    _ bytes: Span<UInt8>,
    _ tape: borrowing TapeWriter,
    _ key: TapeWord,
    _ first: Int,
    _ end: Int
  ) -> Bool {
    var index = first
    while index < end {
      let other = tape[index]
      if Self.equal(bytes, key, other) { return true }
      index = tape[index + 1].indexAfter(index + 1)
    }
    return false
  }

  /// Whether a key without escape sequences occurs twice among many: a hash table of tape indices.
  /// Swift's hashes differ from process to process, so that nobody can send keys that collide.
  private func repeats(
    _ bytes: Span<UInt8>,
    _ tape: borrowing TapeWriter,
    of start: Int,
    count: Int
  ) -> Bool {
    var size = 64
    while size < count * 2 { size *= 2 }
    var table = [UInt32](repeating: 0, count: size)
    var index = start + 1
    while index < tape.count {
      let key = tape[index]
      var slot = Self.hash(bytes, key) & (size - 1)
      while table[slot] != 0 {
        if Self.equal(bytes, key, tape[Int(table[slot])]) { return true }
        slot = (slot + 1) & (size - 1)
      }
      // Index 0 is never a key's.
      table[slot] = UInt32(truncatingIfNeeded: index)
      index = tape[index + 1].indexAfter(index + 1)
    }
    return false
  }

  private static func hash(_ bytes: Span<UInt8>, _ key: TapeWord) -> Int {
    var hasher = Hasher()
    bytes.extracting(key.offset..<key.offset + key.second).withUnsafeBytes {
      hasher.combine(bytes: $0)
    }
    return hasher.finalize()
  }

  private static func equal(_ bytes: Span<UInt8>, _ left: TapeWord, _ right: TapeWord) -> Bool {
    guard left.second == right.second else { return false }
    for index in 0..<left.second
    where bytes[left.offset + index] != bytes[right.offset + index] { return false }
    return true
  }

  private mutating func removeDuplicates(
    _ bytes: Span<UInt8>,
    _ tape: inout TapeWriter,
    of start: Int,
    count: Int,
    closedAt position: Int
  ) -> Int {
    var members: [(key: Int, value: Int)] = []
    var places: [KeyText: Int] = [:]
    members.reserveCapacity(count)
    places.reserveCapacity(count)
    var index = start + 1
    while index < tape.count {
      let text = KeyText(bytes, tape[index])
      if let place = places[text] {
        members[place].value = index + 1
      } else {
        places[text] = members.count
        members.append((index, index + 1))
      }
      index = tape[index + 1].indexAfter(index + 1)
    }
    guard members.count < count else { return count }
    lastBlemish = position
    lastGap = position
    var words: [TapeWord] = []
    words.reserveCapacity(tape.count - start)
    for member in members {
      words.append(tape[member.key])
      let end = tape[member.value].indexAfter(member.value)
      let shift = start + 1 + words.count - member.value
      for index in member.value..<end {
        let word = tape[index]
        words.append(
          word.isContainer
            ? TapeWord(word.tag, word.offset, word.second + shift, word.flags) : word
        )
      }
    }
    tape.replace(from: start + 1, by: words)
    return members.count
  }

  /// A key without escape sequences, compared by bytes: `String` would equate composed and
  /// decomposed letters.
  private struct KeyText: Hashable {
    let bytes: [UInt8]

    init(_ source: Span<UInt8>, _ key: TapeWord) {
      bytes = JSONText.unescaped(source.extracting(key.offset..<key.offset + key.second))
    }
  }
}
