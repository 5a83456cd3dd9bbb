// SPDX-License-Identifier: MIT
import FunctionLibrary
import ManifestLanguage
import SwiftEmitter

extension ExpressionEmitter {
  /// A call of the standard library. An argument that Swift takes for optional and the function does
  /// not is looked at first: without it there is no result.
  func call(
    _ function: FunctionDeclaration, _ receiver: CheckedExpression?,
    _ arguments: [CheckedExpression?], _ type: ValueType
  ) -> SwiftExpression {
    let base = receiver.map { self.receiver($0, of: function) }
    var bindings: FunctionType.Bindings = [:]
    if let receiver, let declared = function.receiver {
      _ = declared.accepts(receiver.type.functionType.unwrapped, &bindings)
    }
    let parameters = parameters(of: function, count: arguments.count)
    for (parameter, argument) in zip(parameters, arguments) {
      guard let argument else { continue }
      if case .function(_, let result) = parameter.type {
        _ = result.accepts(argument.type.functionType, &bindings)
      } else {
        _ = parameter.type.accepts(argument.type.functionType, &bindings)
      }
    }
    var lifted: [(name: Code, value: SwiftExpression)] = []
    var codes: [String?] = []
    var variadic: [String] = []
    for (parameter, argument) in zip(parameters, arguments) {
      guard let argument else {
        codes.append(nil)
        continue
      }
      let code =
        pattern(argument, of: parameter)
        ?? self.argument(argument, of: parameter.type.substituting(bindings), lifted: &lifted)
      if parameter.isVariadic { variadic.append(code.text) } else { codes.append(code.text) }
    }
    if function.parameters.last?.isVariadic == true {
      codes.append(variadic.isEmpty ? nil : variadic.joined(separator: ", "))
    }
    let result = ValueType(function.result.substituting(bindings)) ?? type
    let isOptional = result.isOptional || base?.type.isOptional == true || !lifted.isEmpty
    var code = Code(
      raw: function.swift.call(
        receiver: base?.receiver.text ?? "", arguments: codes, context: "context"))
    // One short argument does not make a call long.
    let width = codes.compactMap { $0?.count }.reduce(0, +)
    if code.lastWidth > (width > 40 || lifted.count + codes.count > 1 && width > 30 ? 72 : 90) {
      let broken = (function.parameters.last?.isVariadic == true ? codes.dropLast() : codes[...])
        .map { $0.map(Layout.indented) }
      let rest =
        function.parameters.last?.isVariadic == true
        ? [variadic.map(Layout.indented).joined(separator: ",\n  ")] : []
      code = Code(
        raw: function.swift.call(
          receiver: base?.receiver.text ?? "", arguments: broken + rest, context: "context",
          isBroken: true))
    }
    for (name, value) in lifted.reversed() {
      // Closures in closures: of each the compiler is told what comes in.
      let operand: Code =
        lifted.count > 1 ? "(\(value.atom) as \(names.swift(value.type)))" : value.operand
      // In parentheses: behind a brace a condition would end.
      code = "\(operand).flatMap({ \(name) in \(code) })"
    }
    return SwiftExpression(
      code, ValueType(type.base, optional: isOptional),
      isChain: isOptional && !result.isOptional && lifted.isEmpty)
  }

  private func receiver(
    _ expression: CheckedExpression, of function: FunctionDeclaration
  ) -> SwiftExpression {
    let value = typed(emit(expression), expression)
    switch (value.type.base, function.receiver) {
    case (.list(.product), _):
      // The facade makes its products while iterating.
      if case .accessor = expression.kind {
        return SwiftExpression("Array(\(value.code))", value.type)
      }
      return value
    case (.int, .double?): return converted(value, expression, to: .double)
    case (.object, .json?), (.record, .json?): return converted(value, expression, to: .json)
    default: return value
    }
  }

  /// One declared parameter for each argument; the variadic one serves all that are left.
  private func parameters(of function: FunctionDeclaration, count: Int) -> [FunctionParameter] {
    guard let last = function.parameters.last, last.isVariadic else { return function.parameters }
    let fixed = function.parameters.dropLast()
    return Array(fixed) + Array(repeating: last, count: max(0, count - fixed.count))
  }

  private func argument(
    _ argument: CheckedExpression, of type: FunctionType,
    lifted: inout [(name: Code, value: SwiftExpression)]
  ) -> Code {
    if case .lambda(let parameters, let body) = argument.kind {
      return locals.scoped { lambda(parameters, body, type) }
    }
    let base = ValueType.Base(type.unwrapped) ?? argument.type.base
    let value = converted(emit(argument), argument, to: base)
    guard value.type.isOptional, !type.isOptional else { return value.code }
    let name = Code(raw: "argument\(lifted.count + 1)")
    lifted.append((name, value))
    return name
  }

  /// The name of a pattern that is written down.
  private func pattern(_ argument: CheckedExpression, of parameter: FunctionParameter) -> Code? {
    PatternNames.Pattern(argument, of: parameter).flatMap { names.patterns[$0] }
      .map { "\(names.patternsType).\($0)" }
  }

  private func lambda(_ locals: [Local], _ body: CheckedExpression, _ type: FunctionType) -> Code {
    let names = locals.map { "\(self.locals.name(of: $0))" as Code }.joined(separator: ", ")
    guard case .function(_, let result) = type else { return "{ \(names) in nil }" }
    let base = ValueType.Base(result.unwrapped) ?? body.type.base
    let value = converted(emit(body), body, to: base)
    if value.type.isOptional, !result.isOptional {
      // Missing in spite of its type, as after an overflow: the nearest there is.
      let fallback: Code =
        switch base {
        case .bool: "false"
        case .int, .double: "0"
        case .string, .enumeration: "\"\""
        case .date: "Instant.invalid"
        case .json, .null, .invalid: "JSONValue.null"
        case .object, .record: "JSONObject()"
        case .product, .list: "[]"
        case .map, .eventMap: "[:]"
        case .settingRecord: ".placeholder"
        }
      return Layout.closure(names, "\(value.atom) ?? \(fallback)")
    }
    return Layout.closure(names, value.code)
  }
}
