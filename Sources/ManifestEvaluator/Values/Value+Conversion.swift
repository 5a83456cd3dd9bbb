import IntegrationRuntime
// SPDX-License-Identifier: MIT
package import JSON
import ManifestLanguage

extension Value {
  /// The constant of a manifest.
  init(_ constant: Constant) {
    self =
      switch constant {
      case .null: .json(.null)
      case .bool(let value): .bool(value)
      case .int(let value): .int(value)
      case .double(let value): .double(value)
      case .string(let value): .string(value)
      }
  }

  /// Whether there is no value.
  package var isMissing: Bool { if case .missing = self { true } else { false } }

  /// Whether there is no value, or JSON null, which counts as missing where there is a choice.
  package var isMissingOrNull: Bool {
    switch self {
    case .missing: true
    case .json(let value): value.isNull
    default: false
    }
  }

  /// Whether this is `true`; what is missing is not.
  var isTrue: Bool { if case .bool(true) = self { true } else { false } }

  /// The value as JSON; nil if it is missing.
  package var jsonValue: JSONValue? {
    switch self {
    case .missing, .lambda: nil
    case .bool(let value): JSONValue(value)
    case .int(let value): JSONValue(value)
    case .double(let value): JSONValue(value)
    case .string(let value): JSONValue(value)
    case .date(let value): JSONValue(value)
    case .json(let value): value
    case .object(let object): object.json
    case .product(let product): product.json
    case .eventMap(let map): JSONValue(written: map)
    case .list(let elements): JSONValue(array: elements.compactMap(\.jsonValue))
    }
  }

  /// The value as compiled code has it where the type is this one: an Int among Doubles is one, what
  /// stands where JSON is declared is JSON.
  func conformed(to base: ValueType.Base) -> Value {
    switch (self, base) {
    case (.missing, _), (.lambda, _), (.json, .json): self
    case (.int(let value), .double): .double(Double(value))
    case (_, .json): jsonValue.map { .json($0) } ?? .missing
    case (.list(let elements), .list(let element)):
      switch element {
      case .double, .json, .list: .list(elements.map { $0.conformed(to: element) })
      default: self
      }
    default: self
    }
  }
}
