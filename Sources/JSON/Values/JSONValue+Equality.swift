// SPDX-License-Identifier: MIT

extension JSONValue: Equatable {
  /// Compares by JSON value: numbers as doubles, texts by code points, objects whatever the order
  /// of their keys. A date of a value that normalises dates is its ISO text.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left.kind, right.kind) {
    case (.null, .null): true
    case (.bool, .bool): left.bool == right.bool
    case (.number, .number): left.double == right.double
    case (.string, .string): equalTexts(left, right)
    case (.array, .array): equalElements(left, right)
    case (.object, .object): equalMembers(left, right)
    default: false
    }
  }

  private static func equalTexts(_ left: JSONValue, _ right: JSONValue) -> Bool {
    left.withUTF8 { left in
      right.withUTF8 { right in
        guard left.count == right.count else { return false }
        for index in 0..<left.count where left[index] != right[index] { return false }
        return true
      } ?? false
    } ?? false
  }

  private static func equalElements(_ left: JSONValue, _ right: JSONValue) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left.elements, right.elements).allSatisfy { $0 == $1 }
  }

  private static func equalMembers(_ left: JSONValue, _ right: JSONValue) -> Bool {
    guard left.count == right.count else { return false }
    var others = right.members.makeIterator()
    for member in left.members {
      let isEqual = member.value.storage.withUnescapedText(member.keyWord) { key in
        // Most often both have the same order.
        if let other = others.next(), other.hasKey(key) { return member.value == other.value }
        guard let index = right.storage.indexOfMember(exact: key, in: right.index) else {
          return false
        }
        let other = JSONValue(storage: right.storage, index: index, mode: right.mode)
        return member.value == other
      }
      guard isEqual else { return false }
    }
    return true
  }
}
