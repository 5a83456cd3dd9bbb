// SPDX-License-Identifier: MIT
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// Emits `check(_:_:)`: the manifest's checks, a line each, in their order.
struct ValidationEmitter {
  let manifest: Manifest
  let names: IntegrationNames

  func emit() -> Code {
    let checks = manifest.ensures.filter(\.canFail).map(check)
    guard !checks.isEmpty else { return .empty }
    return """
      /// Makes the manifest's checks in their order.
      public func check(_ message: Message, _ checks: inout Checks) {
        \(lines: checks)
      }
      """
  }

  private func check(_ ensure: Ensure) -> Code {
    switch ensure.subject {
    case .setting(let name):
      let property = names.settings[name] ?? .lowerCamel(name)
      return "checks.require(setting: \(literal: name), settings.\(property))"
    case .message(let path, let readings):
      let canFail = readings.filter { $0.value.type.isOptional || $0.value.type.base == .json }
      return perType(canFail, parts: { [$0] }) { emitter, reading in
        Layout.call(
          "checks.require",
          ["attribute: \(literal: path)", emitter.value(reading)], room: 90)
      }
    case .condition(let blame, let conditions, let words):
      let function: Code = blame == .message ? "checks.reject" : "checks.invalidate"
      return perType(conditions, parts: { [$0.failure, $0.reason] }) { emitter, condition in
        let reason: Code =
          if case .constant(.string(let text)) = condition.reason.kind {
            "\(literal: text)"
          } else {
            // A reason with a part that is missing: what the check says.
            "\(emitter.emit(condition.reason).atom) ?? \(literal: words.text)"
          }
        return Layout.call(
          function, ["when: \(emitter.test(condition.failure))", reason], room: 90)
      }
    }
  }

  /// One line if all types are checked alike and what is read is in every message; else a case for
  /// each type.
  private func perType<Item>(
    _ items: [MessageType: Item], parts: (Item) -> [CheckedExpression],
    _ line: (ExpressionEmitter, Item) -> Code
  ) -> Code {
    let types = manifest.types
    let isCommon = types.allSatisfy { type in
      items[type].map { parts($0).allSatisfy(\.isCommon) } ?? false
    }
    if isCommon, let item = types.first.flatMap({ items[$0] }) {
      return line(ExpressionEmitter(names: names, messageType: nil), item)
    }
    let cases = types.compactMap { type -> Code? in
      guard let item = items[type] else { return nil }
      let name = Identifier.lowerCamel(type.rawValue)
      let readsMessage = parts(item).contains { !$0.isKnownWithSettings }
      return """
        case .\(name)\(readsMessage ? "(let \(name))" : ""):
          \(line(ExpressionEmitter(names: names, messageType: type), item))
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
    case .accessor(let name): Self.commonAccessors.contains(name)
    default: children.allSatisfy(\.isCommon)
    }
  }

  private static let commonAccessors = Set(
    FacadeSchema.accessors(for: .delete).map(\.name).filter { name in
      let kinds = MessageType.allCases.map { type in
        FacadeSchema.accessor(named: name, for: type).map { "\($0.type) \($0.isOptional)" }
      }
      return Set(kinds).count == 1
    })
}
