// SPDX-License-Identifier: MIT
public import JSON

/// What manifests ask of lists. They are sequences, so that an order's products need no array.
extension Sequence {
  /// The number of elements.
  public var itemCount: Int { reduce(0) { count, _ in count + 1 } }
  /// Whether there is no element.
  public var hasNoItems: Bool { firstItem == nil }
  /// The first element.
  public var firstItem: Element? { first { _ in true } }
  /// The last element.
  public var lastItem: Element? { suffix(1).first }

  /// The element at an index, counted from 0; negative ones count from the end.
  public func item(at index: Int) -> Element? {
    let items = Array(self)
    let position = index < 0 ? index + items.count : index
    return items.indices.contains(position) ? items[position] : nil
  }

  /// The elements from last to first.
  public var reversedItems: [Element] { reversed() }

  /// At most so many elements from the start.
  public func firstItems(_ count: Int) -> [Element] { Array(prefix(Swift.max(0, count))) }

  /// At most so many elements from the end.
  public func lastItems(_ count: Int) -> [Element] { Array(suffix(Swift.max(0, count))) }

  /// The elements from one position up to but not including another; negative positions count from
  /// the end.
  public func slice(from start: Int, to end: Int? = nil) -> [Element] {
    let items = Array(self)
    return Array(items[SliceRange.range(start, end, of: items.count)])
  }

  /// The list with more elements behind; nil ones are left out.
  public func appending(_ items: Element?...) -> [Element] { appending(all: items) }

  /// The list with more elements behind; nil ones are left out.
  public func appending(all items: [Element?]) -> [Element] {
    Array(self) + items.compactMap { $0 }
  }

  /// The list with the elements of other lists behind.
  public func concatenating(_ lists: any Sequence<Element>...) -> [Element] {
    concatenating(all: lists)
  }

  /// The list with the elements of other lists behind.
  public func concatenating(all lists: [any Sequence<Element>]) -> [Element] {
    var result = Array(self)
    for list in lists { result += Array(list) }
    return result
  }

  /// The elements in lists of a size, at least 1; the last may be shorter.
  public func chunks(of size: Int) -> [[Element]] {
    let items = Array(self)
    let size = Swift.max(1, Swift.min(size, Swift.max(1, items.count)))
    return stride(from: 0, to: items.count, by: size).map { start in
      Array(items[start..<Swift.min(items.count, start + size)])
    }
  }

  /// What the transformation makes of each element and its index, without nils.
  public func mapIndexed<Result>(_ transform: (Element, Int) -> Result?) -> [Result] {
    enumerated().compactMap { transform($0.element, $0.offset) }
  }

  /// What the combination makes of the elements at the same places, without nils, as far as the
  /// shorter list goes.
  public func zipped<Others: Sequence, Result>(
    and others: Others,
    with combine: (Element, Others.Element) -> Result?
  ) -> [Result] {
    zip(self, others).compactMap { combine($0, $1) }
  }
}

extension Sequence where Element: Sequence {
  /// The elements of all lists in one.
  public var flattened: [Element.Element] { flatMap { $0 } }
}

extension Sequence where Element == JSONValue {
  /// The elements without nulls.
  public var compacted: [JSONValue] { filter { !$0.isNull } }
}

extension Sequence where Element: TextRepresentable {
  /// The texts of the elements with a separator between; elements without one are left out. After
  /// 4 MiB of separators the rest is left out.
  public func joinedText(_ separator: String = "") -> String {
    var result = ""
    var separators = 0
    var isFirst = true
    for element in self {
      guard let text = element.messageText else { continue }
      if !isFirst {
        guard separators < OutputLimit.bytes else { break }
        result += separator
        separators += separator.utf8.count
      }
      isFirst = false
      result += text
    }
    return result
  }
}
