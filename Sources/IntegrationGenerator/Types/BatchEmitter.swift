// SPDX-License-Identifier: MIT
import EventCatalog
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// Emits what sends messages together: of each method the item that a message adds, and the request
/// of a batch with what its answer says of each item.
struct BatchEmitter {
  let manifest: Manifest
  let names: IntegrationNames
  /// The payloads of the integration.
  let plans: [PayloadPlan]

  private var batches: [(method: Method, batch: BatchTemplate)] {
    manifest.handlers.compactMap { method in method.batch.map { (method, $0) } }
  }

  /// What the declaration says of batches.
  var arguments: [Code] { batches.isEmpty ? [] : [Layout.list("batches: ", limits)] }

  /// `.type(.track): BatchLimits(items: 100)`
  var limits: [Code] {
    batches.map { method, batch -> Code in
      var limits: [Code] = ["items: \(batch.items)"]
      if let bytes = batch.bytes { limits.append("bytes: \(bytes)") }
      return "\(handler(of: method)): BatchLimits(\(limits.joined(separator: ", ")))"
    }
  }

  /// `.type(.track)`, `.event(.orderCompleted)`, `.named("Trial Started")`
  private func handler(of method: Method) -> Code {
    guard let event = method.event else {
      return ".type(.\(Identifier.lowerCamel(method.type.rawValue)))"
    }
    return event.semantic.map { ".event(.\(Identifier.lowerCamel($0.method)))" }
      ?? ".named(\(literal: event.name))"
  }

  func emit() -> [Code] {
    guard !batches.isEmpty else { return [] }
    return [dispatch] + batches.flatMap { [item($0, $1), sending($0, $1)] }
  }

  // MARK: Dispatch

  /// The functions that the runtime calls.
  private var dispatch: Code {
    let items = batches.map { method, _ in
      pattern(method, "try \(names.functions.batch(of: method).item)(\(message(of: method)))")
    }
    let sending = batches.map { method, _ in
      let function = names.functions.batch(of: method).sending
      return pattern(method, "try await \(function)(batch, \(message(of: method)))")
    }
    return """
      /// What a message adds to a batch; nil if there is nothing to send for it.
      public func batchItem(
        of message: Message, by handler: MessageHandler
      ) throws(IntegrationError) -> BatchItem? {
        switch (handler, message) {
        \(lines: items)
        default: throw .invalid("such messages are not sent together")
        }
      }

      /// Sends messages together.
      public func send(_ batch: Batch) async throws(IntegrationError) -> BatchAnswer {
        switch (batch.handler, batch.first) {
        \(lines: sending)
        default: throw .invalid("such messages are not sent together")
        }
      }
      """
  }

  private func message(of method: Method) -> Identifier { .lowerCamel(method.type.rawValue) }

  private func pattern(_ method: Method, _ call: Code) -> Code {
    let message = message(of: method)
    return """
      case (\(handler(of: method)), .\(message)(let \(message))):
        \(call)
      """
  }

  // MARK: Items

  private func item(_ method: Method, _ batch: BatchTemplate) -> Code {
    let flow = FlowEmitter(manifest: manifest, names: names, plans: plans, method: method)
    var declared: Set<Int> = []
    let condition = flow.condition(&declared, exit: "return nil")
    let mapper = MapperCalls(names: names, plans: plans, method: method)
    var keyNames = flow.drawnForPayload(&declared)
    var arguments: [Code] = [mapper.call(flow.emitter)]
    if let key = batch.key {
      keyNames += flow.statements(method.bindings, for: key, &declared)
      arguments.append("key: \(flow.known(key))")
    }
    return """
      /// What \(Code(raw: method.subject)) adds to a batch; nil if there is nothing to send for it.
      private func \(names.functions.batch(of: method).item)(
        _ \(flow.message): \(Identifier.upperCamel(method.type.rawValue))
      ) throws(IntegrationError) -> BatchItem? {
        \(condition)
        \(lines: keyNames)
        return \(Layout.call("BatchItem", arguments))
      }
      """
  }

