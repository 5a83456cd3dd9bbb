// SPDX-License-Identifier: MIT
import Diagnostics
import EventCatalog
import FacadeSchema
import YAMLTree

/// Reads `identify:`, `track:` and so on.
struct MethodReader {
  let context: CheckContext
  let type: MessageType
  let hasEndpoint: Bool
  /// The manifest's own `let`.
  let letNode: YAMLNode?

  /// What is said of one type of message: how it is handled, and track events that are on their
  /// own.
  struct Handlers {
    var method: Method?
    var events: [Method] = []
    var matching = EventMatching.exact
  }

  /// - Parameter scope: with what the checks have made sure of.
  func read(
    _ node: YAMLNode, keyRange: SourceRange, scope: Scope, into bag: inout DiagnosticBag
  ) -> Handlers {
    guard var keys = MappingReader(node, what: "`\(type.rawValue)`", into: &bag) else {
      return Handlers()
    }
    let eventsNode = type == .track ? keys.value("events") : nil
    let ownLet = keys.value("let")
    let method = handler(
      &keys, keyRange: keyRange, lets: [letNode, ownLet], scope: scope,
      isOptional: eventsNode != nil, into: &bag)
    var handlers = Handlers(method: method)
    if let eventsNode {
      events(eventsNode, lets: [letNode, ownLet], scope: scope, of: &handlers, into: &bag)
    }
    return handlers
  }

  /// What maps and sends: of a method, or of an event.
  ///
  /// - Parameter isOptional: whether there may be nothing.
  func handler(
    _ keys: inout MappingReader, keyRange: SourceRange, event: TrackedEvent? = nil,
    lets: [YAMLNode?], scope: Scope, isOptional: Bool = false, into bag: inout DiagnosticBag
  ) -> Method? {
    let whenNode = keys.value("when")
    let mapNode = keys.value("map")
    let stepsNode = keys.value("steps")
    let isLeftOut =
      isOptional && whenNode == nil && mapNode == nil && stepsNode == nil
      && !keys.has("send")
    let sendNode =
      stepsNode == nil && !isLeftOut
      ? keys.required("send", example: "POST /path", into: &bag) : keys.value("send")
    keys.finish(into: &bag)
    if isLeftOut { return nil }
    if stepsNode != nil, let sendNode {
      bag.report(
        .invalidStructure, "`send` cannot stand beside `steps`", at: sendNode.range.firstLine,
        help: ["make it a step"])
    }

    var opening = opening(lets, when: whenNode, scope: scope, into: &bag)
    let payload = mapNode.flatMap { self.payload($0, scope: opening.scope, into: &bag) }
    opening.scope.payload = payload.map { (.method, $0.type) }
    let steps: [Step]
    if let stepsNode {
      steps = self.steps(stepsNode, scope: opening.scope, hasPayload: mapNode != nil, into: &bag)
    } else {
      let request = sendNode.flatMap {
        send(
          $0, scope: opening.scope, hasPayload: mapNode != nil, isPayloadOwn: true, into: &bag)
      }
      steps =
        request.map {
          [Step(range: keyRange, bindings: [], payload: nil, request: $0)]
        } ?? []
    }
    guard !steps.isEmpty else { return nil }
    return Method(
      type: type, event: event, range: keyRange,
      bindings: opening.bindings.filter { context.isUsed($0.local) },
      condition: opening.condition, payload: payload, steps: steps)
  }

  private struct Opening {
    var bindings: [Binding] = []
    var condition: CheckedExpression?
    var scope: Scope
  }

  /// `let:` and `when:`
  private func opening(
    _ lets: [YAMLNode?], when whenNode: YAMLNode?, scope: Scope, into bag: inout DiagnosticBag
  ) -> Opening {
    var opening = Opening(scope: scope)
    for node in lets.compactMap({ $0 }) {
      let result = PayloadChecker(context: context, scope: opening.scope)
        .bindings(node, "`let`", into: &bag)
      opening.bindings += result.bindings
      opening.scope = result.scope
      if node.range == letNode?.range { opening.scope.shared = opening.scope.locals }
    }
    if let whenNode {
      let checked = PayloadChecker(context: context, scope: opening.scope)
        .condition(whenNode, "`when`", into: &bag)
      opening.condition = checked
      opening.scope = opening.scope.knowing(Narrowing(of: checked).whenTrue)
    }
    return opening
  }

