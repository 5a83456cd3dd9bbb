// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// Reads `steps:` of one method. A step is a request, or steps again: one after another, side by
/// side, or once for each element of a list. What is named in such a group is known in it only.
struct StepReader {
  let context: CheckContext
  /// Whether the manifest has one.
  let hasEndpoint: Bool
  /// Whether the method maps.
  let hasPayload: Bool
  /// What the method and the manifest say of answers.
  let ruleNodes: [RuleNodes]
  /// Where each name was given.
  private var names: [String: SourceRange] = [:]
  private var requestCount = 0

  init(context: CheckContext, hasEndpoint: Bool, hasPayload: Bool, ruleNodes: [RuleNodes]) {
    self.ruleNodes = ruleNodes
    self.context = context
    self.hasEndpoint = hasEndpoint
    self.hasPayload = hasPayload
  }

  private enum Kind {
    /// Each may read the answers of those before it.
    case sequence
    /// None knows of another.
    case parallel
  }

  func send(
    _ node: YAMLNode, scope: Scope, isPayloadOwn: Bool, into bag: inout DiagnosticBag
  ) -> RequestTemplate? {
    SendReader(
      context: context, scope: scope, hasEndpoint: hasEndpoint,
      hasPayload: hasPayload || isPayloadOwn && scope.payload?.owner == .step,
      isPayloadOwn: isPayloadOwn
    ).read(node, into: &bag)
  }

  func rules(
    _ own: RuleNodes? = nil, scope: Scope, returned: ValueType.Base? = nil,
    into bag: inout DiagnosticBag
  ) -> SendingTemplate {
    var found = DiagnosticBag()
    let template = RuleReader(context: context, scope: scope, returned: returned)
      .read((own.map { [$0] } ?? []) + ruleNodes, into: &found)
    context.report(ofRules: found, into: &bag)
    return template
  }

  mutating func steps(
    _ node: YAMLNode, scope: Scope, around surroundings: Step.Surroundings,
    into bag: inout DiagnosticBag
  ) -> [Step] {
    steps(node, "`steps`", .sequence, scope: scope, around: surroundings, into: &bag)
  }

  private mutating func steps(
    _ node: YAMLNode, _ what: String, _ kind: Kind, scope: Scope,
    around surroundings: Step.Surroundings, into bag: inout DiagnosticBag
  ) -> [Step] {
    guard let nodes = ScalarReading.list(node, what, into: &bag) else { return [] }
    if nodes.isEmpty { bag.report(.invalidStructure, "there is no step", at: node.range) }
    var scope = scope
    var steps: [Step] = []
    context.stepNames.formUnion(nodes.compactMap { $0.mapping?.scalar("name") })
    for node in nodes {
      let checked = step(node, kind, scope: scope, around: surroundings, into: &bag)
      let returned = node.mapping?.value("returns").flatMap {
        context.types.used($0, into: &bag)
      }
      // What is wrong with a step is no reason for those that read its answer to be wrong too.
      if kind == .sequence, let name = node.mapping?.scalar("name"),
        node.mapping?.value("forEach") == nil
      {
        scope.answers[name] = StepAnswer(
          step: name, isOptional: node.mapping?.value("when") != nil)
        scope.answerTypes[name] = returned
      }
      if let checked { steps.append(checked) }
    }
    return steps
  }

