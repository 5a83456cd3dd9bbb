// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// Path, query, headers and body of a request.
extension RequestEmitter {
  // MARK: Query and body

  func query(_ declared: inout [PayloadType]) -> Code {
    switch request.query {
    case .items(let items): return Layout.list("query: ", items.map(item))
    case .object(let value):
      let made = self.value(value, "query", &declared)
      return Layout.call("query: QueryItems", [made] + lists(unless: .repeat), room: 80)
    }
  }

  func body(payload: Code, _ declared: inout [PayloadType]) -> Code? {
    switch request.body {
    case .none: return nil
    case .payload(.json): return Layout.call(".json", [payload], room: 92)
    case .payload(.form): return Layout.call(".form", [payload] + lists(unless: .indices), room: 80)
    case .payload(.multipart): return Layout.call(".multipart", [payload], room: 92)
    case .json(let value): return Layout.call(".json", [self.value(value, "body", &declared)])
    case .form(.items(let items)): return ".form(\(Layout.list("", items.map(item))))"
    case .form(.object(let value)):
      let made = self.value(value, "form", &declared)
      return Layout.call(".form", [made] + lists(unless: .indices), room: 80)
    case .multipart(let value):
      return Layout.call(".multipart", [self.value(value, "form", &declared)])
    case .xml(let root, let value):
      return Layout.call(
        ".xml", ["root: \(literal: root)", self.value(value, "body", &declared)], room: 80)
    case .text(let text): return Layout.call(".text", [bodyText(text)])
    }
  }

  private func bodyText(_ expression: CheckedExpression) -> Code {
    if case .constant(let constant) = expression.kind {
      return "\(literal: constant.messageText ?? "")"
    }
    if let setting = expression.setting, !setting.type.isOptional {
      return texts(expression) { emitter.raw($0) }
    }
    let required = Layout.call("try required", [emitter.value(expression), "\"body\""])
    return Layout.call("RequestText", [required])
  }

  private func lists(unless usual: ListStyle) -> [Code] {
    guard let style = request.lists, style != usual else { return [] }
    return ["lists: .\(style == .repeat ? "repeated" : Code(raw: style.rawValue))"]
  }

  /// What is made as a payload is; the types it needs are declared beside the request's function.
  func value(
    _ value: CheckedValue, _ part: String, _ declared: inout [PayloadType]
  ) -> Code {
    let title = standIn ?? names.functions.title(of: method, step: step)
    let emitted = PayloadEmitter(expressions: emitter, pieces: pieces).emit(
      value, name: .upperCamel("\(title.name) \(part)"), path: [],
      documentation: [
        "The \(part) of \(step.name.map { "the step `\($0)`" } ?? method.subject)."
      ])
    declared += emitted.declared
    return emitted.mayLackKey
      ? Layout.call("try complete", [emitted.code], room: 80) : emitted.code
  }

  // MARK: Texts

  /// The path, and before it a constant for each value of the message in it: one that is not there
  /// ends the request. The checks see to it; what they cannot see is refused here.
  func path() -> (bindings: [Code], path: Code?) {
    guard let path = request.path else { return ([], nil) }
    if request.isAbsolute, case .setting = path.kind {
      return ([], "\"\\(url: \(emitter.raw(path)))\"")
    }
    var bindings: [Code] = []
    var scope = NameScope(
      reserved: Set(
        ["settings", "mapper", "payload", "payload JSON", "step payload", "step payload JSON"]
          .map(Identifier.lowerCamel)
          + method.allRequestSteps.compactMap(\.name).map { LocalNames.answer(of: $0) } + [message]
          + step.bindings(in: method).map { emitter.locals.name(of: $0.local) }
          + step.surroundings.elements.map { emitter.locals.name(of: $0) }))
    let text = texts(path) { part in
      if part.isKnownWithSettings, !emitter.emit(part).type.isOptional { return emitter.raw(part) }
      let name = scope.claim(.lowerCamel(part.attributeName))
      let call: Code =
        "try required(\(emitter.value(part)), \(literal: part.attributeName))"
      bindings.append(
        call.isSingleLine && call.width <= 74
          ? "let \(name) = \(call)"
          : "let \(name) = \(Layout.call("try required", [emitter.value(part), "\(literal: part.attributeName)"], room: 0))"
      )
      return "\(name)"
    }
    return (bindings, text)
  }

  func texts(_ expression: CheckedExpression, hole: (CheckedExpression) -> Code) -> Code {
    let parts: [CheckedExpression] =
      if case .text(let parts) = expression.kind { parts } else { [expression] }
    return emitter.literal(parts, hole: hole)
  }

  /// `"name": value` for query and headers; nil is left out.
  func item(_ item: RequestItem) -> Code {
    "\(literal: item.name): \(requestText(item.value))"
  }

  private func requestText(_ expression: CheckedExpression) -> Code {
    if case .constant(.string(let text)) = expression.kind { return "\(literal: text)" }
    if case .constant(.null) = expression.kind { return "nil" }
    if case .constant(let constant) = expression.kind {
      return "\(literal: constant.messageText ?? "")"
    }
    if let setting = expression.setting, !setting.type.isOptional {
      return texts(expression) { emitter.raw($0) }
    }
    let value = emitter.value(expression)
    guard !value.isSingleLine else { return "RequestText(optional: \(value))" }
    return """
      RequestText(
        optional: \(value)
      )
      """
  }
}

extension ExpressionEmitter {
  /// A setting as it is: a secret stays one, so that what is made of it can hide it.
  func raw(_ expression: CheckedExpression) -> Code {
    if let (value, kind) = entered(expression) {
      if kind == .secret {
        return value.type.isOptional ? "\(value.atom) ?? \"\"" : value.code
      }
      if kind == .scalar {
        return value.type.isOptional ? "\(value.receiver).text ?? \"\"" : "\(value.receiver).text"
      }
    }
    return entire(expression)
  }

  /// A text that is known to be there, where Swift may not know it.
  func entire(_ expression: CheckedExpression) -> Code {
    let value = emit(expression)
    guard value.type.isOptional else {
      return value.type.base == .double ? "\(value.atom).messageText ?? \"\"" : value.code
    }
    // Without it there is no request: an empty part is refused where it stands.
    let text: Code = value.type.base == .string ? value.operand : "\(value.receiver).messageText"
    return "\(text) ?? \"\""
  }
}
