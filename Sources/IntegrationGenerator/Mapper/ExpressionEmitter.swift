// SPDX-License-Identifier: MIT
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// Spells checked expressions in Swift.
///
/// In scope: the message's facade under `message` (`track`, …), the settings under `settings`, and
/// the operations of `MappingScope`.
struct ExpressionEmitter {
  let names: IntegrationNames
  /// Nil where there is no message.
  let messageType: MessageType?
  /// Whether it is seen without its type's own accessors, as `message`.
  let isGeneral: Bool
  let locals: LocalNames
  /// What a step's own payload is called: there may be the method's too.
  var stepPayload: Code = "payload"

  /// - Parameter steps: names of steps, which their answers have.
  init(
    names: IntegrationNames, messageType: MessageType?, isGeneral: Bool = false,
    steps: [String] = []
  ) {
    self.names = names
    self.messageType = messageType
    self.isGeneral = isGeneral
    locals = LocalNames(messageType: isGeneral ? nil : messageType, steps: steps)
  }

  /// For a method, whose steps' answers have names of their own.
  init(names: IntegrationNames, method: Method) {
    // What sends a batch has names of its own.
    let own = method.batch == nil ? [] : ["request"]
    self.init(
      names: names, messageType: method.type,
      steps: method.allRequestSteps.compactMap(\.name) + own)
  }

  /// What the message is called.
  var message: Identifier {
    .lowerCamel(isGeneral ? "message" : messageType?.rawValue ?? "message")
  }

  func value(_ expression: CheckedExpression) -> Code { emit(expression).code }

  /// The compiler's time grows faster than an expression: of a part of a larger one that weighs more
  /// than this it is told the type, so that it looks at the part by itself.
  private static let maxWeight = 20

  func emit(_ expression: CheckedExpression) -> SwiftExpression {
    let (value, weight) = locals.weighed(Self.weight(of: expression)) { spelled(expression) }
    guard weight > Self.maxWeight, locals.isInExpression, IntegrationNames.isKnown(value.type)
    else {
      return value
    }
    locals.lighten(by: weight - 1)
    return SwiftExpression("(\(value.atom) as \(names.swift(value.type)))", value.type)
  }

  /// How much an expression adds to what the compiler looks at together. Of `??` there are two, one
  /// for a fallback that may be missing.
  private static func weight(of expression: CheckedExpression) -> Int {
    if case .coalesce = expression.kind, expression.type.isOptional { 4 } else { 1 }
  }

  private func spelled(_ expression: CheckedExpression) -> SwiftExpression {
    let type = expression.type
    switch expression.kind {
    case .constant(let constant):
      let code = Self.constant(constant)
      return SwiftExpression(code, type, isAtom: !code.text.hasPrefix("-"), isConstant: true)
    case .accessor(let name): return accessor(name)
    case .message: return SwiftExpression("\(message).json", type)
    case .rawMessage: return SwiftExpression("\(message).rawEvent", type)
    case .field(let name):
      return SwiftExpression("\(message).field(\(literal: name))", type.asOptional)
    case .options:
      return SwiftExpression("options(of: \(message), \(names.type).declaration.name)", type)
    case .enabled:
      return SwiftExpression("\(message).enabled(\(names.type).declaration.name)", type)
    case .setting, .recordField: return settingValue(expression)
    case .entry(let table, let key): return entry(table, key, type)
    case .matches(let map, let event): return matches(map, event, type)
    case .eventNames(let map):
      let map = source(map).value
      return SwiftExpression("\(map.receiver).names", type, isChain: map.type.isOptional)
    case .tableObject(let table):
      let table = emit(table)
      return SwiftExpression(
        table.type.isOptional
          ? "\(table.operand).map({ JSONObject(written: $0) })"
          : "JSONObject(written: \(table.code))", type)
    case .local(let local): return spelled(local)
    case .payload(let owner):
      return SwiftExpression(
        json(of: owner), type.base == .object ? type : ValueType(.json, optional: true))
    case .answer(let answer, let part): return self.answer(answer, part)
    case .productAccessor(let base, let name): return productAccessor(emit(base), name)
    case .path(let base, let steps):
      let base = emit(base)
      return SwiftExpression(
        "\(base.receiver)\(Self.lookUp(steps))", ValueType(.json, optional: true))
    case .element(let list, let index):
      return element(typed(emit(list), list), emit(index), type)
    case .lookup(let table, let key):
      return SwiftExpression(
        "lookUp(\(emit(key).code), in: \(names.tables).\(names.table(table.name)))",
        ValueType(table.type, optional: true))
    case .call(let function, let receiver, let arguments):
      return call(function, receiver, arguments, type)
    case .lambda: return SwiftExpression("nil", type)
    case .not(let inner):
      let code = condition(inner)
      // Swift takes no two of them in a row.
      return SwiftExpression(
        code.text.hasPrefix("!") ? Code(raw: String(code.text.dropFirst())) : "!\(code)", type)
    case .negated(let inner):
      return SwiftExpression("negated(\(emit(inner).code))", type.asOptional)
    case .binary(let op, let left, let right): return binary(op, left, right, type)
    case .coalesce(let left, let right): return coalesce(left, right, to: type)
    case .conditional(let condition, let then, let otherwise):
      return conditional(condition, then, otherwise, type)
    case .list(let elements): return list(elements, type)
    case .text(let parts): return SwiftExpression(text(parts), ValueType(.string, optional: true))
    case .invalid: return SwiftExpression("nil", type)
    }
  }

