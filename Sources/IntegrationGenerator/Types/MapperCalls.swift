// SPDX-License-Identifier: MIT
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// How an integration calls its mapper, and what it gets.
struct MapperCalls {
  let names: IntegrationNames
  /// The payloads of the integration.
  let plans: [PayloadPlan]
  let method: Method

  /// `try complete(mapper.track(track, settings: settings))`: what makes the payload of the method,
  /// or of a step that maps on its own.
  func call(of step: Step? = nil, _ emitter: ExpressionEmitter) -> Code {
    let function = names.functions.mapping(of: method, step: step)
    let inputs = step.map { method.inputs(ofPayload: $0) } ?? method.inputsOfPayload
    let arguments =
      ["\(Identifier.lowerCamel(method.type.rawValue))", "settings: settings"]
      + inputs.arguments(emitter)
    let call = Layout.call("mapper.\(function)", arguments, room: 80, limit: 6)
    let isHook = step == nil && method.hook == .map
    let mayLackKey = isHook || plans.contains { $0.function == function && $0.payload.mayLackKey }
    return mayLackKey ? "try complete(\(call))" : call
  }

  /// `HeapMapper.TrackPayload`: the type of the method's payload, as code outside of the mapper names
  /// it.
  var payloadType: Code {
    let function = names.functions.mapping(of: method)
    guard method.hook != .map,
      let plan = plans.first(where: { $0.function == function })
    else { return "\(names.mapper).\(HooksFile.payload(of: method, names))" }
    let own = Set(
      plans.flatMap { $0.payload.declared.map(\.name.spelling) }
        + plan.pieces.typeNames.map(\.spelling))
    var result = ""
    var word = ""
    func endWord() {
      if own.contains(word), result.last != "." { result += "\(names.mapper.spelling)." }
      result += word
      word = ""
    }
    for character in plan.payload.typeName.text {
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else {
        endWord()
        result.append(character)
      }
    }
    endWord()
    return Code(raw: result)
  }
}
