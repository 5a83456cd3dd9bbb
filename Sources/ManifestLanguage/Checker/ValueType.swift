// SPDX-License-Identifier: MIT
package import FacadeSchema
package import FunctionLibrary

/// The type of an expression. There is no optional of an optional.
package struct ValueType: Hashable, Sendable {
  package indirect enum Base: Hashable, Sendable {
    case bool, int, double, string
    /// An instant.
    case date
    /// One of the values a setting of type `enum` lists.
    case enumeration([String])
    /// Any JSON value, as it came.
    case json
    /// A JSON object that the facade may have added to: traits, properties, …
    case object
    /// A JSON object whose members are declared, by the name of the type; see ``RecordType``.
    case record(String)
    /// An item of an order's products, with the facade's accessors.
    case product
    /// An object of known fields, in a setting.
    case settingRecord(SettingRecordType)
    /// A customer's table of values.
    case map(Base)
    /// A customer's event names and what they mean.
    case eventMap(Base)
    /// A list; its elements are never missing.
    case list(Base)
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

  package var asOptional: ValueType { ValueType(base, optional: true) }
  package var unwrapped: ValueType { ValueType(base) }

  /// As a message names it.
  package var description: String { isOptional ? "\(base.description)?" : base.description }
}

extension ValueType.Base {
  /// As a message names it.
  package var description: String {
    switch self {
    case .bool: "Bool"
    case .int: "Int"
    case .double: "Double"
    case .string: "String"
    case .date: "Date"
    case .enumeration: "an enum"
    case .json: "JSON"
    case .object: "Object"
    case .record(let name): name
    case .product: "Product"
    case .settingRecord(let record): "an object of `\(record.place)`"
    case .map(let value): "Map of \(value.description)"
    case .eventMap(let value): "EventMap of \(value.description)"
    case .list(let element): "[\(element.description)]"
    case .null: "null"
    case .invalid: "unknown"
    }
  }

  /// Whether a value can stand inside a text. A JSON value can when it is a scalar; if it is not,
  /// it counts as absent.
  package var rendersAsText: Bool {
    switch self {
    case .bool, .int, .double, .string, .date, .enumeration, .json, .invalid: true
    case .object, .record, .product, .settingRecord, .map, .eventMap, .list, .null: false
    }
  }

  /// Whether values are JSON objects, of a declared type or not.
  package var isObject: Bool {
    switch self {
    case .object, .record: true
    default: false
    }
  }

  package var isNumber: Bool { self == .int || self == .double }

  /// Whether values are texts.
  var isTextual: Bool {
    switch self {
    case .string, .enumeration: true
    default: false
    }
  }

  /// Whether values have an order: `<` and its kind.
  package var isOrdered: Bool {
    switch self {
    case .int, .double, .string, .date, .enumeration: true
    default: false
    }
  }
}

// MARK: The other tables' types

extension ValueType {
  /// The type of a facade's accessor.
  package init(_ accessor: FacadeAccessor) {
    let base: Base =
      switch accessor.type {
      case .json: .json
      case .string: .string
      case .double: .double
      case .int: .int
      case .bool: .bool
      case .date: .date
      case .object: .object
      case .products: .list(.product)
      }
    self.init(base, optional: accessor.isOptional)
  }

  /// A type of the standard library, its variables replaced; nil for lambdas.
  package init?(_ type: FunctionType) {
    switch type {
    case .optional(let wrapped):
      guard let value = ValueType(wrapped) else { return nil }
      self = value.asOptional
    default:
      guard let base = Base(type) else { return nil }
      self.init(base)
    }
  }

  /// As the standard library's signatures see it.
  package var functionType: FunctionType {
    isOptional ? .optional(base.functionType) : base.functionType
  }
}

extension ValueType.Base {
  package init?(_ type: FunctionType) {
    switch type {
    case .bool: self = .bool
    case .int: self = .int
    case .double: self = .double
    case .string: self = .string
    case .date: self = .date
    case .json: self = .json
    case .object: self = .object
    case .record(let name): self = .record(name)
    case .product: self = .product
    case .settingRecord(let record): self = .settingRecord(record)
    case .map(let value):
      guard let base = ValueType.Base(value) else { return nil }
      self = .map(base)
    case .eventMap(let value):
      guard let base = ValueType.Base(value) else { return nil }
      self = .eventMap(base)
    case .list(let element):
      guard let base = ValueType.Base(element.unwrapped) else { return nil }
      self = .list(base)
    case .optional, .variable, .function: return nil
    }
  }

  package var functionType: FunctionType {
    switch self {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string, .enumeration: .string
    case .date: .date
    case .json, .null, .invalid: .json
    case .object: .object
    case .record(let name): .record(name)
    case .product: .product
    case .settingRecord(let record): .settingRecord(record)
    case .map(let value): .map(value.functionType)
    case .eventMap(let value): .eventMap(value.functionType)
    case .list(let element): .list(element.functionType)
    }
  }
}

extension MessageType {
  /// `Identify`
  package var facadeName: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