  /// A name, or what stands for it.
  func spelled(_ local: Local) -> SwiftExpression {
    locals.alias(of: local) ?? locals.value(of: local)
  }

  /// What a payload is called.
  func name(of owner: PayloadOwner) -> Code { owner == .method ? "payload" : stepPayload }

  /// What the payload is called as expressions read it.
  func json(of owner: PayloadOwner) -> Code { "\(name(of: owner))JSON" }

  /// A payload as expressions read it: its type, and what makes it.
  static func json(of type: ValueType) -> (type: Code, conversion: (Code) -> Code) {
    switch (type.base, type.isOptional) {
    case (.object, false): ("JSONObject", { "JSONObject(written: \($0))" })
    case (.object, true): ("JSONObject?", { "\($0).map { JSONObject(written: $0) }" })
    default: ("JSONValue?", { "JSONValue(written: \($0))" })
    }
  }

  /// The statements that make a payload and, if they do, what expressions read of it.
  func payload(
    _ owner: PayloadOwner, _ value: CheckedValue?, made call: Code, isRead: Bool = true
  ) -> [Code] {
    let making = Layout.constant("let \(name(of: owner))", call)
    return isRead ? [making, reading(owner, value)] : [making]
  }

  /// The statement that makes of a payload what expressions read.
  func reading(_ owner: PayloadOwner, _ value: CheckedValue?) -> Code {
    let (type, conversion) = Self.json(of: value?.type ?? ValueType(.json))
    let head: Code = "let \(json(of: owner))\(type == "JSONValue?" ? ": JSONValue?" : "")"
    return "\(head) = \(conversion(name(of: owner)))"
  }

  // MARK: Roots

  /// `lookUp.status`, `lookUp?.json?.root`
  private func answer(_ answer: StepAnswer, _ part: AnswerPart) -> SwiftExpression {
    let base = SwiftExpression(
      "\(LocalNames.answer(of: answer.step))", ValueType(.json, optional: answer.isOptional))
    return switch part {
    case .status, .text:
      SwiftExpression(
        "\(base.receiver).\(Code(raw: part.rawValue))",
        ValueType(part.type.base, optional: answer.isOptional), isChain: answer.isOptional)
    case .headers:
      SwiftExpression(
        "\(base.receiver).headerObject", ValueType(.object, optional: answer.isOptional),
        isChain: answer.isOptional)
    case .json:
      SwiftExpression("\(base.receiver).json?.root", part.type, isChain: true)
    }
  }

  private func accessor(_ name: String) -> SwiftExpression {
    let known = FacadeSchema.accessor(named: name, for: messageType ?? .identify)
    let spelling = known.map { Code(raw: $0.swiftName) } ?? "\(Identifier.lowerCamel(name))"
    let type = known.map { ValueType($0) } ?? ValueType(.json, optional: true)
    return SwiftExpression("\(message).\(spelling)", type)
  }

  private func productAccessor(_ base: SwiftExpression, _ name: String) -> SwiftExpression {
    let known = FacadeSchema.productAccessor(named: name)
    let spelling = known.map { Code(raw: $0.swiftName) } ?? "\(Identifier.lowerCamel(name))"
    var type = known.map { ValueType($0) } ?? ValueType(.json, optional: true)
    let isChain = !type.isOptional && base.type.isOptional
    type.isOptional = type.isOptional || base.type.isOptional
    return SwiftExpression("\(base.receiver).\(spelling)", type, isChain: isChain)
  }

  private func element(
    _ list: SwiftExpression, _ index: SwiftExpression, _ type: ValueType
  ) -> SwiftExpression {
    let access: (Code) -> Code = { "\(list.receiver).item(at: \($0))" }
    guard index.type.isOptional else {
      return SwiftExpression(access(index.code), type.asOptional)
    }
    return SwiftExpression("\(index.operand).flatMap({ \(access("$0")) })", type.asOptional)
  }

  // MARK: Constants, texts, paths

  static func constant(_ constant: Constant) -> Code {
    switch constant {
    case .null: "JSONValue.null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "\(value)"
    case .double(let value): Code(raw: String(describing: value))
    case .string(let value): "\(literal: value)"
    }
  }

  /// A string literal with holes, which read better on one line. A long one goes over several lines that read as one.
  func literal(_ parts: [CheckedExpression], hole: (CheckedExpression) -> Code) -> Code {
    let pieces = parts.map { part in
      if case .constant(.string(let text)) = part.kind {
        return String(StringLiteral.escaped(text).dropFirst().dropLast())
      }
      return "\\(\(Layout.onOneLine(hole(part))))"
    }
    if pieces.reduce(0, { $0 + $1.count }) <= 72 {
      return Code(raw: "\"\(pieces.joined())\"")
    }
    var lines = [""]
    for piece in pieces {
      if let last = lines.last, !last.isEmpty, last.count + piece.count > 80 { lines.append("") }
      lines[lines.count - 1] += piece
    }
    return Code(
      raw: "\"\"\"\n\(lines.map { "  \($0)" }.joined(separator: "\\\n"))\n  \"\"\"")
  }

  private func text(_ parts: [CheckedExpression]) -> Code {
    let literal = literal(parts, hole: value)
    if literal.isSingleLine { return "text(\(literal))" }
    return Code(raw: "text(\n  \(literal.text)\n)")
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
