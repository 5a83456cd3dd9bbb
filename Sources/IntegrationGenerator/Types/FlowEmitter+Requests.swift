// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// What sends one request, or several at the same time.
extension FlowEmitter {
  func append(_ call: Code) -> Code {
    call.isSingleLine && call.width <= 72
      ? "responses.append(\(call))"
      : """
      responses.append(
        \(call)
      )
      """
  }

  func sending(_ step: Step) -> Code {
    var arguments = [request(of: step)] + rules(of: step)
    if let cache = step.cache {
      arguments += ["in: cache", "for: \(Code.duration(milliseconds: cache.duration))"]
      if let key = cache.key { arguments.append("key: \(known(key))") }
      if let condition = cache.condition {
        arguments.append(emitter.closure("when", emitter.test(condition), of: condition))
      }
    }
    let send: Code = "try await \(Layout.call("sender.send", arguments, room: 70))"
    return step.lock.map { locked($0, [send]) } ?? send
  }

  /// What is done while a lock is held.
  func locked(_ lock: LockTemplate, _ lines: [Code]) -> Code {
    var arguments: [Code] = [known(lock.key)]
    if let duration = lock.duration {
      arguments.append("for: \(Code.duration(milliseconds: duration))")
    }
    if let condition = lock.condition { arguments.append("when: \(emitter.test(condition))") }
    return """
      try await \(Layout.call("withLock", arguments, limit: 3)) {
        () async throws(IntegrationError) in
        \(lines: lines)
      }
      """
  }

  /// A text that cannot be missing, but for what types cannot tell; then it is empty.
  func known(_ expression: CheckedExpression) -> Code {
    if case .constant(let constant) = expression.kind {
      return "\(literal: constant.messageText ?? "")"
    }
    let value = emitter.emit(expression)
    let text: Code = value.type.base == .string ? value.code : "\(value.receiver).messageText"
    return value.type.base == .string && !value.type.isOptional ? text : "\(text) ?? \"\""
  }

  /// `lookUpRequest(for: identify)`, with what else it needs.
  func request(of step: Step) -> Code {
    call(names.functions.request(of: method, step: step), method.inputs(ofRequest: step))
  }

  func call(_ function: Identifier, _ inputs: StepInputs) -> Code {
    Layout.call(
      "\(function)", ["for: \(message)"] + inputs.arguments(emitter), room: 80, limit: 5)
  }

  /// What answers mean: statuses that are no errors, or a function of its own.
  func rules(of step: Step) -> [Code] {
    guard let tolerated = step.sending.tolerated, !manifest.dropsAuthorizer(of: step) else {
      if let shared = names.functions.sharedRules(of: method, step) {
        return ["rules: \(shared.name)"]
      }
      let function = names.functions.rules(of: method, step: step)
      return ["rules: \(call(function, method.inputs(ofRules: step)))"]
    }
    guard !tolerated.isEmpty else { return [] }
    let single = tolerated.filter { $0.count == 1 }.map { "\($0.lowerBound)" as Code }
    let ranges = tolerated.filter { $0.count > 1 }
      .map { "Array(\($0.lowerBound)...\($0.upperBound))" as Code }
    let lists: [Code] =
      (single.isEmpty ? [] : ["[\(single.joined(separator: ", "))]"]) + ranges
    return ["tolerating: \(lists.joined(separator: " + "))"]
  }

  /// Requests that are made first and then sent at the same time.
  func sideBySide(_ steps: [Step], of owner: Step, _ declared: Set<Int>) -> Code {
    var declared = declared
    let lines = steps.map { step -> Code in
      let add: (inout Set<Int>) -> Code = { declared in
        conditional(step, &declared) { _ in
          [Layout.call("requests.add", ["try \(request(of: step))"] + rules(of: step), room: 84)]
        }
      }
      guard let loop = step.loop else { return add(&declared) }
      return self.loop(loop, of: step, &declared, add)
    }
    var arguments: [Code] = ["requests"]
    if let limit = owner.loop?.limit { arguments.append("limit: \(limit)") }
    if case .parallel(_, .all) = owner.action { arguments.append("failing: .ifAllFail") }
    let sending: Code = "try await sender.send(\(arguments.joined(separator: ", ")))"
    return """
      do {
        var requests = RequestGroup()
        \(lines: lines)
        responses += \(sending)
      }
      """
  }
}
