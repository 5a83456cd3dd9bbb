// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// The functions of one generated type that make pieces of payloads. What the manifest has once
/// under a name is generated once, however often it is used: uses that come to the same code, with
/// values of the same types, share a function.
///
/// ```swift
/// /// What the manifest calls `item`.
/// private func item(_ p: Product, settings: Shop.Settings) -> ItemPayload { … }
/// ```
final class PieceFunctions {
  /// The type that has them.
  enum Owner {
    /// Gets the settings.
    case mapper
    /// Has the settings.
    case integration
  }

  /// What a use of a piece comes to.
  enum Form: Hashable {
    /// A value.
    case value
    /// Members that are put into an object.
    case members
  }

  private struct Function {
    var place: Int
    var name: Identifier
    /// What the function is without its name, and with types named as if they were the only ones.
    var canonical: Code
    var declaration: Code
    var types: [PayloadType]
    var result: PayloadEmitter.Emitted
  }

  private let names: IntegrationNames
  private let owner: Owner
  private var functions: [String: [Function]] = [:]
  private var places = 0
  /// Functions may have the same name if they differ in their parameters.
  private var scopes: [Code: NameScope] = [:]
  private let reserved: Set<Identifier>
  private var types: NameScope
  /// What the types of a piece are called, by their code under the name that it wishes for. The same
  /// piece with messages of two types is two functions, but mostly one type.
  private var declared: [Code: Identifier] = [:]

  /// - Parameter taken: types that are declared beside.
  init(names: IntegrationNames, owner: Owner, taken: [Identifier] = []) {
    self.names = names
    self.owner = owner
    reserved = names.functions.all
    types = NameScope(reserved: PayloadEmitter.reservedTypes.union(taken))
  }

  /// A name for a type that is declared beside.
  func claim(_ wish: Identifier) -> Identifier { types.claim(wish) }

  /// The functions with their types, in the order in which they are first used.
  var declarations: [Code] {
    functions.values.joined().sorted { $0.place < $1.place }.map { function in
      """
      \(function.declaration)

      \(lines: function.types.map(\.declaration), separator: "\n\n")
      """
    }
  }

  /// The types of the functions' results.
  var typeNames: [Identifier] { functions.values.joined().flatMap { $0.types.map(\.name) } }

  /// What makes a piece: the call of its function, or the piece itself where that is no longer.
  ///
  /// - Returns: nil if Swift has no name for the type of something that the piece reads.
  func emit(
    _ piece: CheckedPiece, as form: Form, from caller: PayloadEmitter
  ) -> PayloadEmitter.Emitted? {
    guard let inputs = PieceInputs(piece, owner: owner, from: caller.expressions) else {
      return nil
    }
    places += 1
    let place = places
    let wish = Identifier.upperCamel(piece.name).suffixed("Payload")
    let body = self.body(piece, as: form, typeName: wish, inputs, from: caller)
    // Pieces in pieces are written out once: looking into them both ways would take twice as long with
    // each one around them.
    if body.isShort, !piece.body.hasPieces,
      let short = shorter(piece, as: form, than: inputs, from: caller)
    {
      return short
    }
    let key = "\(piece.name)\n\(form)"
    let canonical = self.canonical(body, as: form, inputs)
    let function: Function
    if let known = functions[key]?.first(where: { $0.canonical == canonical }) {
      function = known
    } else {
      function = declare(piece, as: form, body, inputs, at: place, canonical, wish, from: caller)
      functions[key, default: []].append(function)
    }
    var result = function.result
    result.code = inputs.call("self.\(function.name)", form)
    result.isAtom = true
    result.weight = 1 + inputs.weight
    result.declared = []
    result.expression = nil
    return result
  }

  /// The piece written out where it is used, if that says no more than the call of a function.
  private func shorter(
    _ piece: CheckedPiece, as form: Form, than inputs: PieceInputs, from caller: PayloadEmitter
  ) -> PayloadEmitter.Emitted? {
    caller.expressions.locals.attempting {
      var result: PayloadEmitter.Emitted
      switch form {
      case .value: result = caller.emit(piece.value, name: .upperCamel(piece.name))
      case .members: result = caller.members(piece.value, name: .upperCamel(piece.name))
      }
      let call = inputs.call("self.\(Identifier.lowerCamel(piece.name))", form)
      return result.code.isSingleLine && result.code.width <= call.width ? result : nil
    }
  }

  private struct Body {
    var statements: [Code]
    var result: PayloadEmitter.Emitted

    var isShort: Bool {
      let lines = statements + (result.code.isEmpty ? [] : [result.code])
      return lines.count == 1 && lines[0].isSingleLine && result.declared.isEmpty
    }
  }

  private func body(
    _ piece: CheckedPiece, as form: Form, typeName: Identifier, _ inputs: PieceInputs,
    from caller: PayloadEmitter
  ) -> Body {
    var expressions = ExpressionEmitter(
      names: names, messageType: inputs.messageType, isGeneral: inputs.isGeneral)
    expressions.stepPayload = caller.expressions.stepPayload
    inputs.declare(in: expressions.locals)
    let emitter = PayloadEmitter(expressions: expressions, pieces: self)
    if form == .members {
      return Body(statements: [], result: emitter.members(piece.body, name: typeName))
    }
    var value = piece.body
    var statements: [Code] = []
    while case .binding(let bindings, let inner) = value {
      statements += emitter.statements(bindings.needed(by: inner), uses: inner.localUses)
      value = inner
    }
    let result = emitter.emit(
      value, name: typeName, documentation: [PieceFunctions.documentation(piece)])
    return Body(statements: statements, result: result)
  }

  private static func documentation(_ piece: CheckedPiece) -> String {
    "What the manifest calls `\(piece.name)`."
  }

  /// What tells functions of one name apart.
  private func canonical(_ body: Body, as form: Form, _ inputs: PieceInputs) -> Code {
    """
    \(inputs.signature("", form, body.result))
    \(lines: body.statements)
    \(body.result.code)
    \(lines: body.result.declared.map(\.declaration))
    """
  }

  private func declare(
    _ piece: CheckedPiece, as form: Form, _ canonicalBody: Body, _ inputs: PieceInputs,
    at place: Int, _ canonical: Code, _ wish: Identifier, from caller: PayloadEmitter
  ) -> Function {
    var body = canonicalBody
    var declared: [PayloadType] = []
    if !body.result.declared.isEmpty {
      let code = body.result.declared.map(\.declaration).joined(separator: "\n")
      let known = self.declared[code]
      let name = known ?? types.claim(wish)
      self.declared[code] = name
      if name != wish { body = self.body(piece, as: form, typeName: name, inputs, from: caller) }
      if known == nil { declared = body.result.declared }
    }
    let parameters = inputs.overload(form)
    var scope = scopes[parameters] ?? NameScope(reserved: reserved)
    let name = scope.claim(.lowerCamel(piece.name))
    scopes[parameters] = scope
    let isValueAlone = body.statements.isEmpty && body.result.code.text.first != "{"
    let code: Code =
      form == .members || isValueAlone
      ? body.result.code
      : """
      \(lines: body.statements)
      return \(body.result.code)
      """
    return Function(
      place: place, name: name, canonical: canonical,
      declaration: """
        \(Code.documentation([Self.documentation(piece)], indentation: 2))
        private \(inputs.signature("\(name)", form, body.result)) {
          \(code)
        }
        """,
      types: declared, result: body.result)
  }
}