  private mutating func step(
    _ node: YAMLNode, _ kind: Kind, scope: Scope, around surroundings: Step.Surroundings,
    into bag: inout DiagnosticBag
  ) -> Step? {
    if let text = node.scalar?.text, text.contains(" /") {
      bag.report(
        .wrongType, "a step is a mapping of keys to values, this is a text", at: node.range,
        label: "write `send: \(text)`",
        fix: node.scalar?.style == .plain ? Fix(node.range, "send: \(text)") : nil)
      return nil
    }
    guard var keys = MappingReader(node, what: "a step", into: &bag) else { return nil }
    let nodes = StepNodes(&keys)
    keys.finish(into: &bag)
    guard nodes.checkAction(of: node, into: &bag) else { return nil }
    if let cache = nodes.cache, kind == .parallel || nodes.forEach != nil && nodes.parallel != nil {
      bag.report(
        .invalidStructure, "what is sent side by side is not cached", at: cache.range.firstLine,
        help: ["remove `cache`, or `parallel`"])
    }
    if let lock = nodes.lock, kind == .parallel || nodes.forEach != nil && nodes.parallel != nil {
      bag.report(
        .invalidStructure, "what is sent side by side has no lock of its own",
        at: lock.range.firstLine,
        help: ["lock the step around it, or take one after another"])
    }
    if kind == .parallel, let steps = nodes.steps ?? nodes.list {
      bag.report(
        .invalidStructure, "a step beside others is one request", at: steps.range.firstLine,
        help: ["write `send`, or `forEach` and `send`"])
      return nil
    }

    var step = Step(range: node.range, bindings: [], action: .sequence([], otherwise: []))
    step.surroundings = surroundings
    var scope = scope
    if let each = nodes.forEach {
      let payloads = PayloadChecker(context: context, scope: scope)
      guard let loop = payloads.iteration(each, "`forEach`", into: &bag) else { return nil }
      step.loop = StepLoop(
        variable: loop.variable, index: loop.index, source: loop.source,
        limit: kind == .parallel ? nil : nodes.limit(into: &bag))
      step.surroundings.elements += loop.locals
      scope = scope.adding(loop.locals)
    }
    let opening = PayloadChecker(context: context, scope: scope)
      .opening([nodes.let], when: nodes.when, into: &bag)
    step.condition = opening.condition
    step.lock = nodes.lock.flatMap {
      PayloadChecker(context: context, scope: opening.scope).lock($0, into: &bag)
    }
    var inner = step.surroundings
    inner.bindings += opening.bindings
    if nodes.send != nil {
      guard request(nodes, opening.scope, &step, into: &bag) else { return nil }
    } else if let list = nodes.list {
      let failing: Step.Failing =
        nodes.fails.flatMap { ScalarReading.choice($0, "`any` or `all`", into: &bag) } ?? .any
      step.action = .parallel(
        steps(
          list, "`parallel`", .parallel, scope: opening.scope, around: inner, into: &bag), failing)
    } else if let list = nodes.steps {
      let steps = self.steps(
        list, "`steps`", .sequence, scope: opening.scope, around: inner, into: &bag)
      var otherwise: [Step] = []
      if let node = nodes.else {
        let condition = opening.condition.map { Narrowing(of: $0).whenFalse } ?? []
        var unmet = scope.adding(opening.bindings.map(\.local))
        unmet = unmet.knowing(condition)
        otherwise = self.steps(
          node, "`else`", .sequence, scope: unmet, around: inner, into: &bag)
      }
      step.action = .sequence(steps, otherwise: otherwise)
    }
    step.bindings = opening.bindings.filter { context.isUsed($0.local) }
    return step
  }

  /// A step that is a request.
  private mutating func request(
    _ nodes: StepNodes, _ scope: Scope, _ step: inout Step, into bag: inout DiagnosticBag
  ) -> Bool {
    let payloads = PayloadChecker(context: context, scope: scope)
    requestCount += 1
    let name = nodes.name.flatMap { payloads.localName($0, into: &bag) } ?? "step\(requestCount)"
    step.payload = nodes.map.flatMap { payloads.payload($0, into: &bag) }
    // What a step sends is its own payload where it has one.
    var sending = scope
    if let payload = step.payload {
      sending.payload = (.step, payload.type)
    } else if nodes.map != nil {
      sending.payload = (.step, .invalid)
    }
    let request = nodes.send.flatMap {
      send($0, scope: sending, isPayloadOwn: nodes.map != nil, into: &bag)
    }
    let returned = nodes.returns.flatMap { context.types.used($0, into: &bag) }
    step.cache = nodes.cache.flatMap { payloads.cache($0, returned: returned, into: &bag) }
    step.sending = rules(nodes.rules, scope: scope, returned: returned, into: &bag)
    if let first = names.updateValue(step.range.firstLine, forKey: name) {
      bag.report(
        .invalidStructure, "a step is named `\(name)` already", at: step.range.firstLine,
        related: [.init(first, "here")])
      return false
    }
    step.name = name
    context.stepNames.insert(name)
    guard let request else { return false }
    step.action = .request(request)
    return true
  }
}

