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
  let answersRead: Set<String>

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

  func body(_ declared: inout Set<Int>) -> Code {
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
  func payload(_ declared: inout Set<Int>) -> [Code] {
    guard method.usesPayload, !method.mapsInRequest else { return [] }
    return drawnForPayload(&declared)
      + emitter.payload(
        .method, method.payload, made: mapper.call(emitter), isRead: method.readsPayloadInFlow)
  }

  /// The steps, or the call of who takes them over.
  ///
  /// - Parameter isAlone: whether nothing stands before it.
  func flow(_ declared: Set<Int>, isAlone: Bool) -> Code {
    var declared = declared
    if method.hook == .send {
      let call: Code = "try await \(names.functions.hook(of: method))(\(message))"
      return isAlone ? call : "return \(call)"
    }
    if method.isOneRequest, let step = method.steps.first {
      let names = drawn(of: step, &declared) + keyNames(of: step, &declared)
      let send = Layout.list("", [sending(step)], room: 92)
      return (names + [isAlone && names.isEmpty ? send : "return \(send)"]).joined()
    }
    return """
      var responses: [Response] = []
      \(lines: block(method.steps, declared))
      return responses
      """
  }
}
