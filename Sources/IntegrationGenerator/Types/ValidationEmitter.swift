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
    if case .setting = ensure.subject {
      return line(ensure, .track, ExpressionEmitter(names: names, messageType: nil), "checks")
    }
    var types: [MessageType: MessageType] = [:]
    for type in manifest.types where canFail(ensure, type) { types[type] = type }
    return perType(
      types,
      parts: { type in
        var parts: [CheckedExpression] = []
        ensure.forEachExpression(of: type) { parts.append($0) }
        return parts
      },
      { emitter, type in line(ensure, type, emitter, "checks") })
  }

  /// Whether there is something to check of messages of a type.
  private func canFail(_ ensure: Ensure, _ type: MessageType) -> Bool {
    if case .message(_, let readings) = ensure.subject {
      return readings[type].map { $0.type.isOptional || $0.type.base == .json } ?? false
    }
    return ensure.isFor(type)
  }

  /// The check of messages of one type.
  private func line(
    _ ensure: Ensure, _ type: MessageType, _ emitter: ExpressionEmitter, _ checks: Code
  ) -> Code {
    switch ensure.subject {
    case .setting(let name):
      let property = names.settings[name] ?? .lowerCamel(name)
      return "\(checks).require(setting: \(literal: name), settings.\(property))"
    case .message(let path, let readings):
      guard let reading = readings[type] else { return .empty }
      return Layout.call(
        "\(checks).require", ["attribute: \(literal: path)", emitter.value(reading)], room: 90)
    case .condition(let blame, let conditions, let words):
      guard let condition = conditions[type] else { return .empty }
      return Layout.call(
        blame == .message ? "\(checks).reject" : "\(checks).invalidate",
        [
          Layout.condition("when", emitter.test(condition.failure)),
          reason(condition.reason, otherwise: words.text, emitter),
        ], room: 90)
    case .group(let group):
      let lines = group.checks.filter { $0.isFor(type) }.map { line($0, type, emitter, "one") }
      let reason = group.reasons[type].map {
        "(\(self.reason($0, otherwise: group.reason ?? "", emitter)))" as Code
      }
      return """
        \(checks).\(Code(raw: group.rule.rawValue))\(reason ?? "") { one in
          \(lines: lines)
        }
        """
    }
  }

  /// A reason with a part that is missing is what the check says.
  private func reason(
    _ reason: CheckedExpression, otherwise text: String, _ emitter: ExpressionEmitter
  ) -> Code {
    if case .constant(.string(let text)) = reason.kind {
      return Layout.literal(text, room: 80)
    }
    return "\(emitter.emit(reason).atom) ?? \(literal: text)"
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
