// SPDX-License-Identifier: MIT
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// Emits `validate(_:)`: the checks one after another, the first failure ends it.
struct ValidationEmitter {
  let manifest: Manifest
  let names: IntegrationNames

  func emit() -> Code {
    let checks = manifest.ensures.filter(\.canFail).map(check)
    return """
      /// The manifest's checks in their order; the first that fails, or nil.
      public func validate(_ message: Message) -> IntegrationError? {
        \(lines: checks)
        return nil
      }
      """
  }

  private func check(_ ensure: Ensure) -> Code {
    switch ensure.subject {
    case .setting(let name): settingCheck(name)
    case .message(let path, let readings): messageCheck(path, readings)
    case .condition(let blame, let conditions, _): conditionCheck(blame, conditions)
    }
  }

  /// The type of a required setting leaves only the empty text to check.
  private func settingCheck(_ name: String) -> Code {
    guard let setting = manifest.setting(name) else { return .empty }
    switch setting.kind {
    case .string, .secret:
      let property = names.settings[name] ?? .lowerCamel(name)
      return "if settings.\(property).isEmpty { return .missing(setting: \(literal: name)) }"
    case .bool, .int, .number, .enumeration: return .empty
    }
  }

  /// A check by condition, for each message type that it is for.
  private func conditionCheck(
    _ blame: Ensure.Blame, _ conditions: [MessageType: Ensure.Condition]
  ) -> Code {
    let types = manifest.methods.map(\.type).filter { conditions[$0] != nil }
    let blamed: Code = blame == .message ? "rejected" : "invalid"
    func check(_ type: MessageType?, _ condition: Ensure.Condition, indentation: Int) -> Code {
      let emitter = ExpressionEmitter(names: names, messageType: type)
      let reason: Code =
        if case .constant(.string(let text)) = condition.reason.kind {
          "\(literal: text)"
        } else {
          "\(emitter.emit(condition.reason).atom) ?? \"\""
        }
      return self.condition(
        emitter.condition(condition.failure), "return .\(blamed)(\(reason))", indentation: indentation)
    }
    if types.count == manifest.methods.count,
      types.allSatisfy({ conditions[$0]?.failure.isCommon == true && conditions[$0]?.reason.isCommon == true }),
      let first = types.first.flatMap({ conditions[$0] })
    {
      return check(nil, first, indentation: 4)
    }
    let cases = types.compactMap { type in
      conditions[type].map { condition -> Code in
        let name = Identifier.lowerCamel(type.rawValue)
        return """
          case .\(name)(let \(name)):
            \(check(type, condition, indentation: 6))
          """
      }
    }
    return """
      switch message {
      \(lines: cases)
      default: break
      }
      """
  }

  private func condition(_ condition: Code, _ failure: Code, indentation: Int) -> Code {
    let oneLine: Code = "if \(condition) { \(failure) }"
    if oneLine.width + indentation <= 100 { return oneLine }
    return """
      if \(condition) {
        \(failure)
      }
      """
  }

  private func messageCheck(_ path: String, _ readings: [MessageType: CheckedExpression]) -> Code {
    let failure: Code = "return .missing(attribute: \(literal: path))"
    let types = manifest.methods.map(\.type)
    let common = ExpressionEmitter(names: names, messageType: nil)
    let codes = types.compactMap { readings[$0].map(common.value) }
    if let first = codes.first, Set(codes).count == 1,
      types.allSatisfy({ readings[$0]?.isCommon == true })
    {
      return condition("isMissing(\(first))", failure, indentation: 4)
    }
    let cases = types.compactMap { type -> Code? in
      guard let reading = readings[type], reading.type.isOptional || reading.type.base == .json
      else { return nil }
      let name = Identifier.lowerCamel(type.rawValue)
      let value = ExpressionEmitter(names: names, messageType: type).value(reading)
      return """
        case .\(name)(let \(name)):
          \(condition("isMissing(\(value))", failure, indentation: 6))
        """
    }
    return """
      switch message {
      \(lines: cases)
      default: break
      }
      """
  }
}

extension CheckedExpression {
  /// Whether it reads only what every message has, in the same way.
  fileprivate var isCommon: Bool {
    switch kind {
    case .accessor(let name):
      MessageType.allCases.allSatisfy { FacadeSchema.accessor(named: name, for: $0) != nil }
        && Set(MessageType.allCases.compactMap { type in
          FacadeSchema.accessor(named: name, for: type).map { "\($0.type) \($0.isOptional)" }
        }).count == 1
    default: children.allSatisfy(\.isCommon)
    }
  }
}
