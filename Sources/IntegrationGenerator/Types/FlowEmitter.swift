// SPDX-License-Identifier: MIT
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// Emits the function that delivers one type of message: conditions, loops, and the requests that
/// they lead to.
struct FlowEmitter {
  let manifest: Manifest
  let names: IntegrationNames
  let method: Method
  let emitter: ExpressionEmitter
  private let mapper: MapperCalls
  /// Names of the steps whose answers something reads.
  private let answersRead: Set<String>

  init(manifest: Manifest, names: IntegrationNames, plans: [PayloadPlan], method: Method) {
    self.manifest = manifest
    self.names = names
    self.method = method
    emitter = ExpressionEmitter(names: names, method: method)
    mapper = MapperCalls(names: names, plans: plans, method: method)
    var read: Set<String> = []
    for step in method.steps {
      step.forEach { step in step.forEachOwnExpression { read.formUnion($0.answersRead) } }
    }
    answersRead = read
  }

  var message: Identifier { .lowerCamel(method.type.rawValue) }
  private var function: Identifier { names.functions.mapping(of: method) }

  func emit() -> Code {
    let facade = Identifier.upperCamel(method.type.rawValue)
    var declared: Set<Int> = []
    let count = method.requestSteps.count
    let purpose =
      method.hook == .send
      ? "Delivers \(method.subject), as `\(names.functions.hook(of: method).name)` does it."
      : method.request.map { "Delivers \(method.subject): `\($0.display)`." }
        ?? (method.steps.contains { $0.loop != nil || $0.request == nil }
          ? "Delivers \(method.subject)."
          : "Delivers \(method.subject) in \(count) steps.")
    return """
      \(Code.documentation([purpose], indentation: 2))
      public func \(function)(_ \(message): \(facade)) async throws(IntegrationError) -> [Response] {
        \(condition(&declared))
        \(body(&declared))
      }
      """
  }

  /// Nothing is sent where the method's `when` does not hold.
  func condition(_ declared: inout Set<Int>, exit: Code = "return []") -> Code {
    guard let condition = method.condition else { return .empty }
    return """
      \(lines: statements(method.bindings, for: condition, &declared))
      \(Layout.guard(emitter.test(condition), exit))
      """
  }

  private func body(_ declared: inout Set<Int>) -> Code {
    let payload = self.payload(&declared)
    let key = method.lock.map { self.names(for: $0, method.bindings, &declared) } ?? []
    let drawn = drawn(method.bindings, for: method.usedInSteps, &declared)
    guard let lock = method.lock else {
      return """
        \(lines: payload + drawn)
        \(flow(declared, isAlone: method.condition == nil && (payload + drawn).isEmpty))
        """
    }
    return """
      \(lines: payload + key + drawn)
      return \(locked(lock, [flow(declared, isAlone: true)]))
      """
  }

  /// The payload, for all that sends or reads it.
  private func payload(_ declared: inout Set<Int>) -> [Code] {
    guard method.usesPayload, !method.mapsInRequest else { return [] }
    return drawnForPayload(&declared)
      + emitter.payload(
        .method, method.payload, made: mapper.call(emitter), isRead: method.readsPayloadInFlow)
  }

  /// The steps, or the call of who takes them over.
  ///
  /// - Parameter isAlone: whether nothing stands before it.
  private func flow(_ declared: Set<Int>, isAlone: Bool) -> Code {
    var declared = declared
    if method.hook == .send {
      let call: Code = "try await \(names.functions.hook(of: method))(\(message))"
      return isAlone ? call : "return \(call)"
    }
    if method.isOneRequest, let step = method.steps.first {
      let names = drawn(of: step, &declared)
      let send = Layout.list("", [sending(step)], room: 92)
      return (names + [isAlone && names.isEmpty ? send : "return \(send)"]).joined()
    }
    return """
      var responses: [Response] = []
      \(lines: block(method.steps, declared))
      return responses
      """
  }

  // MARK: Steps

  /// - Parameter declared: the names that the code around it has.
  private func block(_ steps: [Step], _ declared: Set<Int>) -> [Code] {
    var declared = declared
    return steps.map { statement($0, &declared) }
  }

