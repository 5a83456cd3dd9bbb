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
      types.allSatisfy({ readings[$0]?.readsCommonAccessor == true })
    {
      return condition("isMissing(\(first))", failure, indentation: 4)
    }
    let cases = types.compactMap { type -> Code? in
      guard let reading = readings[type], reading.type.isOptional else { return nil }
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
  /// Whether it begins with an accessor that every message has.
  fileprivate var readsCommonAccessor: Bool {
    switch kind {
    case .accessor(let name):
      MessageType.allCases.allSatisfy { FacadeSchema.accessor(named: name, for: $0) != nil }
    case .field: true
    case .path(let base, _): base.readsCommonAccessor
    default: false
    }
  }
}
