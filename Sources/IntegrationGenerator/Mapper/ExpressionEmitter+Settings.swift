// SPDX-License-Identifier: MIT
import FunctionLibrary
import ManifestLanguage
import SwiftEmitter

extension ExpressionEmitter {
  /// A setting, or a field of one, as the settings have it: a secret is one, an enum is one.
  func entered(_ expression: CheckedExpression) -> (value: SwiftExpression, kind: Setting.Kind)? {
    switch expression.kind {
    case .setting(let setting):
      let property: Code = "settings.\(names.settings[setting.name] ?? .lowerCamel(setting.name))"
      return (SwiftExpression(property, setting.type), setting.kind)
    case .recordField(let base, let record, let field):
      guard let type = ValueType(field.type),
        case .object(let fields?)? = names.settingTypes.kind(at: record.place),
        let kind = fields.first(where: { $0.name == field.name })?.kind
      else { return nil }
      let base = emit(base)
      let property = names.settingTypes.property(field.name, at: record.place)
      return (
        SwiftExpression(
          "\(base.receiver).\(property)",
          ValueType(type.base, optional: type.isOptional || base.type.isOptional),
          isChain: base.type.isOptional && !type.isOptional), kind
      )
    default: return nil
    }
  }

  /// A setting, or a field of one, as expressions have it.
  func settingValue(_ expression: CheckedExpression) -> SwiftExpression {
    guard let (value, kind) = entered(expression) else {
      return SwiftExpression("nil", expression.type)
    }
    guard let conversion = kind.conversion else { return value }
    return SwiftExpression(
      "\(value.receiver)\(conversion)", value.type, isChain: value.type.isOptional)
  }

  /// `settings.hosts["eu"]`
  func entry(
    _ table: CheckedExpression, _ key: CheckedExpression, _ type: ValueType
  ) -> SwiftExpression {
    let (base, conversion) = source(table)
    let value: Code = "\(base.receiver)[\(emit(key).code)]"
    guard let conversion else { return SwiftExpression(value, type.asOptional) }
    return SwiftExpression("\(value)?\(conversion)", type.asOptional, isChain: true)
  }

  /// `settings.events.matching(track.event)`
  func matches(
    _ map: CheckedExpression, _ event: CheckedExpression, _ type: ValueType
  ) -> SwiftExpression {
    let (base, conversion) = source(map)
    let found: Code = "\(base.receiver).matching(\(emit(event).code))"
    let type = ValueType(type.base, optional: base.type.isOptional)
    guard let conversion else {
      return SwiftExpression(found, type, isChain: base.type.isOptional)
    }
    let code: Code =
      conversion.text.contains("(")
      ? "\(found).map({ $0\(conversion) })" : "\(found).map(\\\(conversion))"
    return SwiftExpression(code, type, isChain: base.type.isOptional)
  }

  /// A table, and what stands behind one of its values: only what is found is converted.
  func source(_ table: CheckedExpression) -> (value: SwiftExpression, conversion: Code?) {
    guard let (value, kind) = entered(table) else { return (emit(table), nil) }
    switch kind {
    case .map(let element), .eventMap(let element): return (value, element.conversion)
    default: return (value, nil)
    }
  }
}
