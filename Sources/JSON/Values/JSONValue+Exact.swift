// SPDX-License-Identifier: MIT

extension JSONValue {
  /// The value under exactly this key; nil if there is none or the value is no object.
  public subscript(exact key: StaticString) -> JSONValue? {
    key.withUTF8Buffer { member(exact: $0.span) }
  }

  /// The value under exactly this key; nil if there is none or the value is no object. Keys are
  /// compared by code points: `é` in one piece differs from `e` with an accent.
  public subscript(exact key: String) -> JSONValue? {
    var key = key
    return key.withUTF8 { member(exact: $0.span) }
  }

  /// The element at an index; nil if there is none or the value is no array.
  public subscript(index: Int) -> JSONValue? { elements[index] }

  private func member(exact key: Span<UInt8>) -> JSONValue? {
    guard let index = storage.indexOfMember(exact: key, in: index) else { return nil }
    return JSONValue(storage: storage, index: index, mode: mode)
  }
}

extension JSONMember {
  /// Whether the key is exactly this text.
  func hasKey(_ key: Span<UInt8>) -> Bool {
    value.storage.hasKey(keyWord, key)
  }
}

extension JSONStorage {
  /// The tape index of the value under a key in the object at `container`.
  func indexOfMember(exact key: Span<UInt8>, in container: Int) -> Int? {
    let object = word(container)
    guard object.tag == .object else { return nil }
    var index = container &+ 1
    let end = object.second &- 1
    while index < end {
      let word = word(index)
      if word.second == key.count || word.flags.contains(.escaped), hasKey(word, key) {
        return index &+ 1
      }
      index = indexAfter(index &+ 1)
    }
    return nil
  }

  @inline(__always)
  func hasKey(_ word: TapeWord, _ key: Span<UInt8>) -> Bool {
    withUnescapedText(word) { text in
      guard text.count == key.count else { return false }
      return Self.equal(text, key)
    }
  }

  @inline(__always)
  private static func equal(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    for index in 0..<left.count where left[unchecked: index] != right[unchecked: index] {
      return false
    }
    return true
  }
}
