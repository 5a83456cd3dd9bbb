// SPDX-License-Identifier: MIT
package import IntegrationRuntime
package import JSON

/// A value of the mapping language while a manifest is evaluated. JSON null is `.json(.null)`.
package enum Value: Sendable {
  /// Nothing: what is absent in the message, or a conversion that did not succeed.
  case missing
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case date(Instant)
  case json(JSONValue)
  case object(JSONObject)
  /// An item of an order's products.
  case product(Product)
  /// A customer's event names and what they mean, as JSON.
  case eventMap(EventMap<JSONValue>)
  /// Never holds `missing`.
  case list([Value])
  case lambda(Lambda)

  /// A function without a name.
  package struct Lambda: Sendable {
    private let body: @Sendable ([Value]) -> Value

    package init(_ body: @escaping @Sendable ([Value]) -> Value) { self.body = body }

    package func callAsFunction(_ arguments: Value...) -> Value { body(arguments) }
  }

  /// The value; nil if it is missing.
  package var present: Value? { if case .missing = self { nil } else { self } }

  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var int: Int? { if case .int(let value) = self { value } else { nil } }
  package var string: String? { if case .string(let value) = self { value } else { nil } }
  package var date: Instant? { if case .date(let value) = self { value } else { nil } }
  package var json: JSONValue? { if case .json(let value) = self { value } else { nil } }
  package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
  package var list: [Value]? { if case .list(let value) = self { value } else { nil } }
  package var lambda: Lambda? { if case .lambda(let value) = self { value } else { nil } }

  /// A number of either type.
  package var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }
}

/// Making values of what the runtime answers; nil is missing.
extension Value {
  package init(_ value: Bool?) { self = value.map { .bool($0) } ?? .missing }
  package init(_ value: Int?) { self = value.map { .int($0) } ?? .missing }
  package init(_ value: Double?) { self = value.map { .double($0) } ?? .missing }
  package init(_ value: String?) { self = value.map { .string($0) } ?? .missing }
  package init(_ value: Instant?) { self = value.map { .date($0) } ?? .missing }
  package init(_ value: JSONValue?) { self = value.map { .json($0) } ?? .missing }
  package init(_ value: JSONObject?) { self = value.map { .object($0) } ?? .missing }
  package init(_ value: Value?) { self = value ?? .missing }
  package init(_ values: [String]?) {
    self = values.map { .list($0.map { .string($0) }) } ?? .missing
  }
  package init(_ values: [JSONValue]?) {
    self = values.map { .list($0.map { .json($0) }) } ?? .missing
  }
  package init(_ products: Products) { self = .list(products.map { .product($0) }) }
}
