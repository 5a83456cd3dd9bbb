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
  /// What the manifest says of answers.
  let ruleNodes: RuleNodes

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
    let rules = [RuleNodes(&keys), ruleNodes]
    let method = handler(
      &keys, keyRange: keyRange, lets: [letNode, ownLet], rules: rules, scope: scope,
      isOptional: eventsNode != nil, into: &bag)
    var handlers = Handlers(method: method)
    if let eventsNode {
      events(
        eventsNode, lets: [letNode, ownLet], rules: rules, scope: scope, of: &handlers, into: &bag)
    }
    return handlers
  }

  /// What maps and sends: of a method, or of an event.
  ///
  /// - Parameters:
  ///   - rules: what is said of answers, from the inside out.
  ///   - isOptional: whether there may be nothing.
  func handler(
    _ keys: inout MappingReader, keyRange: SourceRange, event: TrackedEvent? = nil,
    lets: [YAMLNode?], rules: [RuleNodes], scope: Scope, isOptional: Bool = false,
    into bag: inout DiagnosticBag
  ) -> Method? {
    let whenNode = keys.value("when")
    let mapNode = keys.value("map")
    let lockNode = keys.value("lock")
    let batchNode = keys.value("batch")
    let stepsNode = keys.value("steps")
    let hook = self.hook(&keys, into: &bag)
    let isLeftOut =
      isOptional && whenNode == nil && mapNode == nil && stepsNode == nil && hook == nil
      && batchNode == nil && !keys.has("send")
    let sendNode =
      stepsNode == nil && !isLeftOut && (hook == .map || !keys.has("swift"))
      ? keys.required("send", example: "POST /path", into: &bag) : keys.value("send")
    let outdented = keys.finish(into: &bag)
    if isLeftOut { return nil }
    if stepsNode != nil, let sendNode {
      bag.report(
        .invalidStructure, "`send` cannot stand beside `steps`", at: sendNode.range.firstLine,
        help: ["make it a step"])
    }

    let payloads = PayloadChecker(context: context, scope: scope)
    var opening = payloads.opening(lets, when: whenNode, shared: letNode, into: &bag)
    // That its keys are not under it has been said.
    let payload = (outdented == "map" ? nil : mapNode).flatMap {
      PayloadChecker(context: context, scope: opening.scope).payload($0, into: &bag)
    }
    opening.scope.payload = payload.map { (.method, $0.type) }
    if hook == .map { opening.scope.payload = (.method, ValueType(.json, optional: true)) }
    var reader = StepReader(
      context: context, hasEndpoint: hasEndpoint, hasPayload: mapNode != nil || hook == .map,
      ruleNodes: rules)
    let steps: [Step]
    if let stepsNode {
      steps = reader.steps(stepsNode, scope: opening.scope, around: .init(), into: &bag)
    } else {
      let request = sendNode.flatMap {
        reader.send($0, scope: opening.scope, isPayloadOwn: true, into: &bag)
      }
      let sending = reader.rules(scope: opening.scope, into: &bag)
      steps =
        request.map {
          [Step(range: keyRange, bindings: [], sending: sending, action: .request($0))]
        } ?? []
    }
    let lock = lockNode.flatMap {
      PayloadChecker(context: context, scope: opening.scope).lock($0, into: &bag)
    }
    let batch = batchNode.flatMap {
      BatchReader(context: context, scope: opening.scope, steps: reader)
        .read($0, in: keys, into: &bag)
    }
    guard !steps.isEmpty || hook == .send else { return nil }
    return Method(
      type: type, event: event, anchor: keys.anchor, range: keyRange,
      bindings: opening.bindings.filter { context.isUsed($0.local) },
      condition: opening.condition, payload: payload, lock: lock, hook: hook,
      steps: hook == .send ? [] : steps, batch: batch)
  }

  /// `swift: send`
  private func hook(
    _ keys: inout MappingReader, into bag: inout DiagnosticBag
  ) -> Method.Hook? {
    guard let node = keys.value("swift"),
      let hook: Method.Hook = ScalarReading.choice(node, "what Swift takes over", into: &bag)
    else { return nil }
    // Beside `events` the rules are theirs too.
    let rules = keys.has("events") ? [] : RuleNodes.keys
    let others = hook == .map ? ["map"] : ["send", "steps"] + rules
    for key in others {
      guard let range = keys.keyRange(key) else { continue }
      bag.report(
        .invalidStructure, "`\(key)` cannot stand beside `swift: \(hook.rawValue)`", at: range,
        related: [.init(node.range, "Swift does that")],
        help: hook == .send ? ["`swift: map` leaves only the payload to Swift"] : [])
    }
    return hook
  }
}
