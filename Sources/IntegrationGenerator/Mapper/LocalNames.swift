// SPDX-License-Identifier: MIT
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// Gives every local of one method a Swift name of its own, and remembers what type its value has
/// in Swift.
final class LocalNames {
  /// What generated code calls by its bare name, so that no local may hide it.
  static let operations = [
    "text", "is missing", "is equal", "is in", "is present", "is truthy", "compare", "compacted",
    "look up", "sum", "difference", "product", "quotient", "remainder", "negated", "options",
    "first truthy", "greatest", "least", "required", "complete", "sender", "responses", "settled",
  ]

  private var scope: NameScope
  /// What each of the expressions that are being spelled weighs so far, the outermost first.
  private var weights: [Int] = []
  private var names: [Int: Identifier] = [:]
  private var types: [Int: ValueType] = [:]
  private var constants: Set<Int> = []
  private var aliases: [Int: SwiftExpression] = [:]

  /// What is spoken for in a method of each type; once, because every expression begins with it.
  private static let reserved: [MessageType?: Set<Identifier>] = {
    let common = Set(
      (operations + [
        "settings", "mapper", "payload", "payload JSON", "step payload", "step payload JSON",
        "object", "context", "writer", "response",
      ]).map(Identifier.lowerCamel))
    var result: [MessageType?: Set<Identifier>] = [nil: common.union([.lowerCamel("message")])]
    for type in MessageType.allCases {
      result[type] = common.union([.lowerCamel(type.rawValue)])
    }
    return result
  }()

  init(messageType: MessageType?, steps: [String] = []) {
    var reserved = Self.reserved[messageType] ?? []
    for step in steps { reserved.insert(Self.answer(of: step)) }
    scope = NameScope(reserved: reserved)
  }

  /// What generated code calls the answer that a rule is about; no step has the name.
  static let response = Identifier.lowerCamel("response")

  /// What generated code calls the answer to a step's request.
  static func answer(of step: String) -> Identifier {
    if step == response.name { return response }
    let name = Identifier.lowerCamel(step)
    return takenForAnswers.contains(name) ? .lowerCamel("\(step) answer") : name
  }

  private static let takenForAnswers = Set(
    (operations + MessageType.allCases.map(\.rawValue) + [
      "settings", "mapper", "payload", "object", "context", "response",
    ]).map(Identifier.lowerCamel))

  func name(of local: Local) -> Identifier {
    if let name = names[local.id] { return name }
    let name = scope.claim(.lowerCamel(local.name))
    names[local.id] = name
    return name
  }

  /// Lets go of the names that are claimed meanwhile: what stands in one closure can be named as
  /// what stands in another.
  func scoped<Result>(_ body: () -> Result) -> Result {
    let outer = scope
    defer { scope = outer }
    return body()
  }

  /// What `body` gives; if that is nothing, as if it had not been asked.
  func attempting<Result>(_ body: () -> Result?) -> Result? {
    let outer = (scope, names, types, aliases)
    let result = body()
    if result == nil { (scope, names, types, aliases) = outer }
    return result
  }

  /// A scope for names beside those of locals.
  var free: NameScope { scope }

  func type(of local: Local) -> ValueType { types[local.id] ?? local.type }

  /// What reads the local.
  func value(of local: Local) -> SwiftExpression {
    SwiftExpression(
      "\(name(of: local))", type(of: local), isConstant: constants.contains(local.id))
  }

  /// Takes down what the local is in Swift.
  func set(_ value: SwiftExpression, for local: Local) {
    types[local.id] = value.type
    if value.isConstant { constants.insert(local.id) }
  }

  func set(_ type: ValueType, for local: Local) { types[local.id] = type }

  /// What stands for a local that needs no name.
  func alias(of local: Local) -> SwiftExpression? { aliases[local.id] }

  func set(alias: SwiftExpression, for local: Local) { aliases[local.id] = alias }

  // MARK: Weights

  /// Spells an expression; what it weighs, with its parts.
  func weighed<Result>(_ own: Int, _ body: () -> Result) -> (result: Result, weight: Int) {
    weights.append(own)
    let result = body()
    let weight = weights.removeLast()
    if !weights.isEmpty { weights[weights.count - 1] += weight }
    return (result, weight)
  }

  /// Whether what is spelled next is a part of an expression.
  var isInExpression: Bool { !weights.isEmpty }

  /// Takes what the compiler looks at by itself off the expression around it.
  func lighten(by weight: Int) {
    if !weights.isEmpty { weights[weights.count - 1] -= weight }
  }
}
