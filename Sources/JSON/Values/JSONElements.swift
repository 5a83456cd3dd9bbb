// SPDX-License-Identifier: MIT

/// The elements of an array, in order, made while iterating.
public struct JSONElements: Sequence, Sendable {
  private let container: JSONValue

  init(_ container: JSONValue) { self.container = container }

  /// Iterates the elements.
  public func makeIterator() -> Iterator { Iterator(container) }

  /// The number of elements.
  public var count: Int { container.word.tag == .array ? container.count : 0 }
  /// Whether there is none.
  public var isEmpty: Bool { count == 0 }
  /// The first element.
  public var first: JSONValue? {
    var iterator = makeIterator()
    return iterator.next()
  }
  /// The element at an index, nil if there is none. Takes time in proportion to the index.
  public subscript(index: Int) -> JSONValue? {
    guard index >= 0, index < count else { return nil }
    var iterator = makeIterator()
    for _ in 0..<index { _ = iterator.next() }
    return iterator.next()
  }

  /// Walks the tape.
  public struct Iterator: IteratorProtocol, Sendable {
    private let container: JSONValue
    private var index: Int
    private let end: Int

    init(_ container: JSONValue) {
      self.container = container
      let word = container.word
      index = container.index + 1
      end = word.tag == .array ? word.second - 1 : index
    }

    /// The next element.
    public mutating func next() -> JSONValue? {
      guard index < end else { return nil }
      let here = index
      index = container.storage.indexAfter(here)
      return JSONValue(storage: container.storage, index: here, mode: container.mode)
    }
  }
}

extension JSONValue {
  /// The elements of an array; none if the value is no array.
  public var elements: JSONElements { JSONElements(self) }

  /// The number of elements or members; 0 for a value that has none.
  public var count: Int {
    let word = word
    return word.isContainer ? storage.word(word.second - 1).second : 0
  }
}