  // MARK: Sending

  private func sending(_ method: Method, _ batch: BatchTemplate) -> Code {
    let flow = FlowEmitter(manifest: manifest, names: names, plans: plans, method: method)
    let items = batch.step.surroundings.elements.map {
      "let \(flow.emitter.locals.name(of: $0)) = batch.items" as Code
    }
    var declared: Set<Int> = []
    let drawn =
      flow.drawn(method.bindings, for: batch.usedLocals, &declared)
      + flow.drawn(of: batch.step, &declared)
    let request = flow.request(of: batch.step)
    let send = Layout.call("sender.send", ["request"] + flow.rules(of: batch.step))
    var known: [Code] = []
    var answer: Code = "BatchAnswer(response, to: batch)"
    if let results = batch.results {
      results.forEachExpression { expression in
        known += flow.statements(method.bindings, for: expression, &declared)
      }
      answer = self.answer(results, flow.emitter)
    }
    let purpose = batch.step.request.map { ": `\($0.display)`." } ?? "."
    return """
      \(Code.documentation(["Sends messages together\(purpose)"], indentation: 2))
      private func \(names.functions.batch(of: method).sending)(
        _ batch: Batch, _ \(flow.message): \(Identifier.upperCamel(method.type.rawValue))
      ) async throws(IntegrationError) -> BatchAnswer {
        \(lines: items + drawn)
        let request = try \(request)
        let response = try await \(send)
        \(lines: known)
        return \(answer)
      }
      """
  }

  private func answer(_ results: BatchResults, _ emitter: ExpressionEmitter) -> Code {
    let source = emitter.emit(results.source)
    let list: Code = source.type.isOptional ? "\(source.operand) ?? []" : source.code
    var arguments: [Code] = [
      "response", "to: batch", "sent: request", "results: \(list)",
    ]
    if let match = results.match {
      arguments.append(
        closure("matches", results, emitter, reading: [match]) { [emitter.test(match)] })
    }
    if results.unlisted == .delivered { arguments.append("unlisted: .delivered") }
    var read: [CheckedExpression] = []
    for rule in results.failures {
      if case .condition(let condition) = rule.test { read.append(condition) }
      if let reason = rule.reason { read.append(reason) }
    }
    arguments.append(
      closure("failure", results, emitter, reading: read) {
        failures(results.failures, emitter)
      })
    return Layout.call("BatchAnswer", arguments, room: 0)
  }

  private func failures(_ rules: [ResponseRule], _ emitter: ExpressionEmitter) -> [Code] {
    var lines: [Code] = []
    for rule in rules {
      guard case .condition(let condition) = rule.test else { continue }
      var arguments: [Code] = []
      if let status = rule.status { arguments.append("status: \(status)") }
      if let reason = rule.reason { arguments.append("reason: \(emitter.reason(reason))") }
      if rule.action == .retry { arguments.append("isRetryable: true") }
      let failure: Code = "return \(Layout.call("BatchFailure", arguments))"
      if case .constant(.bool(true)) = condition.kind { return lines + [failure] }
      lines.append(Layout.conditional("if", emitter.test(condition), [failure]))
    }
    return lines + ["return nil"]
  }

  /// A closure over a result, its item and the item's place; what it does not read has no name.
  private func closure(
    _ label: Code, _ results: BatchResults, _ emitter: ExpressionEmitter,
    reading: [CheckedExpression], _ body: () -> [Code]
  ) -> Code {
    let used = reading.reduce(into: Set<Int>()) { $0.formUnion($1.usedLocals) }
    return emitter.locals.scoped {
      let parameters = [results.result, results.item, results.index].map { local -> Code in
        used.contains(local.id) ? "\(emitter.locals.name(of: local))" : "_"
      }
      let lines = body()
      return """
        \(label): { \(parameters.joined(separator: ", ")) in
          \(lines: lines)
        }
        """
    }
  }
}
