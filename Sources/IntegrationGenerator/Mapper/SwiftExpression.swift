// SPDX-License-Identifier: MIT
import FunctionLibrary
import ManifestLanguage
import SwiftEmitter

/// A Swift expression and the type it has there. The language knows a value to be there where Swift
/// does not, so that the type may be optional though the language's is not; never the other way.
struct SwiftExpression {
  var code: Code
  var type: ValueType
  /// Whether something can be put behind it with a dot, or around it, without parentheses.
  var isAtom = true
  /// Whether it is optional only because it is an optional chain, which goes on with a dot.
  var isChain = false
  /// Whether the compiler sees what the value is, and so what code behind it is never run.
  var isConstant = false

  init(
    _ code: Code, _ type: ValueType, isAtom: Bool = true, isChain: Bool = false,
    isConstant: Bool = false
  ) {
    self.code = code
    self.type = type
    self.isAtom = isAtom
    self.isChain = isChain
    self.isConstant = isConstant
  }

  /// The code, in parentheses if something binds to it.
  var atom: Code { isAtom ? code : "(\(code))" }

  /// The code as one value: what is put behind it does not become a part of its chain.
  var operand: Code { isChain ? "(\(code))" : atom }

  /// Ready for a dot.
  var receiver: Code {
    // A `!` in front would take in what follows the dot, a number the dot itself.
    let isOpen = isAtom && (code.text.first == "!" || code.text.first?.isNumber == true)
    let base: Code = isOpen ? "(\(code))" : atom
    return type.isOptional && !isChain ? "\(base)?" : base
  }
}

extension SwiftExpression {
  /// The same with a type that has a name, where it may be handed on.
  func spelledOut(of expression: CheckedExpression) -> SwiftExpression {
    guard expression.dependsOnContext, !IntegrationNames.isKnown(type) else { return self }
    return SwiftExpression(
      type.isOptional ? "\(operand).map { Array($0) }" : "Array(\(code))", type)
  }
}

extension IntegrationNames {
  /// Whether the value in Swift has the type of that name; products come one by one.
  static func isKnown(_ type: ValueType) -> Bool { type.base != .list(.product) }

  /// How a type of the language is spelled in generated Swift.
  func swift(_ type: ValueType) -> Code {
    type.isOptional ? "\(swift(type.base))?" : swift(type.base)
  }

  /// The same of one that is not optional.
  func swift(_ base: ValueType.Base) -> Code {
    switch base {
    case .bool: "Bool"
    case .int: "Int"
    case .double: "Double"
    case .string, .enumeration: "String"
    case .date: "Instant"
    case .json, .null, .invalid: "JSONValue"
    case .object, .record: "JSONObject"
    case .product: "Product"
    case .settingRecord(let record): "\(type).Settings.\(settingTypes.name(at: record.place))"
    case .map(let value): "SettingMap<\(swift(value))>"
    case .eventMap(let value): "EventMap<\(swift(value))>"
    case .list(let element): "[\(swift(element))]"
    }
  }
}