  private func send(
    _ node: YAMLNode, scope: Scope, hasPayload: Bool, isPayloadOwn: Bool,
    into bag: inout DiagnosticBag
  ) -> RequestTemplate? {
    SendReader(
      context: context, scope: scope, hasEndpoint: hasEndpoint, hasPayload: hasPayload,
      isPayloadOwn: isPayloadOwn
    ).read(node, into: &bag)
  }

  // MARK: Steps

  private func steps(
    _ node: YAMLNode, scope: Scope, hasPayload: Bool, into bag: inout DiagnosticBag
  ) -> [Step] {
    guard let nodes = ScalarReading.list(node, "`steps`", into: &bag) else { return [] }
    if nodes.isEmpty {
      bag.report(.invalidStructure, "there is no step", at: node.range)
    }
    var names: [String: SourceRange] = [:]
    var scope = scope
    return nodes.enumerated().compactMap { index, node in
      let checked = self.step(node, scope: scope, hasPayload: hasPayload, into: &bag)
      // What is wrong with a step is no reason for those that read its answer to be wrong too.
      if let name = node.mapping?.scalar("name") {
        scope.answers[name] = StepAnswer(
          step: name, isOptional: node.mapping?.scalar("when") != nil)
      }
      guard var step = checked else { return nil }
      let name = step.name ?? "step\(index + 1)"
      if let first = names.updateValue(node.range.firstLine, forKey: name) {
        bag.report(
          .invalidStructure, "a step is named `\(name)` already", at: node.range.firstLine,
          related: [.init(first, "here")])
        return nil
      }
      step.name = name
      return step
    }
  }

  private func step(
    _ node: YAMLNode, scope: Scope, hasPayload: Bool, into bag: inout DiagnosticBag
  ) -> Step? {
    if let text = node.scalar?.text, text.contains(" /") {
      bag.report(
        .wrongType, "a step is a mapping of keys to values, this is a text", at: node.range,
        label: "write `send: \(text)`")
      return nil
    }
    guard var keys = MappingReader(node, what: "a step", into: &bag) else { return nil }
    let nameNode = keys.value("name")
    let letNode = keys.value("let")
    let whenNode = keys.value("when")
    let mapNode = keys.value("map")
    let sendNode = keys.required("send", example: "POST /path", into: &bag)
    let tolerateNode = keys.value("tolerate")
    keys.finish(into: &bag)
    let name = nameNode.flatMap {
      PayloadChecker(context: context, scope: scope).localName($0, into: &bag)
    }
    let opening = opening([letNode], when: whenNode, scope: scope, into: &bag)
    let payload = mapNode.flatMap { self.payload($0, scope: opening.scope, into: &bag) }
    // What a step sends is its own payload where it has one.
    var sending = opening.scope
    if let payload { sending.payload = (.step, payload.type) }
    let request = sendNode.flatMap {
      send(
        $0, scope: sending, hasPayload: hasPayload || mapNode != nil, isPayloadOwn: mapNode != nil,
        into: &bag)
    }
    return request.map {
      Step(
        name: name, range: node.range,
        bindings: opening.bindings.filter { context.isUsed($0.local) },
        condition: opening.condition,
        tolerated: tolerateNode.map { tolerated($0, into: &bag) } ?? [], payload: payload,
        request: $0)
    }
  }

  /// `tolerate: [404]`
  private func tolerated(_ node: YAMLNode, into bag: inout DiagnosticBag) -> [Int] {
    (ScalarReading.list(node, "`tolerate`", into: &bag) ?? []).compactMap {
      ScalarReading.int($0, "a status", in: 300...599, into: &bag)
    }
  }

  /// A payload is an object: written out, or an expression that gives one.
  private func payload(
    _ node: YAMLNode, scope: Scope, into bag: inout DiagnosticBag
  ) -> CheckedValue? {
    let value = PayloadChecker(context: context, scope: scope).check(node, into: &bag)
    guard case .expression(let expression) = value else { return value }
    switch expression.type.base {
    case .object, .json, .list, .invalid: return value
    default:
      bag.report(
        .typeMismatch,
        "a payload is a mapping, a list or an expression that gives an object, "
          + "this is \(expression.type.description)", at: node.range)
      return nil
    }
  }
}

extension YAMLMapping {
  /// The text under a key.
  fileprivate func scalar(_ key: String) -> String? {
    entries.first { $0.key.scalar?.text == key }?.value.scalar?.text
  }
}
