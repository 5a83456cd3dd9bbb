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
    path.withUTF8Buffer { value(atNormalised: $0.span) }
  }

  /// Looks up a dotted path that is known only at run time; see `value(at:)`. It is normalised
  /// here.
  public func value(atPath path: String) -> JSONValue? {
    value(atNormalised: KeyMatcher.normalised(path).span)
  }

  func value(atNormalised path: Span<UInt8>, from start: Int = 0) -> JSONValue? {
    guard let match = firstMatch(path, from: start) else { return nil }
    return match.followed(path)
  }

  /// The first key of this value that fits the path at `start`.
  func firstMatch(_ path: Span<UInt8>, from start: Int) -> KeyMatch? {
    let word = word
    switch word.tag {
    case .object:
      return storage.firstMember(fitting: path, from: start, in: index).map { member, end in
        KeyMatch(
          value: JSONValue(storage: storage, index: member + 1, mode: mode),
          end: end,
          isEmptyKey: storage.word(member).second == 0
        )
      }
    case .array:
      guard let (index, end) = KeyMatcher.index(below: count, in: path, from: start),
        let element = elements[index]
      else { return nil }
      return KeyMatch(value: element, end: end)
    case .string:
      // Before asking for the text: a segment that is no number finds nothing.
      guard start < path.count, path[start] &- UInt8(ascii: "0") < 10, !isDate, let string,
        let (index, end) = KeyMatcher.index(below: string.utf16.count, in: path, from: start)
      else { return nil }
      let unit = string.utf16[string.utf16.index(string.utf16.startIndex, offsetBy: index)]
      let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
      return KeyMatch(value: JSONValue(String(Character(scalar)), mode: mode), end: end)
    default:
      return nil
    }
  }
}

extension KeyMatch {
  /// Goes on from what was found, to the end of the path.
  func followed(_ path: Span<UInt8>) -> JSONValue? {
    var match = self
    while true {
      // One dot is dropped; a single trailing one is thereby ignored.
      if match.value.isNull || match.end + 1 >= path.count {
        return match.isEmptyKey ? nil : match.value
      }
      guard let next = match.value.firstMatch(path, from: match.end + 1) else { return nil }
      match = next
    }
  }
}

extension JSONStorage {
  /// The tape index of the first key in the object at `container` that fits the path, and where the
  /// path goes on.
  func firstMember(
    fitting path: Span<UInt8>,
    from start: Int,
    in container: Int
  ) -> (index: Int, end: Int)? {
    var index = container &+ 1
    let end = word(container).second &- 1
    while index < end {
      let next = withUnescapedText(word(index)) {
        KeyMatcher.end(of: $0, in: path, from: start)
      }
      if let next { return (index, next) }
      index = indexAfter(index &+ 1)
    }
    return nil
  }
}