/// The keys of a step.
private struct StepNodes {
  let name, forEach, parallel, `let`, when, lock, map, send, returns, cache, steps, `else`,
    fails: YAMLNode?

  let rules: RuleNodes

  init(_ keys: inout MappingReader) {
    name = keys.value("name")
    forEach = keys.value("forEach")
    parallel = keys.value("parallel")
    `let` = keys.value("let")
    when = keys.value("when")
    lock = keys.value("lock")
    map = keys.value("map")
    send = keys.value("send")
    returns = keys.value("returns")
    cache = keys.value("cache")
    rules = RuleNodes(&keys)
    steps = keys.value("steps")
    `else` = keys.value("else")
    fails = keys.value("fails")
  }

  /// The steps of a `parallel` that is a list.
  var list: YAMLNode? { parallel?.sequence == nil ? nil : parallel }

  /// How many elements at a time; nil for one after another.
  func limit(into bag: inout DiagnosticBag) -> Int? {
    guard let parallel, let scalar = parallel.scalar else { return nil }
    switch scalar.resolved {
    case .bool(true): return 16
    case .bool(false): return nil
    default:
      return ScalarReading.int(
        parallel, "`parallel` of a loop, if it is not `true`,", in: 1...100, into: &bag)
    }
  }

  /// Whether it does one thing, and has only the keys that go with it.
  func checkAction(of node: YAMLNode, into bag: inout DiagnosticBag) -> Bool {
    let actions = [("send", send), ("steps", steps), ("parallel", list)].filter { $0.1 != nil }
    guard actions.count == 1 else {
      bag.report(
        actions.isEmpty ? .missingKey : .invalidStructure,
        actions.isEmpty
          ? "a step needs the key `send`"
          : "`\(actions[1].0)` cannot stand beside `\(actions[0].0)`",
        at: actions.last?.1?.range.firstLine ?? node.mapping?.entries.first?.key.range
          ?? node.range.firstLine,
        help: actions.isEmpty
          ? ["add `send: POST /path`, or `steps` or `parallel` with a list of steps"]
          : ["make them two steps"])
      return false
    }
    var misplaced: [(String, YAMLNode?, String)] = []
    if send == nil {
      let hint = "it belongs to a request: move it to the steps inside"
      misplaced += [
        ("name", name, hint), ("map", map, hint),
        ("returns", returns, hint), ("cache", cache, hint),
      ]
      misplaced += rules.all.map { ($0.key, $0.node, hint) }
    }
    if send != nil, name == nil || forEach != nil {
      misplaced.append(("returns", returns, "an answer is read by the name of one request"))
    }
    if steps == nil || when == nil {
      misplaced.append(("else", `else`, "`else` goes with `when` and `steps`"))
    }
    if list == nil { misplaced.append(("fails", fails, "`fails` goes with a list in `parallel`")) }
    if forEach == nil, list == nil {
      misplaced.append(
        ("parallel", parallel, "`parallel` is a list of steps, or goes with `forEach`"))
    }
    if steps != nil || list != nil, parallel?.scalar != nil {
      misplaced.append(("parallel", parallel, "side by side with others a step is one request"))
    }
    let wrong = misplaced.compactMap { key, node, hint in node.map { (key, $0, hint) } }
    for (key, node, hint) in wrong {
      bag.report(
        .invalidStructure, "`\(key)` does not belong here", at: node.range.firstLine, help: [hint])
    }
    return wrong.isEmpty
  }
}

extension YAMLMapping {
  fileprivate func value(_ key: String) -> YAMLNode? {
    entries.first { $0.key.scalar?.text == key }?.value
  }

  /// The text under a key.
  fileprivate func scalar(_ key: String) -> String? { value(key)?.scalar?.text }
}
