// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// What a generated function needs beside the message and the settings: what belongs to the message
/// and is computed once for it, the elements of the loops around a step, and the answers of earlier
/// steps.
struct StepInputs {
  /// Whether it sends the payload of the method.
  var takesPayload = false
  /// What it reads of the payload of the method; nil if nothing.
  var payloadJSON: ValueType?
  /// Names that come out differently each time.
  var drawn: [Binding] = []
  /// What they are made of, themselves among them.
  var bindings: [Binding] = []
  var elements: [Local] = []
  var answers: [Step] = []

  /// `payload: HeapMapper.TrackPayload`, `item: Product`, `lookUp: Response?`
  func parameters(_ emitter: ExpressionEmitter, payloadType: Code = .empty) -> [Code] {
    (takesPayload ? ["payload: \(payloadType)"] : [])
      + (payloadJSON.map { ["payloadJSON: \(ExpressionEmitter.json(of: $0).type)"] } ?? [])
      + (drawn.map(\.local) + elements).map { local in
        let label = Identifier.lowerCamel(local.name).label
        let name = emitter.locals.name(of: local)
        let type = emitter.names.swift(emitter.locals.type(of: local))
        return label == name ? "\(label): \(type)" : "\(label) \(name): \(type)"
      }
      + answers.map { step in
        let (label, name) = (step.answerName.label, step.answerName)
        let type: Code = "Response\(step.condition == nil ? "" : "?")"
        return label == name ? "\(name): \(type)" : "\(label) \(name): \(type)"
      }
  }

  /// `payload: payload`, `item: item`, `lookUp: lookUp`
  func arguments(_ emitter: ExpressionEmitter) -> [Code] {
    (takesPayload ? ["payload: \(emitter.name(of: .method))"] : [])
      + (payloadJSON == nil ? [] : ["payloadJSON: \(emitter.json(of: .method))"])
      + (drawn.map(\.local) + elements).map {
        "\(Identifier.lowerCamel($0.name).label): \(emitter.locals.name(of: $0))"
      }
      + answers.map { "\($0.answerName.label): \($0.answerName)" }
  }

  /// The names that the function is given.
  var given: Set<Int> { Set(drawn.map(\.local.id)) }

  /// Tells what types the names that the function is given have.
  func declare(in emitter: ExpressionEmitter, of method: Method) {
    guard !drawn.isEmpty else { return }
    let giver = ExpressionEmitter(names: emitter.names, method: method)
    _ = PayloadEmitter(expressions: giver).statements(bindings)
    for local in drawn.map(\.local) { emitter.locals.set(giver.locals.type(of: local), for: local) }
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
    if step.payload != nil { reading.add(payload: step) }
    var inputs = self.inputs(reading, of: step)
    inputs.takesPayload = hasPayload && step.sendsMethodPayload
    if readsPayloadInRequest(of: step) { inputs.takesPayload = true }
    if mapsInRequest { inputs.takesPayload = false }
    if mapsInRequest || readsPayloadInRequest(of: step) { inputs.payloadJSON = nil }
    return inputs
  }

  /// Whether what makes this request is the only one that reads the method's payload, and does so
  /// once: then it makes of the payload what expressions read.
  func readsPayloadInRequest(of step: Step) -> Bool {
    readingStep.map { $0.name == step.name } ?? false
  }

  /// Whether what delivers a message makes of the payload what expressions read.
  var readsPayloadInFlow: Bool {
    if locksByPayload { return true }
    var isRead = false
    for step in steps { step.forEach { isRead = isRead || $0.readsMethodPayload } }
    return isRead && readingStep == nil
  }

  private var readingStep: Step? {
    guard !locksByPayload else { return nil }
    var readers: [Step] = []
    for step in steps { step.forEach { if $0.readsMethodPayload { readers.append($0) } } }
    guard readers.count == 1, let step = readers.first, step.request != nil,
      step.surroundings.elements.isEmpty
    else { return nil }
    var others = step.bindings.map(\.value) + (step.lock?.expressions ?? [])
    others += (step.condition.map { [$0] } ?? []) + (step.cache?.expressions ?? [])
    step.sending.forEachExpression { others.append($0) }
    return others.contains { $0.readsPayload(of: .method) } ? nil : step
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

  /// What the payload of the method needs.
  var inputsOfPayload: StepInputs {
    let drawn = drawnForPayload
    return StepInputs(
      drawn: drawn, bindings: bindings.needed(for: Set(drawn.map(\.local.id))))
  }

  private struct Reading {
    var answers: Set<String> = []
    var used: Set<Int> = []
    var readsPayload = false

    mutating func add(_ expression: CheckedExpression) {
      answers.formUnion(expression.answersRead)
      used.formUnion(expression.usedLocals)
      readsPayload = readsPayload || expression.readsPayload(of: .method)
    }

    mutating func add(payload step: Step) {
      step.payload?.forEachExpression { add($0) }
    }
  }

  private func inputs(_ reading: Reading, of step: Step) -> StepInputs {
    var reading = reading
    let bindings = step.bindings(in: self)
    let given = Set(bindings.drawn.map(\.local.id))
    for binding in bindings.needed(for: reading.used, given: given) { reading.add(binding.value) }
    let drawn = bindings.filter {
      given.contains($0.local.id) && reading.used.contains($0.local.id)
    }
    return StepInputs(
      payloadJSON: reading.readsPayload ? payload?.type ?? ValueType(.json) : nil,
      drawn: drawn, bindings: bindings.needed(for: Set(drawn.map(\.local.id))),
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
