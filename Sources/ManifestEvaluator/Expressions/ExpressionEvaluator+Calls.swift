// SPDX-License-Identifier: MIT
import FunctionLibrary
import IntegrationRuntime
import JSON
import ManifestLanguage

extension ExpressionEvaluator {
  /// A call of the standard library. A receiver or an argument that is missing, where the function
  /// cannot do without, makes the result missing.
  func call(
    _ function: FunctionDeclaration, _ receiver: CheckedExpression?,
    _ arguments: [CheckedExpression?]
  ) -> Value {
    var bindings: FunctionType.Bindings = [:]
    var base = Value.missing
    if let receiver, let declared = function.receiver {
      _ = declared.accepts(receiver.type.functionType.unwrapped, &bindings)
      base = value(receiver)
      guard !base.isMissing || declared.isOptional else { return .missing }
    }
    let parameters = Self.parameters(of: function, count: arguments.count)
    // All arguments decide together what a type variable stands for.
    for case (let parameter, let argument?) in zip(parameters, arguments) {
      if case .function(_, let result) = parameter.type {
        _ = result.accepts(argument.type.functionType, &bindings)
      } else {
        _ = parameter.type.accepts(argument.type.functionType, &bindings)
      }
    }
    if let type = function.receiver.flatMap({ ValueType.Base($0.substituting(bindings).unwrapped) })
    {
      base = base.conformed(to: type)
    }
    var values: [Value?] = []
    for (parameter, argument) in zip(parameters, arguments) {
      let type = parameter.type.substituting(bindings)
      guard let argument else {
        values.append(nil)
        continue
      }
      if case .lambda(let locals, let body) = argument.kind {
        values.append(.lambda(lambda(locals, body, declared: type)))
        continue
      }
      var value = value(argument)
      if value.isMissing, !type.isOptional { return .missing }
      if let base = ValueType.Base(type.unwrapped) { value = value.conformed(to: base) }
      values.append(value)
    }
    return FunctionTable.call(function, on: base, values, context: context)
  }

  /// One declared parameter for each argument; a variadic one serves all that are left.
  private static func parameters(
    of function: FunctionDeclaration, count: Int
  ) -> [FunctionParameter] {
    guard let last = function.parameters.last, last.isVariadic else {
      // A member is called with no arguments at all.
      return Array(function.parameters.prefix(count))
    }
    let fixed = function.parameters.dropLast()
    return Array(fixed) + Array(repeating: last, count: max(0, count - fixed.count))
  }

  /// A lambda, with what it sees around it.
  func lambda(
    _ parameters: [Local], _ body: CheckedExpression, declared: FunctionType? = nil
  ) -> Value.Lambda {
    let resultType =
      if case .function(_, let result)? = declared {
        ValueType(
          ValueType.Base(result.unwrapped) ?? body.type.base, optional: result.isOptional)
      } else {
        ValueType(body.type.base, optional: true)
      }
    return Value.Lambda { [self] arguments in
      var evaluator = self
      for (local, argument) in zip(parameters, arguments) { evaluator.bind(local, to: argument) }
      let value = evaluator.value(body).conformed(to: resultType.base)
      // Missing in spite of its type, as after an overflow: the nearest there is.
      if value.isMissing, !resultType.isOptional { return Value(emptyOf: resultType.base) }
      return value
    }
  }
}

extension Value {
  /// What stands for a value of the type where there has to be one.
  fileprivate init(emptyOf base: ValueType.Base) {
    self =
      switch base {
      case .bool: .bool(false)
      case .int: .int(0)
      case .double: .double(0)
      case .string, .enumeration: .string("")
      case .date: .date(.invalid)
      case .json, .null, .invalid: .json(.null)
      case .object, .record, .settingRecord, .map: .object(JSONObject())
      case .eventMap: .eventMap(EventMap())
      case .list: .list([])
      case .product: .missing
      }
  }
}
