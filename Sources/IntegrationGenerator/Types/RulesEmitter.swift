// SPDX-License-Identifier: MIT
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// Emits the function that says what the answers to a request mean and how often it is tried.
struct RulesEmitter {
  let names: IntegrationNames
  let method: Method
  let step: Step
  /// Whether the credentials of each attempt are not for this request.
  private let dropsAuthorizer: Bool
  private let emitter: ExpressionEmitter
  private let inputs: StepInputs

  init(manifest: Manifest, names: IntegrationNames, method: Method, step: Step) {
    dropsAuthorizer = manifest.dropsAuthorizer(of: step)
    self.names = names
    self.method = method
    self.step = step
    emitter = ExpressionEmitter(names: names, method: method)
    inputs = method.inputs(ofRules: step)
    inputs.declare(in: emitter, of: method)
  }

  private var message: Identifier { .lowerCamel(method.type.rawValue) }

  /// Nil if statuses say it all, or if another request has the same.
  func emit() -> Code? {
    guard isNeeded else { return nil }
    if let shared = names.functions.sharedRules(of: method, step) {
      guard shared.isOwner else { return nil }
      return """
        /// What answers mean, whatever the message.
        private var \(shared.name): SendingRules {
          \(general ?? .empty)
        }
        """
    }
    let facade = Identifier.upperCamel(method.type.rawValue)
    let documentation =
      "What answers to the request\(step.name.map { " of the step `\($0)`" } ?? "") mean."
    let parameters = ["for \(message): \(facade)"] + inputs.parameters(emitter)
    let name = names.functions.rules(of: method, step: step)
    return """
      \(Code.documentation([documentation], indentation: 2))
      \(Layout.signature("private func \(name)", parameters, "-> SendingRules"))
        \(lines: statements)
        \(rules)
      }
      """
  }

  private var isNeeded: Bool { step.sending.tolerated == nil || dropsAuthorizer }

  /// The body, if it is the same whatever the message.
  var general: Code? {
    guard isNeeded, inputs.parameters(emitter).isEmpty, statements.isEmpty else { return nil }
    var readsMessage = false
    step.sending.forEachExpression { readsMessage = readsMessage || $0.readsMessage }
    return readsMessage ? nil : rules
  }

  private var rules: Code {
    """
    var rules = sender.rules
    \(lines: assignments)
    return rules
    """
  }

  /// The names that conditions and reasons read.
  private var statements: [Code] {
    var used: Set<Int> = []
    step.sending.forEachExpression { used.formUnion($0.usedLocals) }
    return PayloadEmitter(expressions: emitter).statements(
      step.bindings(in: method).needed(for: used, given: inputs.given))
  }

  private var assignments: [Code] {
    var lines: [Code] = []
    let sending = step.sending
    if !sending.rules.isEmpty {
      lines.append(Layout.list("rules.reactions = ", sending.rules.map(reaction), room: 60))
    }
    if dropsAuthorizer { lines.append("rules.authorizer = nil") }
    if let retries = sending.retries { lines.append("rules.retries = \(retries)") }
    if let redirects = sending.redirects { lines.append("rules.redirects = \(redirects)") }
    if let within = sending.within {
      lines.append("rules.deadline = \(Code.duration(milliseconds: within))")
    }
    if let key = sending.idempotencyKey {
      var arguments: [Code] = ["header: \(literal: key.header)"]
      if let value = key.value {
        arguments.append("value: RequestText(optional: \(emitter.value(value)))")
      }
      lines.append("rules.idempotency = \(Layout.call("IdempotencyKey", arguments, room: 60))")
    }
    return lines
  }

  private func reaction(_ rule: ResponseRule) -> Code {
    let action: Code =
      switch rule.action {
      case .ignore: ".ignore"
      case .fail: ".fail"
      case .retry: ".retry"
      }
    switch rule.test {
    case .statuses(let range):
      let statuses: Code =
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)...\(range.upperBound)"
      return "Reaction(to: \(statuses), \(action))"
    case .condition(let condition):
      var arguments: [Code] = [
        action, emitter.closure("when", emitter.test(condition), of: condition),
      ]
      if let status = rule.status { arguments.append("status: \(status)") }
      if let reason = rule.reason {
        arguments.append(emitter.closure("reason", emitter.reason(reason), of: reason))
      }
      return Layout.call("Reaction", arguments, room: 70)
    }
  }
}

extension ExpressionEmitter {
  /// What is asked of an answer.
  func closure(_ label: Code, _ body: Code, of expression: CheckedExpression) -> Code {
    let parameter: Code =
      expression.answersRead.contains(LocalNames.response.name)
      ? "\(LocalNames.response)" : "_"
    let oneLine: Code = "\(label): { \(parameter) in \(body) }"
    if oneLine.isSingleLine, oneLine.width <= 84 { return oneLine }
    return """
      \(label): { \(parameter) in
        \(body)
      }
      """
  }

  /// The text of a reason; nil if a part is missing.
  func reason(_ expression: CheckedExpression) -> Code {
    if case .constant(let constant) = expression.kind {
      return "\(literal: constant.messageText ?? "")"
    }
    let value = emit(expression)
    return value.type.base == .string ? value.code : "\(value.receiver).messageText"
  }
}

extension Manifest {
  /// Whether the manifest's credentials are made for each attempt, and not for this request.
  func dropsAuthorizer(of step: Step) -> Bool {
    auth.contains { $0.auth.isMadeForEachAttempt } && step.request?.auth != nil
  }
}
