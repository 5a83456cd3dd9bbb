// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// What a function of a step needs beside the message and the settings: the elements of the loops
/// around it, and the answers of earlier steps.
struct StepInputs {
  var elements: [Local] = []
  var answers: [Step] = []

  /// `item: Product`, `lookUp: Response?`
  func parameters(_ emitter: ExpressionEmitter) -> [Code] {
    elements.map { element in
      let label = Identifier.lowerCamel(element.name)
      let name = emitter.locals.name(of: element)
      let type = emitter.names.swift(element.type)
      return label == name ? "\(label): \(type)" : "\(label) \(name): \(type)"
    }
      + answers.map { step in
        "\(step.answerName): Response\(step.condition == nil ? "" : "?")"
      }
  }

  /// `item: item`, `lookUp: lookUp`
  func arguments(_ emitter: ExpressionEmitter) -> [Code] {
    elements.map { "\(Identifier.lowerCamel($0.name)): \(emitter.locals.name(of: $0))" }
      + answers.map { "\($0.answerName): \($0.answerName)" }
  }
}

extension Step {
  /// What generated code calls the answer to its request.
  var answerName: Identifier { LocalNames.answer(of: name ?? "") }
}

extension Method {
  /// What a request of the method needs.
  func inputs(ofRequest step: Step) -> StepInputs {
    var reading = Reading()
    step.request?.forEachExpression { reading.add($0) }
    step.request?.values.forEach { reading.used.formUnion($0.usedLocals) }
    if step.payload != nil { reading.add(payload: step) }
    return inputs(reading, of: step)
  }

  /// What the rules of a request need.
  func inputs(ofRules step: Step) -> StepInputs {
    var reading = Reading()
    step.sending.forEachExpression { reading.add($0) }
    return inputs(reading, of: step)
  }

  /// What the payload of a step needs.
  func inputs(ofPayload step: Step) -> StepInputs {
    var reading = Reading()
    reading.add(payload: step)
    return inputs(reading, of: step)
  }

  private struct Reading {
    var answers: Set<String> = []
    var used: Set<Int> = []

    mutating func add(_ expression: CheckedExpression) {
      answers.formUnion(expression.answersRead)
      used.formUnion(expression.usedLocals)
    }

    mutating func add(payload step: Step) {
      step.payload?.forEachExpression { add($0) }
    }
  }

  private func inputs(_ reading: Reading, of step: Step) -> StepInputs {
    var reading = reading
    for binding in step.bindings(in: self).needed(for: reading.used) { reading.add(binding.value) }
    return StepInputs(
      elements: step.surroundings.elements.filter { reading.used.contains($0.id) },
      answers: requestSteps.filter { reading.answers.contains($0.name ?? "") })
  }
}

extension RequestTemplate {
  /// Every expression in it.
  var expressions: [CheckedExpression] {
    var expressions: [CheckedExpression] = []
    forEachExpression { expressions.append($0) }
    return expressions
  }

  /// What is made as a payload is: of a query or a body.
  var values: [CheckedValue] {
    var values: [CheckedValue] = []
    if case .object(let value) = query { values.append(value) }
    switch body {
    case .json(let value), .multipart(let value), .xml(_, let value), .form(.object(let value)):
      values.append(value)
    case .none, .payload, .form(.items), .text: break
    }
    return values
  }
}
