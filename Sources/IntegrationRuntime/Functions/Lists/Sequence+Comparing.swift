// SPDX-License-Identifier: MIT
public import JSON

extension Sequence where Element: DistinctValue {
  /// Whether an element equals a value.
  public func containsItem(_ item: Element) -> Bool {
    let key = item.distinctKey
    return contains { $0.distinctKey == key }
  }

  /// The elements without those that equal an earlier one.
  public var uniqueItems: [Element] { unique { $0 } }
}

extension Sequence {
  /// The elements without those that have the same key as an earlier one; nil is a key too.
  public func unique<Key: DistinctValue>(by key: (Element) -> Key?) -> [Element] {
    var seen: Set<[UInt8]?> = []
    return filter { seen.insert(key($0)?.distinctKey).inserted }
  }

  /// The elements in the order of their keys; equal ones keep their order, those without a key come
  /// last.
  public func sorted<Key: OrderedValue>(
    byKey key: (Element) -> Key?,
    descending: Bool = false
  ) -> [Element] {
    let items = enumerated().map { (index: $0.offset, item: $0.element, key: key($0.element)) }
    return items.sorted { left, right in
      switch (left.key, right.key) {
      case (let leftKey?, let rightKey?):
        if leftKey.precedes(rightKey) { return !descending }
        if rightKey.precedes(leftKey) { return descending }
        return left.index < right.index
      case (nil, nil): return left.index < right.index
      case (_, nil): return true
      case (nil, _): return false
      }
    }.map(\.item)
  }

  /// The sum of the numbers that the elements have; nil if it is not finite.
  public func sum(of number: (Element) -> Double?) -> Double? {
    let sum = reduce(0.0) { $0 + (number($1) ?? 0) }
    return sum.isFinite ? sum : nil
  }

  /// An object with a key and a value for each element that has both; a later one wins and keeps the
  /// first one's place.
  public func keyed<Value: JSONEncodable>(
    by key: (Element) -> String?,
    value: (Element) -> Value?
  ) -> JSONObject {
    JSONObject.built { writer in
      for element in self {
        if let key = key(element) { writer.field(dynamic: key, value(element)) }
      }
    }
  }
}

extension Sequence where Element: JSONEncodable {
  /// An object with a list of the elements for each key, in the order in which the keys occur.
  public func grouped(by key: (Element) -> String?) -> JSONObject {
    var order: [TextKey] = []
    var groups: [TextKey: [Element]] = [:]
    for element in self {
      guard let key = key(element).map(TextKey.init) else { continue }
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(element)
    }
    return JSONObject.built { writer in
      for key in order { writer.field(dynamic: key.text, groups[key] ?? []) }
    }
  }
}

extension Sequence where Element: OrderedValue {
  /// The elements in ascending order.
  public var sortedItems: [Element] { sorted(byKey: { $0 }) }

  /// The least element, the first of equal ones.
  public var least: Element? {
    var result: Element?
    for element in self {
      if result.map({ element.precedes($0) }) ?? true { result = element }
    }
    return result
  }

  /// The greatest element, the first of equal ones.
  public var greatest: Element? {
    var result: Element?
    for element in self {
      if result.map({ $0.precedes(element) }) ?? true { result = element }
    }
    return result
  }
}

extension Sequence where Element == Int {
  /// The sum, 0 of nothing; nil if it does not fit.
  public var sum: Int? {
    var sum = 0
    for element in self {
      guard let next = sum.added(element) else { return nil }
      sum = next
    }
    return sum
  }

  /// The arithmetic mean; nil of nothing.
  public var average: Double? { map(Double.init).average }
}

extension Sequence where Element == Double {
  /// The sum, 0 of nothing; nil if it is not finite.
  public var sum: Double? { sum { $0 } }

  /// The arithmetic mean; nil of nothing and if the sum is not finite.
  public var average: Double? {
    let count = itemCount
    return count > 0 ? sum.map { $0 / Double(count) } : nil
  }
}
