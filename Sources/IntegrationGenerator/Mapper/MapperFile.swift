// SPDX-License-Identifier: MIT
import FacadeSchema
import FunctionLibrary
import ManifestLanguage
import SwiftEmitter

/// Emits the mapper of one integration: a function for each message type and the typed payloads.
///
/// ```swift
/// public struct HeapMapper: Mapper {
///   public func track(_ track: Track, settings: Heap.Settings) -> TrackPayload { … }
///   public struct TrackPayload: Payload { … }
/// }
/// ```
struct MapperFile {
  let manifest: Manifest
  let names: IntegrationNames

  /// Nil if no request has a payload.
  func emit() -> Code? {
    let methods = manifest.methods.filter { $0.payload != nil }
    guard !methods.isEmpty else { return nil }
    let context: Code =
      manifest.usesContext
      ? """
      /// Clock and chance.
      public var context: MappingContext

      /// Makes a mapper.
      public init(context: MappingContext = .live) { self.context = context }
      """
      : """
      /// Makes a mapper; it has no state.
      public init() {}
      """
    return """
      \(FileHeader.code(for: manifest))
      public import IntegrationRuntime

      \(Code.documentation(["Maps messages to the payloads that \(manifest.name) takes."]))
      public struct \(names.mapper): Mapper {
        \(context)

        \(lines: methods.map(function), separator: "\n\n")
      }
      """
  }

  private func function(_ method: Method) -> Code {
    guard let payload = method.payload else { return .empty }
    let name = Identifier.lowerCamel(method.type.rawValue)
    let facade = Identifier.upperCamel(method.type.rawValue)
    let plan = PayloadPlan(payload, of: method, names: names)
    let body: Code =
      plan.statements.isEmpty
      ? plan.payload.code
      : """
      \(lines: plan.statements)
      return \(plan.payload.code)
      """
    return """
      \(Code.documentation(["The payload of `\(method.request.display)`."], indentation: 2))
      public func \(name)(_ \(name): \(facade), settings: \(names.type).Settings) -> \(plan.payload.typeName) {
        \(body)
      }

      \(lines: plan.payload.declared.map(\.declaration), separator: "\n\n")
      """
  }
}

/// How one method's payload is made.
struct PayloadPlan {
  let payload: PayloadEmitter.Emitted
  /// The method's names, before the payload.
  let statements: [Code]

  init(_ value: CheckedValue, of method: Method, names: IntegrationNames) {
    let emitter = PayloadEmitter(
      expressions: ExpressionEmitter(names: names, messageType: method.type))
    var used: Set<Int> = []
    value.forEachExpression { expression in used.formUnion(expression.usedLocals) }
    statements = emitter.statements(method.bindings.needed(for: used))
    payload = emitter.emit(
      value, name: Identifier.upperCamel(method.type.rawValue).suffixed("Payload"), path: [],
      documentation: ["The payload of \(method.type.article) message."])
  }
}

extension [Binding] {
  /// Those that something in `used` needs, itself or through another.
  func needed(for used: Set<Int>) -> [Binding] {
    var used = used
    var result: [Binding] = []
    for binding in reversed() where used.contains(binding.local.id) {
      used.formUnion(binding.value.usedLocals)
      result.append(binding)
    }
    return result.reversed()
  }
}

extension CheckedExpression {
  /// Ids of the locals that it reads.
  var usedLocals: Set<Int> {
    var result: Set<Int> = []
    if case .local(let local) = kind { result.insert(local.id) }
    for child in children { result.formUnion(child.usedLocals) }
    return result
  }
}

extension Manifest {
  /// Whether something depends on clock or chance.
  var usesContext: Bool {
    var result = false
    forEachExpression { expression in
      result = result || expression.contains { part in
        if case .call(let function, _, _) = part.kind { function.needsContext } else { false }
      }
    }
    return result
  }
}
