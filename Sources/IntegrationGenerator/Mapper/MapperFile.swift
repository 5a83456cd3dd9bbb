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
  let plans: [PayloadPlan]

  /// Nil if no request has a payload.
  func emit() -> Code? {
    guard manifest.hasMapper else { return nil }
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
      public struct \(names.mapper): Mapper\(HooksFile(manifest: manifest, names: names).conformance(to: .map)) {
        \(context)

        \(lines: plans.map(function) + (plans.first?.pieces.declarations ?? []), separator: "\n\n")
      }
      """
  }

  private func function(_ plan: PayloadPlan) -> Code {
    let parameter = Identifier.lowerCamel(plan.method.type.rawValue)
    let facade = Identifier.upperCamel(plan.method.type.rawValue)
    let body: Code =
      plan.statements.isEmpty && plan.payload.code.text.first != "{"
      ? plan.payload.code
      : """
      \(lines: plan.statements)
      return \(plan.payload.code)
      """
    let message: Code = "_ \(parameter): \(facade)"
    let settings: Code = "settings: \(names.type).Settings"
    func signature(_ more: [Code]) -> Code {
      Layout.signature(
        "public func \(plan.function)", [message, settings] + more,
        "-> \(plan.payload.typeName)")
    }
    let documentation = Code.documentation(["The payload of \(plan.purpose)."], indentation: 2)
    let drawing: Code =
      plan.drawing.isEmpty
      ? .empty
      : """
      \(documentation)
      \(signature([]))
        \(lines: plan.drawing)
      }

      """
    return """
      \(drawing)
      \(documentation)
      \(signature(plan.parameters))
        \(body)
      }

      \(lines: plan.payload.declared.map(\.declaration), separator: "\n\n")
      """
  }
}

/// How a payload is made: a method's, or that of one of its steps.
struct PayloadPlan {
  let method: Method
  /// The mapper's function.
  let function: Identifier
  /// What it is the payload of, for documentation.
  let purpose: String
  let payload: PayloadEmitter.Emitted
  /// What the payloads have in common.
  let pieces: PieceFunctions
  /// The names it needs, before the payload.
  let statements: [Code]
  /// What it needs beside the message and the settings.
  let parameters: [Code]
  /// What stands in for who does not have that: it draws names that come out differently each time.
  let drawing: [Code]

  /// Those of all methods: of each its own, then those of steps that map on their own.
  static func all(of manifest: Manifest, names: IntegrationNames) -> [PayloadPlan] {
    let payloads = NamedPayload.all(of: manifest, names: names)
    let own = payloads.compactMap { payload -> Identifier? in
      if case .piece = payload.value { return nil }
      return typeName(names.functions.mapping(of: payload.method, step: payload.step))
    }
    let pieces = PieceFunctions(names: names, owner: .mapper, taken: own)
    return payloads.map { payload in
      PayloadPlan(
        payload.value, of: payload.method, step: payload.step, names: names, pieces: pieces)
    }
  }

  /// `OrderCompletedPayload`
  private static func typeName(_ function: Identifier) -> Identifier {
    .upperCamel(function.name).suffixed("Payload")
  }

  init(
    _ value: CheckedValue, of method: Method, step: Step?, names: IntegrationNames,
    pieces: PieceFunctions
  ) {
    self.method = method
    function = names.functions.mapping(of: method, step: step)
    purpose =
      (step?.request ?? method.request).map { "`\($0.display)`" }
      ?? method.subject
    let expressions = ExpressionEmitter(names: names, method: method)
    let emitter = PayloadEmitter(expressions: expressions, pieces: pieces)
    self.pieces = pieces
    let inputs = step.map { method.inputs(ofPayload: $0) } ?? method.inputsOfPayload
    inputs.declare(in: expressions, of: method)
    parameters = inputs.parameters(expressions)
    drawing =
      step == nil && !parameters.isEmpty ? Self.drawing(inputs, of: method, names: names) : []
    let bindings = (step?.bindings(in: method) ?? method.bindings)
      .needed(by: value, given: inputs.given)
    statements = emitter.statements(bindings)
    let documentation =
      step?.name.map { "The payload of the step `\($0)`." }
      ?? "The payload of \(method.subject)."
    if case .piece(let piece) = value {
      payload =
        pieces.emit(piece, as: .value, from: emitter)
        ?? emitter.emit(
          piece.value, name: pieces.claim(Self.typeName(function)), documentation: [documentation])
    } else {
      payload = emitter.emit(
        value, name: Self.typeName(function), documentation: [documentation])
    }
  }

  private static func drawing(
    _ inputs: StepInputs, of method: Method, names: IntegrationNames
  ) -> [Code] {
    let emitter = ExpressionEmitter(names: names, method: method)
    let statements = PayloadEmitter(expressions: emitter).statements(inputs.bindings)
    let function = names.functions.mapping(of: method)
    let arguments =
      ["\(Identifier.lowerCamel(method.type.rawValue))", "settings: settings"]
      + inputs.arguments(emitter)
    return statements + ["return \(Layout.call("self.\(function)", arguments, limit: 5))"]
  }
}

extension Method {
  /// As documentation names it: `a track message`, `an Order Completed event`.
  var subject: String {
    guard let event else { return "\(type.article) message" }
    let vowels: Set<Character> = ["A", "E", "I", "O", "U"]
    let article = event.name.first.map { vowels.contains($0) } == true ? "an" : "a"
    return "\(article) `\(event.name)` event"
  }
}

extension CheckedExpression {
  /// Whether it reads as well where it is used as under a name of its own.
  func isShort(uses: Int) -> Bool {
    switch kind {
    case .accessor, .setting, .local, .message, .constant, .field: true
    case .path(let base, _): uses <= 2 && base.isShort(uses: uses)
    default: false
    }
  }
}

extension CheckedValue {
  /// How often each local is read.
  var localUses: [Int: Int] {
    var uses: [Int: Int] = [:]
    forEachExpression { expression in
      _ = expression.contains { part in
        if case .local(let local) = part.kind { uses[local.id, default: 0] += 1 }
        return false
      }
    }
    return uses
  }
}

extension Manifest {
  /// Whether there is a payload.
  var hasMapper: Bool {
    handlers.contains { method in
      method.hasPayload || method.requestSteps.contains { $0.payload != nil }
    }
  }

  /// Whether something depends on clock or chance; what Swift maps may.
  var usesContext: Bool {
    var result = handlers.contains { $0.hook == .map }
    forEachExpression { result = result || $0.dependsOnContext }
    return result
  }
}
