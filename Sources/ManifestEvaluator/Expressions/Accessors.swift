// SPDX-License-Identifier: MIT
import FacadeSchema
import IntegrationRuntime
import JSON

/// What the facade's accessors answer, by their names in manifests, in the types that the schema
/// gives them.
enum Accessors {
  static func value(_ name: String, of message: Message) -> Value {
    if case .track(let track) = message {
      if name == "products" { return .list(track.products.map { .product($0) }) }
      if name == "revenue" { return track.revenue.map { .double($0) } ?? .missing }
    }
    return value(name, message.facade.member(name)) {
      FacadeSchema.Kind(rawValue: message.type.rawValue)
        .flatMap { FacadeSchema.accessor(named: name, for: $0) }
    }
  }

  static func value(_ name: String, of product: Product) -> Value {
    if name == "revenue" { return product.revenue.map { .double($0) } ?? .missing }
    return value(name, product.member(name)) { FacadeSchema.productAccessor(named: name) }
  }

  private static func value(
    _ name: String, _ member: Facade.Member?, schema: () -> FacadeAccessor?
  ) -> Value {
    switch member {
    case nil: .missing
    case .date(let date): .date(date)
    case .object(let object): .object(object)
    case .value(nil): .missing
    case .value(let json?): typed(json, schema()?.type)
    }
  }

  private static func typed(_ json: JSONValue, _ type: FacadeAccessor.ValueType?) -> Value {
    switch type {
    case .string: json.string.map { .string($0) } ?? .missing
    case .double: json.double.map { .double($0) } ?? .missing
    case .int: json.int.map { .int($0) } ?? .missing
    case .bool: json.bool.map { .bool($0) } ?? .missing
    case .json, .date, .object, .products, nil: .json(json)
    }
  }
}
