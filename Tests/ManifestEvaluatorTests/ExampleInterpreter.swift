// SPDX-License-Identifier: MIT
import FunctionLibrary
import IntegrationRuntime
import JSON
import ManifestEvaluator

/// Runs an example's expression, looking functions up by the values' types.
struct ExampleInterpreter: Sendable {
  struct Unknown: Error { var name: String }

  var names: [String: Value]
  var context: MappingContext

  init(properties: String?) throws {
    context = .fixed(
      now: Instant(milliseconds: Int64(1_483_228_800_000)),
      random: 0.5
    )
    let text = #"{"type":"track","timestamp":"2014-05-06T07:08:09.123Z","properties":"#
    let document = try JSONDocument(parsing: text + (properties ?? "{}") + "}")
    let track = Track(document)
    names = [
      "properties": .object(track.properties), "products": Value(track.products),
      "timestamp": .date(track.timestamp), "null": .missing,
    ]
  }

  func value(_ node: ExampleNode) throws -> Value {
    switch node {
    case .constant(.word(let word)): return .bool(word == "true")
    case .constant(.text(let text)): return .string(text)
    case .constant(.int(let int)): return .int(int)
    case .constant(.double(let double)): return .double(double)
    case .constant(.symbol): return .missing
    case .name(let name):
      if let value = names[name] { return value }
      guard let function = FunctionLibrary.function(named: name), function.form == .member else {
        throw Unknown(name: name)
      }
      return FunctionTable.call(function, context: context)
    case .list(let items): return .list(try items.map(value))
    case .coalesce(let left, let right): return try value(left).present ?? value(right)
    case .equal(let left, let right):
      return .bool(try value(left).distinctKey == value(right).distinctKey)
    case .negated(let operand):
      let value = try value(operand)
      return value.int.map { .int(-$0) } ?? Value(value.number.map { -$0 })
    case .lambda(let parameters, let body):
      return .lambda(
        Value.Lambda { arguments in
          var inner = self
          for (name, argument) in zip(parameters, arguments) { inner.names[name] = argument }
          return (try? inner.value(body)) ?? .missing
        }
      )
    case .member(let base, let name): return try member(value(base), name)
    case .call(let base, let name, let arguments): return try call(base, name, arguments)
    }
  }

  private func member(_ base: Value, _ name: String) throws -> Value {
    let reserved = ["string", "int", "double", "bool", "date", "array", "object"]
    switch base {
    case .missing: return .missing
    case .object(let object): return Value(object.value(atPath: name))
    case .product(let product): return Value(product.json.value(atPath: name))
    case .json(let json) where !reserved.contains(name): return Value(json.value(atPath: name))
    default:
      guard
        let function = FunctionLibrary.member(named: name, of: Self.type(base), form: .member)
      else { throw Unknown(name: "\(Self.type(base)).\(name)") }
      return FunctionTable.call(function, on: base, context: context)
    }
  }

  private func call(
    _ base: ExampleNode?,
    _ name: String,
    _ given: [(name: String?, value: ExampleNode)]
  ) throws -> Value {
    let receiver = try base.map(value) ?? .missing
    let function =
      base == nil
      ? FunctionLibrary.function(named: name)
      : FunctionLibrary.member(named: name, of: Self.type(receiver), form: .call)
    if base != nil, receiver.present == nil { return .missing }
    guard let function else { throw Unknown(name: "\(Self.type(receiver)).\(name)()") }
    var arguments: [Value?] = Array(repeating: nil, count: function.parameters.count)
    var rest: [Value?] = []
    for (index, argument) in given.enumerated() {
      let value = try value(argument.value)
      if let name = argument.name {
        guard let position = function.parameters.firstIndex(where: { $0.name == name }) else {
          throw Unknown(name: "\(function.id) \(name)=")
        }
        arguments[position] = value
      } else if function.parameters.last?.isVariadic == true,
        index >= function.parameters.count - 1
      {
        rest.append(value)
      } else if index < arguments.count {
        arguments[index] = value
      } else {
        throw Unknown(name: "\(function.id): too many arguments")
      }
    }
    if function.parameters.last?.isVariadic == true { arguments.removeLast() }
    return FunctionTable.call(function, on: receiver, arguments + rest, context: context)
  }

  static func type(_ value: Value) -> FunctionType {
    switch value {
    case .missing: .optional(.json)
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string: .string
    case .date: .date
    case .json: .json
    case .object: .object
    case .product: .product
    case .eventMap: .eventMap(.json)
    case .list(let values): .list(values.first.map(type) ?? .json)
    case .lambda: .function([], .json)
    }
  }
}
