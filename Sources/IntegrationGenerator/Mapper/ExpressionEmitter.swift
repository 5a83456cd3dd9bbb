// SPDX-License-Identifier: MIT
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// Spells checked expressions in Swift.
///
/// In scope: the message's facade under `message` (`track`, …) and the settings under `settings`.
struct ExpressionEmitter {
  let names: IntegrationNames
  /// Nil where there is no message.
  let messageType: MessageType?

  private var message: Identifier { .lowerCamel(messageType?.rawValue ?? "message") }

  /// The expression's value, of the type ``swiftType(_:)`` gives.
  func value(_ expression: CheckedExpression) -> Code {
    switch expression.kind {
    case .constant(let constant): Self.constant(constant)
    case .accessor(let name): "\(message).\(Self.accessor(name, for: messageType))"
    case .message: "\(message).json"
    case .rawMessage: "\(message).rawEvent"
    case .field(let name): "\(message).field(\(literal: name))"
    case .setting(let setting): self.setting(setting)
    case .path(let base, let steps):
      "\(operand(base))\(declaredType(base).isOptional ? "?" : "")\(Self.lookUp(steps))"
    case .member(let base, let member):
      "\(operand(base))\(declaredType(base).isOptional ? "?" : "").\(Identifier.lowerCamel(member.rawValue))"
    case .coalesce(let left, let right): coalesce(left, right, to: expression.type)
    case .text(let parts): text(parts)
    case .invalid: "nil"
    }
  }

  /// The same where something binds to it.
  private func operand(_ expression: CheckedExpression) -> Code {
    if case .coalesce = expression.kind { return "(\(value(expression)))" }
    return value(expression)
  }

  /// Type of the Swift expression. A narrowed accessor still gives an optional there, a text too:
  /// what is nil is left out of a payload.
  func swiftType(_ expression: CheckedExpression) -> Code {
    SwiftType.name(declaredType(expression))
  }

  /// The type with the optionality that the Swift expression has.
  func declaredType(_ expression: CheckedExpression) -> ValueType {
    var type = expression.type
    switch expression.kind {
    case .accessor(let name):
      if let messageType, let accessor = FacadeSchema.accessor(named: name, for: messageType) {
        type = ValueType(accessor)
      }
    case .field, .path, .text: type.isOptional = true
    case .coalesce(_, let right): type.isOptional = declaredType(right).isOptional
    default: break
    }
    return type
  }

  private func setting(_ setting: Setting) -> Code {
    let property: Code = "settings.\(names.settings[setting.name] ?? .lowerCamel(setting.name))"
    let isOptional = setting.type.isOptional
    return switch setting.kind {
    case .secret: isOptional ? "\(property)?.value" : "\(property).value"
    case .enumeration: isOptional ? "\(property)?.rawValue" : "\(property).rawValue"
    case .string, .bool, .int, .number: property
    }
  }

  private func text(_ parts: [CheckedExpression]) -> Code {
    let literal = literal(parts, hole: value)
    if literal.isSingleLine { return "text(\(literal))" }
    return Code(raw: "text(\n  \(literal.text)\n)")
  }

  private func coalesce(
    _ left: CheckedExpression, _ right: CheckedExpression, to type: ValueType
  ) -> Code {
    let leftType = declaredType(left)
    guard leftType.isOptional else { return converted(left, to: type.base) }
    let leftCode = converted(left, to: type.base)
    // JSON null counts as missing, as everywhere in the language.
    let present: Code = leftType.base == .json ? "\(leftCode).present" : leftCode
    let rightCode = converted(right, to: type.base)
    return "\(present) ?? \(rightCode)"
  }

  /// A value as one of a wider type.
  private func converted(_ expression: CheckedExpression, to base: ValueType.Base) -> Code {
    let type = declaredType(expression)
    guard type.base != base else { return value(expression) }
    let code = operand(expression)
    switch (type.base, base) {
    case (.enumeration, .string): return code
    case (.int, .double):
      if case .constant = expression.kind { return code }
      return type.isOptional ? "\(code).map(Double.init)" : "Double(\(code))"
    case (.null, .json): return code
    case (_, .json):
      return type.isOptional ? "\(code).map { JSONValue($0) }" : "JSONValue(\(code))"
    default: return code
    }
  }

  static func constant(_ constant: Constant) -> Code {
    switch constant {
    case .null: "JSONValue.null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "\(value)"
    case .double(let value): Code(raw: String(describing: value))
    case .string(let value): "\(literal: value)"
    }
  }

  /// A string literal with holes. A long one goes over several lines that read as one.
  func literal(_ parts: [CheckedExpression], hole: (CheckedExpression) -> Code) -> Code {
    let pieces = parts.map { part in
      if case .constant(.string(let text)) = part.kind {
        return String(StringLiteral.escaped(text).dropFirst().dropLast())
      }
      return "\\(\(hole(part).text))"
    }
    if pieces.reduce(0, { $0 + $1.count }) <= 72 {
      return Code(raw: "\"\(pieces.joined())\"")
    }
    var lines = [""]
    for piece in pieces {
      if let last = lines.last, !last.isEmpty, last.count + piece.count > 80 { lines.append("") }
      lines[lines.count - 1] += piece
    }
    return Code(raw: "\"\"\"\n\(lines.map { "  \($0)" }.joined(separator: "\\\n"))\n  \"\"\"")
  }

  /// The Swift spelling of an accessor, which the schema knows.
  static func accessor(_ name: String, for type: MessageType?) -> Code {
    let type = type ?? .identify
    return FacadeSchema.accessor(named: name, for: type).map { Code(raw: $0.swiftName) }
      ?? "\(Identifier.lowerCamel(name))"
  }

  /// The look-up of a path: its keys are normalised here, so that nothing is at run time.
  static func lookUp(_ steps: [PathStep]) -> Code {
    var result: [Code] = []
    var loose: [String] = []
    func flush() {
      guard !loose.isEmpty else { return }
      result.append(".value(at: \(literal: loose.joined(separator: ".")))")
      loose = []
    }
    for step in steps {
      let key = KeySpelling.normalised(step.key)
      if step.isExact || key.isEmpty {
        flush()
        result.append("[exact: \(literal: step.key)]")
      } else {
        loose.append(key)
      }
    }
    flush()
    return result.joined(separator: "?")
  }
}

/// The facade's key matching (obj-case): only ASCII letters and digits count, without case.
enum KeySpelling {
  static func normalised(_ key: String) -> String {
    String(
      decoding: key.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case 0x61...0x7A, 0x30...0x39: byte
        case 0x41...0x5A: byte | 0x20
        default: nil
        }
      }, as: UTF8.self)
  }
}
