// SPDX-License-Identifier: MIT
import FacadeSchema
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
    return """
      \(FileHeader.code(for: manifest))
      public import IntegrationRuntime

      \(Code.documentation(["Maps messages to the payloads that \(manifest.name) takes."]))
      public struct \(names.mapper): Mapper {
        /// Makes a mapper; it has no state.
        public init() {}

        \(lines: methods.map(function), separator: "\n\n")
      }
      """
  }

  private func function(_ method: Method) -> Code {
    guard let payload = method.payload else { return .empty }
    let name = Identifier.lowerCamel(method.type.rawValue)
    let facade = Identifier.upperCamel(method.type.rawValue)
    let plan = PayloadPlan(
      payload, name: facade.suffixed("Payload"),
      documentation: ["The payload of \(method.type.article) message."],
      emitter: ExpressionEmitter(names: names, messageType: method.type))
    let declaration = plan.structure.map { PayloadPlan.declaration($0) } ?? .empty
    return """
      \(Code.documentation(["The payload of `\(method.request.display)`."], indentation: 2))
      public func \(name)(_ \(name): \(facade), settings: \(names.type).Settings) -> \(plan.type) {
        \(plan.value)
      }

      \(declaration)
      """
  }
}
