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
  /// Names of the steps whose answers something reads.
  private let answersRead: Set<String>

  init(manifest: Manifest, names: IntegrationNames, method: Method) {
    self.manifest = manifest
    self.names = names
    self.method = method
    emitter = ExpressionEmitter(names: names, method: method)
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
    if method.hook == .send, method.lock == nil {
      let call = flow(declared)
      return method.condition == nil ? call : "return \(call)"
    }
    if method.steps.count == 1, method.lock == nil, let step = method.steps.first,
      step.condition == nil,
      step.loop == nil, step.request != nil
    {
      let send = Layout.list("", [sending(step)], room: 92)
      return method.condition == nil ? send : "return \(send)"
    }
    let payload =
      readsPayload
      ? emitter.payload(
        .method, method.payload, made: "mapper.\(function)(\(message), settings: settings)") : []
    guard let lock = method.lock else {
      return """
        \(lines: payload)
        \(flow(declared))
        """
    }
    let names = statements(method.bindings, for: lock.key, &declared)
    var arguments: [Code] = [known(lock.key)]
    if let duration = lock.duration {
      arguments.append("for: \(Code.duration(milliseconds: duration))")
    }
    return """
      \(lines: payload)
      \(lines: names)
      return try await \(Layout.call("withLock", arguments)) {
        () async throws(IntegrationError) in
        \(flow(declared))
      }
      """
  }

  /// The steps, or the call of who takes them over.
  private func flow(_ declared: Set<Int>) -> Code {
    guard method.hook != .send else {
      return "try await \(names.functions.hook(of: method))(\(message))"
    }
    return """
      var responses: [Response] = []
      \(lines: block(method.steps, declared))
      return responses
      """
  }

  /// Whether a condition or a loop reads the method's payload.
  private var readsPayload: Bool {
    var result = false
    for step in method.steps {
      step.forEach { step in
        let own = [step.condition, step.loop?.source].compactMap { $0 }
        let used = own.reduce(into: Set<Int>()) { $0.formUnion($1.usedLocals) }
        let bindings = step.bindings(in: method).needed(for: used)
        result =
          result || (own + bindings.map(\.value)).contains { $0.readsPayload(of: .method) }
      }
    }
    return result
  }

  // MARK: Steps

  /// - Parameter declared: the names that the code around it has.
  private func block(_ steps: [Step], _ declared: Set<Int>) -> [Code] {
    var declared = declared
    return steps.map { statement($0, &declared) }
  }

  private func statement(_ step: Step, _ declared: inout Set<Int>) -> Code {
    if let loop = step.loop {
      guard loop.limit == nil else { return sideBySide([step], of: step, &declared) }
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
    switch step.action {
    case .request: return [append(sending(step))]
    case .sequence(let steps, _): return block(steps, declared)
    case .parallel(let steps, _):
      var declared = declared
      return [sideBySide(steps, of: step, &declared)]
    }
  }

  /// What is done where the step's condition holds, and what is done where it does not.
  private func conditional(
    _ step: Step, _ declared: inout Set<Int>, _ body: (Set<Int>) -> [Code]
  ) -> Code {
    guard let condition = step.condition else {
      return body(declared).joined()
    }
    let names = statements(step.bindings(in: method), for: condition, &declared)
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
      let head: Code = "for \(emitter.locals.name(of: loop.variable)) in"
      var inner = declared
      return Layout.conditional(head, list, [body(&inner)])
    }
    return (names + [code]).joined()
  }

  /// Keeps the answer for later steps.
  private func kept(_ step: Step, _ declared: inout Set<Int>) -> Code {
    let call = sending(step)
    let answer = step.answerName
    guard let condition = step.condition else {
      return """
        let \(answer) = \(call)
        responses.append(\(answer))
        """
    }
    let names = statements(step.bindings(in: method), for: condition, &declared)
    let lines: [Code] = [
      "let response = \(call)", "responses.append(response)", "\(answer) = response",
    ]
    return """
      \(lines: names)
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
    }
    return "try await \(Layout.call("sender.send", arguments, room: 70))"
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
    let more = method.inputs(ofRequest: step).arguments(emitter)
    let arguments = (["for: \(message)"] + more).joined(separator: ", ")
    return "\(names.functions.request(of: method, step: step))(\(arguments))"
  }

  /// What answers mean: statuses that are no errors, or a function of its own.
  func rules(of step: Step) -> [Code] {
    guard let tolerated = step.sending.tolerated, !manifest.dropsAuthorizer(of: step) else {
      let more = method.inputs(ofRules: step).arguments(emitter)
      let arguments = (["for: \(message)"] + more).joined(separator: ", ")
      return ["rules: \(names.functions.rules(of: method, step: step))(\(arguments))"]
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
  private func sideBySide(_ steps: [Step], of owner: Step, _ declared: inout Set<Int>) -> Code {
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

  /// The names that an expression needs and that the code around it does not have yet.
  func statements(
    _ bindings: [Binding], for expression: CheckedExpression, _ declared: inout Set<Int>
  ) -> [Code] {
    let needed = bindings.needed(for: expression.usedLocals)
      .filter { declared.insert($0.local.id).inserted }
    return PayloadEmitter(expressions: emitter).statements(needed)
  }
}
