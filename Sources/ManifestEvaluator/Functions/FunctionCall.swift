// SPDX-License-Identifier: MIT
package import FunctionLibrary
package import IntegrationRuntime
internal import JSON

/// One call of a function, ready for its implementation.
package struct FunctionCall: Sendable {
  /// The value before the dot; missing for functions that stand alone.
  package let receiver: Value
  /// One for each parameter; a variadic one's are one list of what was written, the missing included.
  package let arguments: [Value]
  package let context: MappingContext

  func argument(_ index: Int) -> Value { index < arguments.count ? arguments[index] : .missing }
  func bool(_ index: Int) -> Bool { argument(index).bool ?? false }
  func int(_ index: Int) -> Int? { argument(index).int }
  func string(_ index: Int) -> String { argument(index).string ?? "" }
  func values(_ index: Int) -> [Value] { argument(index).list ?? [] }
  func strings(_ index: Int) -> [String] { values(index).compactMap(\.string) }
}

/// The implementations of the standard library: the runtime's own functions, so that what is evaluated
/// and what is compiled cannot differ.
package enum FunctionTable {
  package typealias Implementation = @Sendable (FunctionCall) -> Value

  /// Calls a function.
  ///
  /// - Parameters:
  ///   - receiver: the value before the dot; if it is missing, so is the answer.
  ///   - arguments: one for each parameter, nil where none was written; those of a variadic
  ///     parameter one after another at the end. A missing argument for a parameter that is not
  ///     optional makes the answer missing.
  package static func call(
    _ function: FunctionDeclaration,
    on receiver: Value = .missing,
    _ arguments: [Value?] = [],
    context: MappingContext
  ) -> Value {
    guard let implementation = implementations[function.id] else { return .missing }
    var receiver = receiver
    if let type = function.receiver {
      guard receiver.present != nil else { return .missing }
      receiver = receiver.widened(to: type)
    }
    var filled: [Value] = []
    for (index, parameter) in function.parameters.enumerated() {
      if parameter.isVariadic {
        let rest = arguments.dropFirst(index).map { ($0 ?? .missing).widened(to: parameter.type) }
        guard parameter.type.isOptional || rest.allSatisfy({ $0.present != nil }) else {
          return .missing
        }
        filled.append(.list(rest))
        break
      }
      let given = index < arguments.count ? arguments[index] : nil
      let value = (given ?? Value(parameter.defaultValue)).widened(to: parameter.type)
      let mayBeMissing = parameter.type.isOptional || parameter.defaultValue == .missing
      guard value.present != nil || mayBeMissing else { return .missing }
      filled.append(value)
    }
    return implementation(
      FunctionCall(receiver: receiver, arguments: filled, context: context)
    )
  }

  /// The implementations by the ids of the declarations.
  package static let implementations: [String: Implementation] = {
    var all: [String: Implementation] = [:]
    for table in [
      conditions, text, patterns, numbers, dates, conversions, lists, listLambdas, objects,
      encodings, web, context,
    ] {
      all.merge(table) { first, _ in first }
    }
    return all
  }()
}

extension Value {
  init(_ value: FunctionParameter.Default?) {
    self =
      switch value {
      case .bool(let value): .bool(value)
      case .int(let value): .int(value)
      case .double(let value): .double(value)
      case .string(let value): .string(value)
      case .missing, nil: .missing
      }
  }

  /// The value where a type is expected: an Int as a Double, a typed value as JSON.
  package func widened(to type: FunctionType) -> Value {
    switch (type.unwrapped, self) {
    case (.double, .int(let value)): .double(Double(value))
    case (.json, .json), (.json, .missing), (.json, .lambda): self
    case (.json, .object(let object)): .json(object.json)
    case (.json, .product(let product)): .json(product.json)
    case (.json, _): .json(asJSON)
    case (.object, .json(let json)) where json.kind == .object: .object(JSONObject(json))
    case (.list(let element), .list(let values)): .list(values.map { $0.widened(to: element) })
    default: self
    }
  }

  /// The value as JSON.
  package var asJSON: JSONValue {
    switch self {
    case .missing, .lambda: .null
    case .json(let value): value
    case .object(let object): object.json
    case .product(let product): product.json
    case .date(let date): JSONValue(date)
    default:
      {
        var writer = JSONWriter()
        encode(into: &writer)
        return JSONValue(written: writer)
      }()
    }
  }
}

/// Short ways to write the tables.
extension FunctionTable {
  static func onString(
    _ body: @escaping @Sendable (String, FunctionCall) -> Value
  ) -> Implementation {
    { call in call.receiver.string.map { body($0, call) } ?? .missing }
  }

  static func onDouble(
    _ body: @escaping @Sendable (Double, FunctionCall) -> Value
  ) -> Implementation {
    { call in call.receiver.number.map { body($0, call) } ?? .missing }
  }

  static func onDate(
    _ body: @escaping @Sendable (Instant, FunctionCall) -> Value
  ) -> Implementation {
    { call in call.receiver.date.map { body($0, call) } ?? .missing }
  }

  static func onJSON(
    _ body: @escaping @Sendable (JSONValue, FunctionCall) -> Value
  ) -> Implementation {
    { call in call.receiver.json.map { body($0, call) } ?? .missing }
  }

  static func onObject(
    _ body: @escaping @Sendable (JSONObject, FunctionCall) -> Value
  ) -> Implementation {
    { call in call.receiver.object.map { body($0, call) } ?? .missing }
  }

  static func onList(
    _ body: @escaping @Sendable ([Value], FunctionCall) -> Value
  ) -> Implementation {
    { call in call.receiver.list.map { body($0, call) } ?? .missing }
  }

  /// With the lambda that is the first argument.
  static func onList(
    with body: @escaping @Sendable ([Value], Value.Lambda, FunctionCall) -> Value
  ) -> Implementation {
    { call in
      guard let list = call.receiver.list, let lambda = call.argument(0).lambda else {
        return .missing
      }
      return body(list, lambda, call)
    }
  }

  /// With the lambda that is the first argument.
  static func onObject(
    with body: @escaping @Sendable (JSONObject, Value.Lambda, FunctionCall) -> Value
  ) -> Implementation {
    { call in
      guard let object = call.receiver.object, let lambda = call.argument(0).lambda else {
        return .missing
      }
      return body(object, lambda, call)
    }
  }
}
