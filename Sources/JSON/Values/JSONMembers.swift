// SPDX-License-Identifier: MIT

/// A key of an object and its value.
public struct JSONMember: Sendable {
  let keyWord: TapeWord
  /// The value.
  public let value: JSONValue

  /// The key.
  public var key: String { value.storage.string(keyWord) }
  /// The byte at which the key's opening quote stands in the document's text.
  public var keyOffset: Int { keyWord.offset - 1 }
}

/// The members of an object, in order, made while iterating. No key occurs twice.
public struct JSONMembers: Sequence, Sendable {
  private let container: JSONValue

  init(_ container: JSONValue) { self.container = container }

  /// Iterates the members.
  public func makeIterator() -> Iterator { Iterator(container) }

  /// The number of members.
  public var count: Int { container.word.tag == .object ? container.count : 0 }
  /// Whether there is none.
  public var isEmpty: Bool { count == 0 }

  /// Walks the tape.
  public struct Iterator: IteratorProtocol, Sendable {
    private let container: JSONValue
    private var index: Int
    private let end: Int

    init(_ container: JSONValue) {
      self.container = container
      let word = container.word
      index = container.index + 1
      end = word.tag == .object ? word.second - 1 : index
    }

    /// The next member.
    public mutating func next() -> JSONMember? {
      guard index < end else { return nil }
      let here = index
      index = container.storage.indexAfter(here + 1)
      return JSONMember(
        keyWord: container.storage.word(here),
        value: JSONValue(storage: container.storage, index: here + 1, mode: container.mode)
      )
    }
  }
}

extension JSONValue {
  /// The members of an object; none if the value is no object.
  public var members: JSONMembers { JSONMembers(self) }
}