  private func statement(_ step: Step, _ declared: inout Set<Int>) -> Code {
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

  private func action(of step: Step, _ declared: Set<Int>) -> [Code] {
    var declared = declared
    let names = step.lock.map { self.names(for: $0, step.bindings(in: method), &declared) } ?? []
    let lines: [Code]
    switch step.action {
    case .request: return names + [append(sending(step))]
    case .sequence(let steps, _): lines = block(steps, declared)
    case .parallel(let steps, _): lines = [sideBySide(steps, of: step, declared)]
    }
    return names + (step.lock.map { [locked($0, lines)] } ?? lines)
  }

  /// What is done where the step's condition holds, and what is done where it does not.
  private func conditional(
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

  private func loop(
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
  private func kept(_ step: Step, _ declared: inout Set<Int>) -> Code {
    var lock: [Code] = []
    let drawn = drawn(of: step, &declared)
    let call = sending(step)
    let answer = step.answerName
    guard let condition = step.condition else {
      lock = step.lock.map { self.names(for: $0, step.bindings(in: method), &declared) } ?? []
      return """
        \(lines: drawn + lock)
        let \(answer) = \(call)
        responses.append(\(answer))
        """
    }
    let names = statements(step.bindings(in: method), for: condition, &declared)
    var inner = declared
    lock = step.lock.map { self.names(for: $0, step.bindings(in: method), &inner) } ?? []
    let lines: [Code] =
      lock + [
        "let response = \(call)", "responses.append(response)", "\(answer) = response",
      ]
    return """
      \(lines: drawn + names)
      var \(answer): Response?
      \(Layout.conditional("if", emitter.test(condition), lines))
      """
  }

  // MARK: Requests

  private func append(_ call: Code) -> Code {
    call.isSingleLine && call.width <= 72
      ? "responses.append(\(call))"
      : """
      responses.append(
        \(call)
      )
      """
  }

  private func sending(_ step: Step) -> Code {
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
  private func locked(_ lock: LockTemplate, _ lines: [Code]) -> Code {
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

  private func call(_ function: Identifier, _ inputs: StepInputs) -> Code {
    Layout.call(
      "\(function)", ["for: \(message)"] + inputs.arguments(emitter), room: 80, limit: 5)
  }

  /// What answers mean: statuses that are no errors, or a function of its own.
  func rules(of step: Step) -> [Code] {
    guard let tolerated = step.sending.tolerated, !manifest.dropsAuthorizer(of: step) else {
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
  private func sideBySide(_ steps: [Step], of owner: Step, _ declared: Set<Int>) -> Code {
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

  // MARK: Names

  /// The names that an expression needs and that the code around it does not have yet.
  func statements(
    _ bindings: [Binding], for expression: CheckedExpression, _ declared: inout Set<Int>
  ) -> [Code] {
    statements(bindings, for: expression.usedLocals, &declared)
  }

  private func statements(
    _ bindings: [Binding], for used: Set<Int>, _ declared: inout Set<Int>
  ) -> [Code] {
    let needed = bindings.needed(for: used, given: declared)
    declared.formUnion(needed.map(\.local.id))
    return PayloadEmitter(expressions: emitter).statements(needed)
  }

  private func names(
    for lock: LockTemplate, _ bindings: [Binding], _ declared: inout Set<Int>
  ) -> [Code] {
    lock.expressions.flatMap { statements(bindings, for: $0, &declared) }
  }

  /// The same of those that come out differently each time: they are computed here, and handed to
  /// what needs them.
  func drawn(
    _ bindings: [Binding], for used: Set<Int>, _ declared: inout Set<Int>
  ) -> [Code] {
    let drawn = bindings.needed(for: used, given: declared).drawn
    return statements(bindings, for: Set(drawn.map(\.local.id)), &declared)
  }

  /// Those that the payload needs.
  func drawnForPayload(_ declared: inout Set<Int>) -> [Code] {
    drawn(method.bindings, for: method.inputsOfPayload.given, &declared)
  }

  /// Those that a step has of its own.
  func drawn(of step: Step, _ declared: inout Set<Int>) -> [Code] {
    drawn(step.bindings(in: method), for: step.usedLocals, &declared)
  }
}
