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
    var index: [[UInt8]: JSONValue]?
    for member in left.members {
      let other = member.value.storage.withUnescapedText(member.keyWord) { key -> JSONValue? in
        // Most often both have the same order.
        if let other = others.next(), other.hasKey(key) { return other.value }
        if left.count <= 16 {
          return right.storage.indexOfMember(exact: key, in: right.index).map {
            JSONValue(storage: right.storage, index: $0, mode: right.mode)
          }
        }
        let known = index ?? right.membersByKey
        index = known
        return known[key.withUnsafeBufferPointer { Array($0) }]
      }
      guard let other, member.value == other else { return false }
    }
    return true
  }

  /// The values of an object by the UTF-8 of their keys.
  private var membersByKey: [[UInt8]: JSONValue] {
    var values: [[UInt8]: JSONValue] = [:]
    values.reserveCapacity(count)
    for member in members { values[Array(member.key.utf8)] = member.value }
    return values
  }
}
