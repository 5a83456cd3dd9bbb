// SPDX-License-Identifier: MIT

extension JSONValue {
  /// Looks up a dotted path, ignoring spelling conventions: `traits.firstName` finds `first_name`
  /// in `Traits`.
  ///
  /// At each level the first key that fits wins and there is no way back. A key may contain dots
  /// and so take several segments. Null on the way is the answer. Texts and arrays have their
  /// index numbers as keys. Source: Segment's obj-case.
  ///
  /// - Parameter path: normalised beforehand: ASCII lower-case letters, digits and dots only.
  public func value(at path: StaticString) -> JSONValue? {
    path.withUTF8Buffer { value(atNormalised: $0.span, from: 0) }
  }

  /// Looks up a dotted path that is known only at run time; see `value(at:)`. It is normalised
  /// here.
  public func value(atPath path: String) -> JSONValue? {
    value(atNormalised: KeyMatcher.normalised(path).span, from: 0)
  }

  /// Looks up the rest of a path.
  func value(atNormalised path: Span<UInt8>, from start: Int) -> JSONValue? {
    storage.find(path, from: start, in: index, mode)
  }
}

extension JSONStorage {
  /// Walks a path from the value at a tape index. Values are made only at the end, because each
  /// counts a reference.
  func find(
    _ path: Span<UInt8>,
    from start: Int,
    in container: Int,
    _ mode: JSONValue.Mode
  ) -> JSONValue? {
    var start = start
    var index = container
    while true {
      let match: KeyMatch
      switch word(index).tag {
      case .object:
        guard let found = firstMember(fitting: path, from: start, in: index) else { return nil }
        match = found
      case .array:
        guard let found = element(path, from: start, in: index) else { return nil }
        match = found
      case .string:
        return character(path, from: start, of: index, mode)
      default:
        return nil
      }
      // One dot is dropped; a single trailing one is thereby ignored.
      if match.end &+ 1 >= path.count || word(match.index).tag == .null {
        guard !match.isEmptyKey else { return nil }
        return JSONValue(storage: self, index: match.index, mode: mode)
      }
      index = match.index
      start = match.end &+ 1
    }
  }

  /// The first member of the object at `container` whose key fits the path.
  func firstMember(fitting path: Span<UInt8>, from start: Int, in container: Int) -> KeyMatch? {
    var index = container &+ 1
    let end = word(container).second &- 1
    while index < end {
      let key = word(index)
      let next = withUnescapedText(key) { KeyMatcher.end(of: $0, in: path, from: start) }
      if let next {
        return KeyMatch(index: index &+ 1, end: next, isEmptyKey: key.second == 0)
      }
      index = indexAfter(index &+ 1)
    }
    return nil
  }

  /// The element of the array at `container` whose index the path names.
  func element(_ path: Span<UInt8>, from start: Int, in container: Int) -> KeyMatch? {
    let count = word(word(container).second - 1).second
    guard let (number, end) = KeyMatcher.index(below: count, in: path, from: start) else {
      return nil
    }
    var index = container + 1
    for _ in 0..<number { index = indexAfter(index) }
    return KeyMatch(index: index, end: end, isEmptyKey: false)
  }

  /// The UTF-16 unit of the string at `index` whose number the path names.
  private func character(
    _ path: Span<UInt8>,
    from start: Int,
    of index: Int,
    _ mode: JSONValue.Mode
  ) -> JSONValue? {
    // Before asking for the text: a segment that is no number finds nothing.
    guard start < path.count, path[start] &- UInt8(ascii: "0") < 10 else { return nil }
    let value = JSONValue(storage: self, index: index, mode: mode)
    guard !value.isDate, let units = value.string?.utf16,
      let (number, end) = KeyMatcher.index(below: units.count, in: path, from: start)
    else { return nil }
    let unit = units[units.index(units.startIndex, offsetBy: number)]
    let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
    let character = JSONValue(String(Character(scalar)), mode: mode)
    return end + 1 >= path.count ? character : character.value(atNormalised: path, from: end + 1)
  }
}
