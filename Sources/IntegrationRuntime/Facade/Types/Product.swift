// SPDX-License-Identifier: MIT
public import JSON

/// A view of one product of a track message, with the accessors that a track message has for its
/// properties.
public struct Product: TrackProperties, JSONEncodable {
  /// The product as it is in the message; not necessarily an object.
  public let json: JSONValue

  init(_ json: JSONValue) { self.json = json }

  /// The product.
  public var properties: JSONObject { JSONObject(json) }
  /// The bag that accessors look into.
  public var propertyBag: JSONValue? { json }
  /// False: only the event's name says so, and a product has none.
  public var totalCountsAsRevenue: Bool { false }

  /// Writes the product as it is.
  public func encode(into writer: inout JSONWriter) { writer.value(json) }
}

/// The products of a track message, in order, made while iterating.
public struct Products: Sequence, Sendable, JSONEncodable {
  private let elements: JSONElements?

  init(_ products: JSONValue?) { elements = products?.elements }

  /// Iterates the products.
  public func makeIterator() -> Iterator { Iterator(elements: elements?.makeIterator()) }

  /// Whether there is no product.
  public var isEmpty: Bool { first == nil }
  /// The first product.
  public var first: Product? {
    var iterator = makeIterator()
    return iterator.next()
  }
  /// The number of products.
  public var count: Int { reduce(0) { count, _ in count + 1 } }

  /// Skips null elements.
  public struct Iterator: IteratorProtocol, Sendable {
    var elements: JSONElements.Iterator?

    /// The next product.
    public mutating func next() -> Product? {
      while let element = elements?.next() {
        if !element.isNull { return Product(element) }
      }
      return nil
    }
  }

  /// Writes the products as they are.
  public func encode(into writer: inout JSONWriter) {
    writer.beginArray()
    for product in self { writer.value(product.json) }
    writer.endArray()
  }
}
