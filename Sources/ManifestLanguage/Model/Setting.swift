// SPDX-License-Identifier: MIT
package import Diagnostics
import FunctionLibrary

/// What a customer enters once.
package struct Setting: Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case string, secret, bool, int, number
    case enumeration([String])
    /// A text or a number, which goes out as it came.
    case scalar
    case list(Kind)
    /// An object of these fields; nil for one of any.
    case object([Field]?)
    /// A table of the customer's: keys to values.
    case map(Kind)
    /// The customer's event names: each to a value, or several.
    case eventMap(Kind)
  }

  /// A field of an object in a setting.
  package struct Field: Hashable, Sendable {
    package var name: String
    package var kind: Kind
    /// `name!`: an object without it is wrong.
    package var isRequired: Bool

    package init(name: String, kind: Kind, isRequired: Bool) {
      self.name = name
      self.kind = kind
      self.isRequired = isRequired
    }
  }

  package var name: String
  package var nameRange: SourceRange
  package var kind: Kind
  package var label: String?
  package var summary: String?
  package var defaultValue: Constant?
  /// An unconditional `ensure: settings.x` says so.
  package var isRequired: Bool

  /// How records in it name where they are declared.
  package var place: String { "settings.\(name)" }

  /// Type of the setting where an expression reads it.
  package var type: ValueType {
    ValueType(
      kind.base(at: place), optional: !isRequired && defaultValue == nil && !kind.isCollection)
  }
}

extension Setting.Kind {
  /// Whether it is empty where nothing is entered, instead of missing.
  package var isCollection: Bool {
    switch self {
    case .list, .map, .eventMap: true
    default: false
    }
  }

  /// Whether the empty text counts as missing.
  package var isText: Bool {
    switch self {
    case .string, .secret, .scalar: true
    default: false
    }
  }

  /// The type of a value in an expression.
  ///
  /// - Parameter place: where it is declared, for the records in it.
  package func base(at place: String) -> ValueType.Base {
    switch self {
    case .string, .secret: .string
    case .bool: .bool
    case .int: .int
    case .number: .double
    case .enumeration(let values): .enumeration(values)
    case .scalar: .json
    case .object(nil): .object
    case .object(let fields?):
      .settingRecord(
        SettingRecordType(
          place: place, fields: fields.map { $0.recordField(at: "\(place).\($0.name)") }))
    case .list(let element): .list(element.base(at: place).withoutChoices)
    case .map(let value): .map(value.base(at: place).withoutChoices)
    case .eventMap(let value): .eventMap(value.base(at: place).withoutChoices)
    }
  }

  /// Whether a secret is somewhere in it.
  package var holdsSecret: Bool {
    switch self {
    case .secret: true
    case .string, .bool, .int, .number, .enumeration, .scalar, .object(nil): false
    case .list(let kind), .map(let kind), .eventMap(let kind): kind.holdsSecret
    case .object(let fields?): fields.contains { $0.kind.holdsSecret }
    }
  }

  /// As a message says what a value has to be.
  package var expectation: String {
    switch self {
    case .string, .secret: "a text"
    case .bool: "true or false"
    case .int: "a whole number"
    case .number: "a number"
    case .enumeration(let values): "one of \(values.joined(separator: ", "))"
    case .scalar: "a text or a number"
    case .list: "a list"
    case .object, .map: "an object"
    case .eventMap: "an object or a list of event names"
    }
  }
}

extension Setting.Field {
  /// The type of the field where an expression reads it.
  fileprivate func recordField(at place: String) -> SettingRecordType.Field {
    let base = kind.base(at: place)
    let type = ValueType(base, optional: !isRequired && !kind.isCollection).functionType
    guard case .enumeration(let values) = base else { return SettingRecordType.Field(name, type) }
    return SettingRecordType.Field(name, type, choices: values)
  }
}

extension ValueType.Base {
  /// Of a value in a collection, which is no more than a text.
  fileprivate var withoutChoices: ValueType.Base {
    if case .enumeration = self { .string } else { self }
  }
}
