// SPDX-License-Identifier: MIT
import FunctionLibrary
import IntegrationRuntime
import JSON
import ManifestLanguage

/// Computes checked expressions. Total: with something missing, the result is missing.
///
/// A value has the representation that compiled code gives it where the expression stands, so that
/// both write the same bytes.
struct ExpressionEvaluator: Sendable {
  /// Nil where there is no message: endpoint, auth.
  let message: Message?
  /// Display name of the integration, by which messages address it.
  let name: String
  let settings: ResolvedSettings
  let context: MappingContext
  /// By the locals' ids.
  var locals: [Int: Value] = [:]
  /// Answers to the requests of earlier steps, by the steps' names.
  var answers: [String: Response] = [:]
  /// What was mapped, where expressions can read it.
  var payloads: [PayloadOwner: MappedPayload] = [:]
  /// Takes down what is reached, where somebody wants to know.
  var trace: CoverageTrace?
  /// Locals that a secret went into.
  var secretLocals: Set<Int> = []

  /// The bindings in order; each can use the ones before.
  mutating func bind(_ bindings: [Binding]) {
    for binding in bindings {
      bind(binding.local, to: value(binding.value))
      if isSecret(binding.value) { secretLocals.insert(binding.local.id) }
    }
  }

  mutating func bind(_ local: Local, to value: Value) {
    locals[local.id] = value.conformed(to: local.type.base)
  }

  private func answer(_ answer: StepAnswer, _ part: AnswerPart) -> Value {
    guard let response = answers[answer.step] else { return .missing }
    return switch part {
    case .status: .int(response.status)
    case .text: .string(response.text)
    case .headers: .object(response.headerObject)
    case .json: Value(response.json?.root)
    }
  }

  /// Whether a secret is part of what the expression gives.
  func isSecret(_ expression: CheckedExpression) -> Bool {
    expression.contains { part in
      switch part.kind {
      case .setting(let setting): setting.kind.holdsSecret
      case .local(let local): secretLocals.contains(local.id)
      case .payload(let owner): payloads[owner]?.holdsSecret ?? false
      default: false
      }
    }
  }

  func isTrue(_ condition: CheckedExpression) -> Bool { value(condition).isTrue }

  /// The same of a condition on which a branch depends.
  func holds(_ condition: CheckedExpression) -> Bool {
    let holds = isTrue(condition)
    trace?.note(condition.range, holds)
    return holds
  }

  func value(_ expression: CheckedExpression) -> Value {
    switch expression.kind {
    case .constant(let constant): Value(constant)
    case .accessor(let name): message.map { Accessors.value(name, of: $0) } ?? .missing
    case .message: message.map { .object($0.json) } ?? .missing
    case .rawMessage: message.map { .object($0.rawEvent) } ?? .missing
    case .field(let name): Value(message?.field(name))
    case .options: message.map { .json($0.options(name) ?? .emptyObject) } ?? .missing
    case .enabled: message.map { .bool($0.enabled(name)) } ?? .missing
    case .setting(let setting): settings[setting.name]
    case .local(let local): locals[local.id] ?? .missing
    case .payload(let owner): payload(owner, expression.type)
    case .answer(let answer, let part): self.answer(answer, part)
    case .recordField(let base, _, let field): self.field(field, of: value(base), expression.type)
    case .entry(let table, let key): entry(value(table), value(key), expression.type.base)
    case .matches(let map, let event): matches(value(map), value(event), expression.type.base)
    case .eventNames(let map): names(value(map))
    case .tableObject(let table): value(table)
    case .productAccessor(let base, let name): product(value(base), name)
    case .path(let base, let steps): Paths.follow(steps, from: value(base))
    case .element(let base, let index): element(value(base), value(index))
    case .lookup(let table, let key): lookup(table, value(key))
    case .call(let function, let receiver, let arguments):
      call(function, receiver, arguments).conformed(to: expression.type.base)
    case .lambda(let locals, let body): .lambda(lambda(locals, body))
    case .not(let operand): .bool(!isTrue(operand))
    case .negated(let operand): Arithmetic.negated(value(operand))
    case .binary(let op, let left, let right): binary(op, left, right, expression.type)
    case .coalesce(let left, let right): coalesce(left, right).conformed(to: expression.type.base)
    case .conditional(let condition, let then, let otherwise):
      value(holds(condition) ? then : otherwise).conformed(to: expression.type.base)
    case .list(let elements):
      Value.list(elements.map(value).filter { !$0.isMissing }).conformed(to: expression.type.base)
    case .text(let parts): text(parts)
    case .invalid: .missing
    }
  }

  // MARK: Parts

  private func payload(_ owner: PayloadOwner, _ type: ValueType) -> Value {
    guard let payload = payloads[owner] else { return .missing }
    guard type.base == .object else { return .json(payload.json) }
    return payload.root == nil ? .missing : .object(JSONObject(payload.json))
  }

  private func product(_ base: Value, _ name: String) -> Value {
    guard case .product(let product) = base else { return .missing }
    return Accessors.value(name, of: product)
  }

  private func element(_ base: Value, _ index: Value) -> Value {
    guard case .int(let index) = index else { return .missing }
    switch base {
    case .list(let elements):
      guard let position = Self.position(index, of: elements.count) else { return .missing }
      return elements[position]
    case .json(let json) where json.kind == .array:
      guard let position = Self.position(index, of: json.count) else { return .missing }
      return Value(json[position])
    default: return .missing
    }
  }

  /// Negative indexes count from the end.
  private static func position(_ index: Int, of count: Int) -> Int? {
    let position = index < 0 ? index + count : index
    return (0..<count).contains(position) ? position : nil
  }

  private func lookup(_ table: Table, _ key: Value) -> Value {
    guard let key = key.messageText,
      let entry = table.entries.first(where: { $0.key.isSame(as: key) })
    else { return .missing }
    return Value(entry.value).conformed(to: table.type)
  }

  private func text(_ parts: [CheckedExpression]) -> Value {
    var text = ""
    for part in parts {
      guard let piece = value(part).messageText else { return .missing }
      text += piece
    }
    return .string(text)
  }

  private func coalesce(_ left: CheckedExpression, _ right: CheckedExpression) -> Value {
    let first = value(left)
    trace?.note(left.range, !first.isMissingOrNull)
    return first.isMissingOrNull ? value(right) : first
  }
}
