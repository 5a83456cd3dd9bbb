// SPDX-License-Identifier: MIT

/// A value's place in its document without the document: what a view keeps of values that it looks
/// up again and again.
package struct JSONHandle: Sendable {
  private let index: UInt32

  /// A handle to nothing.
  package static var none: JSONHandle { JSONHandle(index: UInt32.max) }

  fileprivate init(index: UInt32) { self.index = index }

  /// Whether there is a value and it is truthy.
  package func isTruthy(in document: JSONValue) -> Bool {
    value(in: document)?.isTruthy ?? false
  }

  /// A handle to a value.
  package init(_ value: JSONValue) {
    index = UInt32(truncatingIfNeeded: value.index)
  }

  /// The value, given any value of the same document; nil for the handle to nothing.
  @inline(__always)
  package func value(in document: JSONValue) -> JSONValue? {
    guard index != UInt32.max else { return nil }
    return JSONValue(storage: document.storage, index: Int(index), mode: document.mode)
  }

  /// What is found at a normalised path in the value; see `JSONValue.value(at:)`.
  package func value(at path: StaticString, in document: JSONValue) -> JSONValue? {
    guard index != UInt32.max else { return nil }
    return path.withUTF8Buffer {
      document.storage.find($0.span, from: 0, in: Int(index), document.mode)
    }
  }
}

extension JSONValue {
  /// Handles to the values under four keys of different texts, found in one pass.
  package func handles(
    _ first: StaticString,
    _ second: StaticString,
    _ third: StaticString,
    _ fourth: StaticString
  ) -> (JSONHandle, JSONHandle, JSONHandle, JSONHandle) {
    var found = (JSONHandle.none, JSONHandle.none, JSONHandle.none, JSONHandle.none)
    let object = word
    guard object.tag == .object else { return found }
    var index = index &+ 1
    let end = object.second &- 1
    while index < end {
      let key = storage.word(index)
      let handle = JSONHandle(index: UInt32(truncatingIfNeeded: index &+ 1))
      if storage.hasKey(key, first) {
        found.0 = handle
      } else if storage.hasKey(key, second) {
        found.1 = handle
      } else if storage.hasKey(key, third) {
        found.2 = handle
      } else if storage.hasKey(key, fourth) {
        found.3 = handle
      }
      index = storage.indexAfter(index &+ 1)
    }
    return found
  }
}

extension JSONStorage {
  @inline(__always)
  fileprivate func hasKey(_ word: TapeWord, _ key: StaticString) -> Bool {
    guard word.second == key.utf8CodeUnitCount || word.flags.contains(.escaped) else {
      return false
    }
    return key.withUTF8Buffer { hasKey(word, $0.span) }
  }
}
