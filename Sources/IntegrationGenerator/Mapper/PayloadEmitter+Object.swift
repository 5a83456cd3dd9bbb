// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

extension PayloadEmitter {
  /// A record with spreads or computed keys: statements that put its members in one after another.
  func object(_ record: CheckedRecord, name: Identifier, path: [Identifier]) -> Emitted {
    var state = ObjectState(types: NameScope(reserved: Set(path)), path: path, prefix: name)
    let lines = expressions.locals.scoped { statements(record.entries, state: &state) }
    let code: Code = """
      PayloadObject\(record.omitsNull ? "(omitsNull: true)" : "") { object in
        \(lines: lines)
      }
      """
    return Emitted(
      type: "PayloadObject", isOptional: record.omitsEmpty,
      code: record.omitsEmpty ? "\(code).omittedIfEmpty" : code, declared: state.declared,
      isPayload: true, mayLackKey: state.mayLackKey)
  }

  /// Statements that put the members of a record into an object.
  func members(_ value: CheckedValue, name: Identifier) -> Emitted {
    var state = ObjectState(types: NameScope(), path: [], prefix: name)
    let lines = spread(value, state: &state)
    return Emitted(
      type: "PayloadObject", isOptional: false, code: lines.joined(), declared: state.declared,
      mayLackKey: state.mayLackKey)
  }

  struct ObjectState {
    var types: NameScope
    let path: [Identifier]
    /// What begins the names of types that members need.
    let prefix: Identifier
    var declared: [PayloadType] = []
    var mayLackKey = false
    var locals = NameScope()
  }

  private func statements(
    _ entries: [CheckedRecord.Entry], state: inout ObjectState
  ) -> [Code] {
    entries.flatMap { entry -> [Code] in
      switch entry {
      case .field(let field): return self.field(field, state: &state)
      case .spread(.expression(let expression)):
        return [Layout.call("object.spread", [expressions.value(expression)], room: 80)]
      case .spread(.record(let value)): return spread(value, state: &state)
      }
    }
  }

  private func field(_ field: CheckedField, state: inout ObjectState) -> [Code] {
    let wish = Identifier.upperCamel(field.name ?? "member")
    let value = emit(
      field.value, name: state.types.claim(state.prefix.suffixed(wish.name)), path: state.path,
      documentation: ["What stands under `\(field.name ?? "a computed key")`."])
    state.declared += value.declared
    state.mayLackKey = state.mayLackKey || value.mayLackKey || field.isRequired
    let key: Code
    switch field.key {
    case .known(let name): key = "\(literal: name)"
    case .computed(let expression):
      let emitted = expressions.emit(expression)
      key =
        emitted.type.base == .string
        ? emitted.code : "text(\"\\(\(emitted.code))\")"
    }
    guard field.isRequired, let name = field.name else {
      return [Layout.call("object.set", [key, value.code], room: 80)]
    }
    let local: Code = "\(state.locals.claim(.lowerCamel("required \(name)")))"
    return [
      "let \(local) = \(value.code)",
      "object.require(\(literal: name), isMissing: isMissing(\(local)))",
      "object.set(\(key), \(local))",
    ]
  }

  /// Members of another record, if what stands around it says so.
  private func spread(_ value: CheckedValue, state: inout ObjectState) -> [Code] {
    switch value {
    case .record(let record) where !record.omitsNull:
      return statements(record.entries, state: &state)
    case .record(let record):
      let name = state.types.claim(state.prefix.suffixed("Members"))
      let members = object(record, name: name, path: state.path)
      state.declared += members.declared
      state.mayLackKey = state.mayLackKey || members.mayLackKey
      return [Layout.call("object.spread", [members.code], room: 80)]
    case .expression(let expression):
      return [Layout.call("object.spread", [expressions.value(expression)], room: 80)]
    case .when(let condition, let value):
      return [conditional(condition, spread(value, state: &state))]
    case .binding(let bindings, let value):
      return self.statements(bindings.needed(by: value), uses: value.localUses)
        + spread(value, state: &state)
    case .piece(let piece):
      guard let made = pieces?.emit(piece, as: .members, from: self) else {
        return spread(piece.value, state: &state)
      }
      state.declared += made.declared
      state.mayLackKey = state.mayLackKey || made.mayLackKey
      return [made.code]
    case .choice(let cases, let otherwise):
      var code: Code = .empty
      for item in cases {
        let next = conditional(item.condition, spread(item.value, state: &state))
        code = code.isEmpty ? next : "\(code) else \(next)"
      }
      if let otherwise {
        code = """
          \(code) else {
            \(lines: spread(otherwise, state: &state))
          }
          """
      }
      return [code]
    // The checker lets no list be spread.
    case .list, .each: return []
    }
  }

  private func conditional(_ condition: CheckedExpression, _ lines: [Code]) -> Code {
    Layout.conditional("if", expressions.test(condition), lines)
  }
}
