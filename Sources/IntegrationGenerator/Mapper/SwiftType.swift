// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// How a type of the language is spelled in generated Swift.
enum SwiftType {
  /// - Parameter settings: the name of the type that has the enums of the settings.
  static func name(_ type: ValueType) -> Code {
    let base: Code =
      switch type.base {
      case .bool: "Bool"
      case .int: "Int"
      case .double: "Double"
      case .string, .enumeration: "String"
      case .date: "Instant"
      case .json, .null, .invalid: "JSONValue"
      case .object: "JSONObject"
      case .products: "[Track]"
      }
    return type.isOptional ? "\(base)?" : base
  }
}
