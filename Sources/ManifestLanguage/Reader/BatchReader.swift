// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// Reads `batch:` of a method or an event.
struct BatchReader {
  let context: CheckContext
  /// Of the method: the message that it knows is the first of the batch.
  let scope: Scope
  /// Reads requests and rules.
  let steps: StepReader

  private static let names = (items: "items", item: "item", index: "index")

  /// - Parameter method: the method's mapping, whose other keys have to go with a batch.
  func read(
    _ node: YAMLNode, in method: MappingReader, into bag: inout DiagnosticBag
  ) -> BatchTemplate? {
    guard check(method, into: &bag),
      var keys = MappingReader(node, what: "`batch`", into: &bag)
    else { return nil }
    let itemsNode = keys.required("items", example: "100", into: &bag)
    let bytesNode = keys.value("bytes")
    let keyNode = keys.value("key")
    let letNode = keys.value("let")
    let mapNode = keys.value("map")
    let sendNode = keys.required("send", example: "POST /batch", into: &bag)
    let returnsNode = keys.value("returns")
    let rules = RuleNodes(&keys)
    let resultsNode = keys.value("results")
    keys.finish(into: &bag)

    let count = itemsNode.flatMap { ScalarReading.int($0, "`items`", in: 1...10_000, into: &bag) }
    let bytes = bytesNode.flatMap {
      ScalarReading.int($0, "`bytes`", in: 1...100_000_000, into: &bag)
    }
    var own = scope
    own.payload = nil
    let key = keyNode.flatMap {
      PayloadChecker(context: context, scope: own).key($0, "a key", into: &bag)
    }
    let items = context.makeLocal(Self.names.items, ValueType(.list(.json)))
    let opening = PayloadChecker(context: context, scope: own.adding(items))
      .opening([letNode], when: nil, into: &bag)
    let returned = returnsNode.flatMap { context.types.used($0, into: &bag) }
    let step = sendNode.flatMap {
      request($0, map: mapNode, items: items, opening, at: node.range, into: &bag)
    }
    let results = resultsNode.flatMap {
      self.results($0, scope: own, returned: returned, into: &bag)
    }
    guard var step, let count else { return nil }
    step.sending = steps.rules(rules, scope: opening.scope, returned: returned, into: &bag)
    if !rules.hasIdempotencyKey {
      // What is one message's own is no name for others that happen to go with it.
      step.sending.idempotencyKey?.value = nil
    }
    step.bindings = opening.bindings.filter { context.isUsed($0.local) }
    return BatchTemplate(
      range: node.range, items: count, bytes: bytes, key: key, step: step, results: results)
  }

  /// Whether the messages of the method can go together at all.
  private func check(_ method: MappingReader, into bag: inout DiagnosticBag) -> Bool {
    let place = method.keyRange("batch") ?? method.range.firstLine
    for (key, why) in [
      ("steps", "steps are taken for one message"), ("lock", "a lock is held for one message"),
      ("swift", "Swift works on one message"),
    ] where method.has(key) {
      bag.report(
        .invalidStructure, "`batch` cannot stand beside `\(key)`: \(why)", at: place,
        related: method.keyRange(key).map { [.init($0, "here")] } ?? [],
        help: ["remove one of them"])
      return false
    }
    guard !method.has("map") else { return true }
    bag.report(
      .missingKey, "`batch` needs the method's `map`", at: place,
      help: ["`map` gives the item that a message adds to the batch"])
    return false
  }

  // MARK: The request

  private func request(
    _ node: YAMLNode, map mapNode: YAMLNode?, items: Local, _ opening: PayloadChecker.Opening,
    at range: SourceRange, into bag: inout DiagnosticBag
  ) -> Step? {
    var scope = opening.scope
    let errors = bag.errorCount
    var payload: CheckedValue? = .expression(
      CheckedExpression(.local(items), items.type, at: node.range))
    if let mapNode {
      payload = PayloadChecker(context: context, scope: scope).payload(mapNode, into: &bag)
    }
    scope.payload = (.step, payload?.type ?? .invalid)
    guard
      let request = steps.send(node, scope: scope, isPayloadOwn: mapNode != nil, into: &bag)
    else { return nil }
    var sendsPayload = false
    if case .payload = request.body { sendsPayload = true }
    request.forEachExpression { sendsPayload = sendsPayload || $0.readsPayload(of: .step) }
    if mapNode == nil, sendsPayload { context.use(items) }
    if bag.errorCount == errors, payload != nil, !context.isUsed(items) {
      bag.report(
        .invalidStructure, "the items of the batch are never sent", at: node.range.firstLine,
        help: ["write them into `map`: `events: ${items}`"])
    }
    var step = Step(range: range, bindings: [], action: .request(request))
    step.name = BatchTemplate.stepName
    step.payload = sendsPayload ? payload : nil
    step.surroundings.elements = [items]
    return step
  }

  // MARK: Results

  private func results(
    _ node: YAMLNode, scope: Scope, returned: ValueType.Base?, into bag: inout DiagnosticBag
  ) -> BatchResults? {
    guard var keys = MappingReader(node, what: "`results`", into: &bag) else { return nil }
    let eachNode = keys.required("each", example: "result in response.json.array", into: &bag)
    let matchNode = keys.value("match")
    let unlistedNode = keys.value("unlisted")
    let failNode = keys.value("fail")
    keys.finish(into: &bag)
    let unlisted: BatchResults.Unlisted? = unlistedNode.flatMap {
      ScalarReading.choice($0, "what becomes of an item that is not listed", into: &bag)
    }
    if unlisted == .delivered, failNode == nil, let unlistedNode {
      bag.report(
        .invalidStructure, "`unlisted: delivered` needs `fail`: else no item can fail",
        at: unlistedNode.range, help: ["add `fail: { reason: … }`"])
    } else if unlisted == .delivered, matchNode == nil, let unlistedNode {
      bag.report(
        .invalidStructure, "`unlisted: delivered` needs `match`", at: unlistedNode.range,
        help: ["where only some items are listed, their position says nothing of which they are"])
    }
    let rules = RuleReader(context: context, scope: scope, returned: returned)
    guard let eachNode, let loop = rules.payloads.iteration(eachNode, "`each`", into: &bag)
    else { return nil }
    guard loop.index == nil else {
      bag.report(
        .invalidStructure, "`each` has no index: `index` is the place of a message in the batch",
        at: eachNode.range, help: ["write `\(loop.variable.name) in …`"])
      return nil
    }
    let result = loop.variable
    for name in [Self.names.item, Self.names.index] where result.name == name {
      bag.report(
        .invalidLocalName, "`\(name)` has a meaning of its own here", at: eachNode.range,
        help: ["call it `result`"])
      return nil
    }
    let item = context.makeLocal(Self.names.item, ValueType(.json))
    let index = context.makeLocal(Self.names.index, ValueType(.int))
    let inner = RuleReader(
      context: context, scope: scope.adding([result, item, index]), returned: returned)
    let match = matchNode.map { inner.payloads.condition($0, "`match`", into: &bag) }
    let failures = failNode.map { inner.failures($0, isConditional: false, into: &bag) } ?? []
    return BatchResults(
      source: loop.source, result: result, item: item, index: index, match: match,
      unlisted: unlisted ?? .failed, failures: failures)
  }
}

extension RuleNodes {
  /// Whether these say how the API recognises a request.
  fileprivate var hasIdempotencyKey: Bool {
    retry?.mapping?.entries.contains { $0.key.scalar?.text == "idempotencyKey" } ?? false
  }
}
