// SPDX-License-Identifier: MIT

/// A type in the signature of a function of the mapping language.
package indirect enum FunctionType: Hashable, Sendable {
  case bool, int, double, string
  /// An instant.
  case date
  /// Any JSON value, null included.
  case json
  /// A JSON object.
  case object
  /// A JSON object whose members a manifest declares, by the type's name.
  case record(String)
  /// An item of an order's products, with the facade's accessors.
  case product
  /// An object of known fields, in a setting.
  case settingRecord(SettingRecordType)
  /// A customer's table of values of one type.
  case map(FunctionType)
  /// A customer's event names and what they mean.
  case eventMap(FunctionType)
  /// A list. Lists never hold absent elements.
  case list(FunctionType)
  /// A value that may be missing. There is no optional of an optional.
  case optional(FunctionType)
  /// Whatever the call brings; the same variable stands for the same type in one signature.
  case variable(TypeVariable)
  /// A lambda.
  case function([FunctionType], FunctionType)
}

/// The type of an object whose fields are known.
package struct SettingRecordType: Hashable, Sendable {
  package struct Field: Hashable, Sendable {
    package var name: String
    package var type: FunctionType
    /// The texts that it may be; empty where it may be any.
    package var choices: [String]

    package init(_ name: String, _ type: FunctionType, choices: [String] = []) {
      self.name = name
      self.type = type
      self.choices = choices
    }
  }

  /// Where it is declared, which tells it apart from others: `settings.goals`.
  package var place: String
  package var fields: [Field]

  package init(place: String, fields: [Field]) {
    self.place = place
    self.fields = fields
  }

  package func field(_ name: String) -> Field? { fields.first { $0.name == name } }
}

/// A type that the call decides.
package enum TypeVariable: String, Hashable, Sendable, CaseIterable {
  /// Any type.
  case any = "T"
  /// Any second type.
  case other = "U"
  /// Any type that can be written as JSON: all but lambdas.
  case writable = "W"
  /// Int or Double.
  case number = "N"
  /// Int, Double, String or Date: what has an order.
  case ordered = "C"
  /// Bool, Int, Double, String, Date or JSON: what has a text.
  case textual = "X"

  /// The types that it may stand for, in words.
  package var bound: String {
    switch self {
    case .any, .other: "any type"
    case .writable: "any type but a lambda"
    case .number: "Int or Double"
    case .ordered: "Int, Double, String or Date"
    case .textual: "Bool, Int, Double, String, Date or JSON"
    }
  }

  /// Whether it may stand for the type.
  package func admits(_ type: FunctionType) -> Bool {
    switch (self, type) {
    case (_, .optional): false
    case (.any, _), (.other, _): true
    case (.writable, .function): false
    case (.writable, _): true
    case (.number, .int), (.number, .double): true
    case (.ordered, .int), (.ordered, .double), (.ordered, .string), (.ordered, .date): true
    case (.textual, .bool), (.textual, .int), (.textual, .double), (.textual, .string),
      (.textual, .date), (.textual, .json):
      true
    case (_, .variable(let other)): self == other
    default: false
    }
  }
}

extension FunctionType: CustomStringConvertible {
  /// As the documentation and messages write it: `[String]?`, `(Product) → JSON`.
  package var description: String {
    switch self {
    case .bool: "Bool"
    case .int: "Int"
    case .double: "Double"
    case .string: "String"
    case .date: "Date"
    case .json: "JSON"
    case .object: "Object"
    case .record(let name): name
    case .product: "Product"
    case .settingRecord(let record): "an object of `\(record.place)`"
    case .map(let value): "Map of \(value)"
    case .eventMap(let value): "EventMap of \(value)"
    case .list(let element): "[\(element)]"
    case .optional(let wrapped): "\(wrapped)?"
    case .variable(let variable): variable.rawValue
    case .function(let parameters, let result):
      "(\(parameters.map(\.description).joined(separator: ", "))) → \(result)"
    }
  }

  /// The type that may be missing; an optional is one already.
  package var asOptional: FunctionType {
    if case .optional = self { self } else { .optional(self) }
  }

  /// The type of the value if there is one.
  package var unwrapped: FunctionType {
    if case .optional(let wrapped) = self { wrapped } else { self }
  }

  /// Whether the value may be missing.
  package var isOptional: Bool { if case .optional = self { true } else { false } }
}
