// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// Conditions, loops and groups of steps.
extension FlowEmitter {
  /// - Parameter declared: the names that the code around it has.
  func block(_ steps: [Step], _ declared: Set<Int>) -> [Code] {
    var declared = declared
    return steps.map { statement($0, &declared) }
  }

  func statement(_ step: Step, _ declared: inout Set<Int>) -> Code {
    if let loop = step.loop {
      guard loop.limit == nil else { return sideBySide([step], of: step, declared) }
      return self.loop(loop, of: step, &declared) { declared in
        conditional(step, &declared) { declared in action(of: step, declared) }
      }
    }
    if case .request = step.action, answersRead.contains(step.name ?? "") {
      return kept(step, &declared)
    }
    return conditional(step, &declared) { declared in action(of: step, declared) }
  }

  func action(of step: Step, _ declared: Set<Int>) -> [Code] {
    var declared = declared
    let names = keyNames(of: step, &declared)
    let lines: [Code]
    switch step.action {
    case .request: return names + [append(sending(step))]
    case .sequence(let steps, _): lines = block(steps, declared)
    case .parallel(let steps, _): lines = [sideBySide(steps, of: step, declared)]
    }
    if let lock = step.lock { return names + [locked(lock, lines)] }
    // Names of the steps inside are no names of those behind.
    guard step.condition == nil, step.loop == nil, case .sequence = step.action else {
      return lines
    }
    return ["do {\n  \(lines: lines)\n}"]
  }

  /// What is done where the step's condition holds, and what is done where it does not.
  func conditional(
    _ step: Step, _ declared: inout Set<Int>, _ body: (Set<Int>) -> [Code]
  ) -> Code {
    let drawn = drawn(of: step, &declared)
    guard let condition = step.condition else { return (drawn + body(declared)).joined() }
    let names = drawn + statements(step.bindings(in: method), for: condition, &declared)
    let then = Layout.conditional("if", emitter.test(condition), body(declared))
    guard case .sequence(_, let otherwise) = step.action, !otherwise.isEmpty else {
      return (names + [then]).joined()
    }
    return """
      \(lines: names)
      \(then) else {
        \(lines: block(otherwise, declared))
      }
      """
  }

  func loop(
    _ loop: StepLoop, of step: Step, _ declared: inout Set<Int>, _ body: (inout Set<Int>) -> Code
  ) -> Code {
    let around = method.bindings + step.surroundings.bindings
    let names = statements(around, for: loop.source, &declared)
    let source = emitter.emit(loop.source)
    let list: Code = source.type.isOptional ? "\(source.operand) ?? []" : source.code
    let code = emitter.locals.scoped { () -> Code in
      let used = step.usedLocals
      func name(_ local: Local) -> Code {
        used.contains(local.id) ? "\(emitter.locals.name(of: local))" : "_"
      }
      var element = name(loop.variable)
      var elements = list
      if let index = loop.index, used.contains(index.id) {
        element = "(\(name(index)), \(element))"
        elements = "\(source.type.isOptional ? "(\(list))" : source.operand).enumerated()"
      }
      var inner = declared
      return Layout.conditional("for \(element) in", elements, [body(&inner)])
    }
    return (names + [code]).joined()
  }

  /// Keeps the answer for later steps.
  func kept(_ step: Step, _ declared: inout Set<Int>) -> Code {
    let drawn = drawn(of: step, &declared)
    let answer = step.answerName
    guard let condition = step.condition else {
      let names = drawn + keyNames(of: step, &declared)
      return """
        \(lines: names)
        let \(answer) = \(sending(step))
        responses.append(\(answer))
        """
    }
    let names = drawn + statements(step.bindings(in: method), for: condition, &declared)
    var inner = declared
    let lines: [Code] =
      keyNames(of: step, &inner) + [
        "let response = \(sending(step))", "responses.append(response)",
        "\(answer) = response",
      ]
    return """
      \(lines: names)
      var \(answer): Response?
      \(Layout.conditional("if", emitter.test(condition), lines))
      """
  }
}
