// SPDX-License-Identifier: MIT
import FunctionLibrary

/// A Swift file that calls every function as its declaration spells it, with the types that it
/// declares. That it compiles proves the spellings.
enum SpellingProof {
  static var text: String {
    var lines = [
      "// SPDX-License-Identifier: MIT", "// swift-format-ignore-file", "",
      "// Written by SpellingProofTests; do not edit.",
      "import IntegrationRuntime", "",
      "/// Compiles if every function is there as its declaration spells it.",
      "struct SpellingProof {", "  var bool: Bool", "  var int: Int", "  var double: Double",
      "  var string: String", "  var date: Instant", "  var json: JSONValue",
      "  var object: JSONObject", "  var product: Product", "  var products: Products",
      "  var context: MappingContext", "",
    ]
    for (index, function) in FunctionLibrary.all.enumerated() {
      let variants = bindings(function).flatMap { binding in
        [call(function, binding, isShort: false), call(function, binding, isShort: true)]
      }
      var seen: Set<String> = []
      lines.append("  /// \(function.id)")
      lines.append("  func call\(index)() {")
      lines += variants.filter { seen.insert($0).inserted }.map { "    \($0)" }
      lines.append("  }")
      if index < FunctionLibrary.all.count - 1 { lines.append("") }
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  /// What the variables of a signature stand for, one after another.
  private static func bindings(_ function: FunctionDeclaration) -> [FunctionType.Bindings] {
    let types =
      [function.result] + function.parameters.map(\.type) + [function.receiver].compactMap { $0 }
    func names(_ variable: TypeVariable) -> Bool { types.contains { holds($0, variable) } }
    if names(.number) { return [[.number: .int], [.number: .double]] }
    if names(.ordered) {
      return [.int, .double, .string, .date].map { [.ordered: $0, .any: .product] }
    }
    if names(.textual) { return [.bool, .int, .string, .date, .json].map { [.textual: $0] } }
    return [
      [.any: .product, .other: .string, .writable: .product],
      [.any: .json, .other: .json, .writable: .json],
      [.any: .string, .other: .int, .writable: .string],
    ]
  }

  private static func holds(_ type: FunctionType, _ variable: TypeVariable) -> Bool {
    switch type {
    case .variable(let other): other == variable
    case .list(let element): holds(element, variable)
    case .optional(let wrapped): holds(wrapped, variable)
    case .function(let parameters, let result):
      (parameters + [result]).contains { holds($0, variable) }
    default: false
    }
  }

  private static func call(
    _ function: FunctionDeclaration, _ bindings: FunctionType.Bindings, isShort: Bool
  ) -> String {
    let arguments = function.parameters.map { parameter -> String? in
      if isShort, parameter.defaultValue != nil { return nil }
      let argument = value(parameter.type.substituting(bindings))
      return parameter.isVariadic ? "\(argument), \(argument)" : argument
    }
    let receiver = function.receiver.map { value($0.substituting(bindings)) } ?? ""
    let call = function.swift.call(receiver: receiver, arguments: arguments)
    return "let _: \(swift(function.result.substituting(bindings))) = \(call)"
  }

  private static func value(_ type: FunctionType) -> String {
    switch type {
    case .list(.product): "products"
    case .list(let element): "[\(value(element))]"
    case .optional(let wrapped): value(wrapped)
    case .function(let parameters, let result):
      "{ (\(parameters.enumerated().map { "_: \(swift($0.element))" }.joined(separator: ", "))) "
        + "-> \(swift(result)) in \(value(result)) }"
    default: type.description.lowercased()
    }
  }

  private static func swift(_ type: FunctionType) -> String {
    switch type {
    case .date: "Instant"
    case .json: "JSONValue"
    case .object: "JSONObject"
    case .list(let element): "[\(swift(element))]"
    case .optional(let wrapped): "\(swift(wrapped))?"
    default: type.description
    }
  }
}
