// SPDX-License-Identifier: MIT

/// The type of an expression. There is no optional of an optional.
package struct ValueType: Hashable, Sendable {
  package enum Base: Hashable, Sendable {
    case bool, int, double, string
    /// An instant.
    case date
    /// One of the values a setting of type `enum` lists.
    case enumeration(setting: String)
    /// Any JSON value, as it came.
    case json
    /// A JSON object that the facade may have added to: traits, properties, …
    case object
    /// The products of an order.
    case products
    /// The literal `null`.
    case null
    /// Of an expression that has been reported as wrong.
    case invalid
  }

  package var base: Base
  package var isOptional: Bool

  package init(_ base: Base, optional isOptional: Bool = false) {
    self.base = base
    self.isOptional = isOptional
  }

  package static let invalid = ValueType(.invalid)

  /// As a message names it.
  package var description: String {
    let name =
      switch base {
      case .bool: "Bool"
      case .int: "Int"
      case .double: "Double"
      case .string: "String"
      case .date: "Date"
      case .enumeration: "an enum"
      case .json: "JSON"
      case .object: "Object"
      case .products: "a list of products"
      case .null: "null"
      case .invalid: "unknown"
      }
    return isOptional ? name + "?" : name
  }

  /// Whether a value can stand inside a text. A JSON value can when it is a scalar; if it is not,
  /// it counts as absent.
  package var rendersAsText: Bool {
    switch base {
    case .bool, .int, .double, .string, .date, .enumeration, .json, .invalid: true
    case .object, .products, .null: false
    }
  }
}
