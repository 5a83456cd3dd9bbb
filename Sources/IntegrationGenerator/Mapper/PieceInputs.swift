// SPDX-License-Identifier: MIT
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// What the function of a piece gets: the message if it reads it, its arguments, the settings, and
/// the names around its use.
struct PieceInputs {
  private struct Input {
    var label: Code
    /// What it is called inside.
    var name: Code?
    var type: Code
    var argument: Code
    var local: Local?
    var valueType: ValueType?
  }

  private var inputs: [Input] = []
  /// The type of the message, if the piece reads it.
  let messageType: MessageType?
  /// Whether it reads only what all messages have, so that it is the same for all types.
  let isGeneral: Bool
  /// How much the compiler has to look at together in a call.
  private(set) var weight = 0

  /// Nil if Swift has no name for the type of an input, or if the piece reads answers.
  init?(_ piece: CheckedPiece, owner: PieceFunctions.Owner, from caller: ExpressionEmitter) {
    let names = caller.names
    let reading = Reading(piece)
    guard !reading.answers else { return nil }
    messageType = reading.message ? caller.messageType : nil
    isGeneral =
      messageType.map { type in
        reading.accessors.allSatisfy { FacadeSchema.isCommon($0, to: type) }
      } ?? false
    if isGeneral {
      let argument: Code = caller.isGeneral ? "\(caller.message)" : "\(caller.message).facade"
      inputs.append(Input(label: "message", type: "Facade", argument: argument))
    } else if let type = messageType {
      inputs.append(
        Input(
          label: "\(caller.message)", type: "\(Identifier.upperCamel(type.rawValue))",
          argument: "\(caller.message)"))
    }
    let locals = LocalNames(messageType: isGeneral ? nil : messageType)
    func add(_ local: Local, _ value: SwiftExpression) -> Bool {
      guard IntegrationNames.isKnown(value.type) else { return false }
      inputs.append(
        Input(
          label: "\(locals.name(of: local).label)", name: "\(locals.name(of: local))",
          type: names.swift(value.type), argument: value.code, local: local, valueType: value.type))
      return true
    }
    for parameter in piece.parameters.needed(for: piece.body.usedLocals) {
      weight += parameter.value.size
      guard add(parameter.local, caller.emit(parameter.value)) else { return nil }
    }
    if reading.settings, owner == .mapper {
      inputs.append(
        Input(label: "settings", type: "\(names.type).Settings", argument: "settings"))
    }
    for local in reading.locals {
      weight += 1
      guard add(local, caller.spelled(local)) else { return nil }
    }
    for payload in reading.payloads {
      let value = caller.emit(payload)
      inputs.append(Input(label: value.code, type: names.swift(value.type), argument: value.code))
    }
  }

  /// Makes the inputs known in the function.
  func declare(in locals: LocalNames) {
    for input in inputs {
      guard let local = input.local, let type = input.valueType else { continue }
      _ = locals.name(of: local)
      locals.set(type, for: local)
    }
  }

  /// What tells functions of one name apart for their callers.
  func overload(_ form: PieceFunctions.Form) -> Code {
    let parameters = inputs.enumerated().map { index, input -> Code in
      index == 0 ? input.type : "\(input.label): \(input.type)"
    }
    return "\(parameters.joined(separator: ", ")) \(form == .members ? "into" : "")"
  }

  /// `func item(_ p: Product, settings: Shop.Settings) -> ItemPayload`
  func signature(
    _ name: Code, _ form: PieceFunctions.Form, _ result: PayloadEmitter.Emitted
  ) -> Code {
    var parameters = inputs.enumerated().map { index, input -> Code in
      let name = input.name ?? input.label
      let label: Code = index == 0 ? "_ " : name == input.label ? "" : "\(input.label) "
      return "\(label)\(name): \(input.type)"
    }
    if form == .members { parameters.append("into object: inout PayloadObject") }
    let end: Code = form == .value ? " -> \(result.typeName)" : ""
    let oneLine: Code = "func \(name)(\(parameters.joined(separator: ", ")))\(end)"
    if oneLine.width <= 88 { return oneLine }
    return """
      func \(name)(
        \(Layout.filled(parameters, room: 94))
      )\(end)
      """
  }

  /// `self.item(p, settings: settings)`
  func call(_ function: Code, _ form: PieceFunctions.Form) -> Code {
    var arguments = inputs.enumerated().map { index, input -> Code in
      index == 0 ? input.argument : "\(input.label): \(input.argument)"
    }
    if form == .members { arguments.append("into: &object") }
    return Layout.filling(function, arguments, room: 70)
  }
}

/// What a piece reads of what is around it.
private struct Reading {
  var message = false
  /// Accessors of the message.
  var accessors: Set<String> = []
  var settings = false
  var answers = false
  /// Names that are bound around its use, in the order in which they are first read.
  var locals: [Local] = []
  var payloads: [CheckedExpression] = []

  init(_ piece: CheckedPiece) {
    var bound = piece.body.boundLocals.union(piece.parameters.map(\.local.id))
    let used = piece.body.usedLocals
    piece.body.forEachExpression { expression in
      _ = expression.contains { part in
        switch part.kind {
        case .accessor(let name):
          message = true
          accessors.insert(name)
        case .message, .rawMessage, .field, .options, .enabled: message = true
        case .setting: settings = true
        case .answer: answers = true
        case .local(let local) where used.contains(local.id):
          if bound.insert(local.id).inserted { locals.append(local) }
        case .payload(let owner):
          if !payloads.contains(where: { $0.readsPayload(of: owner) }) { payloads.append(part) }
        default: break
        }
        return false
      }
    }
  }
}

extension CheckedExpression {
  /// Whether a part of it reads the message.
  var readsMessage: Bool {
    contains { part in
      switch part.kind {
      case .accessor, .message, .rawMessage, .field, .options, .enabled: true
      default: false
      }
    }
  }
}

extension CheckedValue {
  /// Ids of the locals that are bound in it.
  fileprivate var boundLocals: Set<Int> {
    var bound: Set<Int> = []
    forEachExpression { expression in
      _ = expression.contains { part in
        if case .lambda(let parameters, _) = part.kind { bound.formUnion(parameters.map(\.id)) }
        return false
      }
    }
    forEachPart { part in
      switch part {
      case .each(let loop):
        bound.formUnion([loop.variable.id] + loop.bindings.map(\.local.id))
        if let index = loop.index { bound.insert(index.id) }
      case .binding(let bindings, _): bound.formUnion(bindings.map(\.local.id))
      case .piece(let piece): bound.formUnion(piece.parameters.map(\.local.id))
      default: break
      }
    }
    return bound
  }

  /// Whether there is a piece in it.
  var hasPieces: Bool {
    var result = false
    forEachPart { if case .piece = $0 { result = true } }
    return result
  }
}
