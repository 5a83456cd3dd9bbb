// SPDX-License-Identifier: MIT
import FunctionLibrary
import IntegrationRuntime
package import JSON

/// What an evaluation takes from outside the message and the settings.
package struct EvaluationContext: Sendable {
  package var now: Instant

  package init(now: Instant) { self.now = now }
}

/// Calls the implementations of the standard library.
enum FunctionCalls {
  static func call(
    _ function: FunctionDeclaration, _ receiver: Value, _ arguments: [Value],
    _ context: EvaluationContext
  ) -> Value {
    switch (function.name, receiver, arguments.first) {
    case ("now", _, _): .date(context.now)
    case ("has", _, let value?): .bool(!value.isMissingOrNull)
    case ("unix", .date(let date), _): date.unix.map { .int($0) } ?? .missing
    case ("unixMillis", .date(let date), _): date.unixMillis.map { .int($0) } ?? .missing
    case ("string", .json(let json), _): json.messageText.map { .string($0) } ?? .missing
    case ("int", .json(let json), _): json.int.map { .int($0) } ?? .missing
    case ("double", .json(let json), _): json.double.map { .double($0) } ?? .missing
    case ("bool", .json(let json), _): json.bool.map { .bool($0) } ?? .missing
    case ("array", .json(let json), _):
      json.kind == .array ? .list(json.elements.map { .json($0) }) : .missing
    case ("object", .json(let json), _):
      json.kind == .object ? .object(JSONObject(json)) : .missing
    case ("map", .list(let elements), .closure(let transform)?):
      .list(elements.map { transform([$0]) }.filter { !$0.isMissing })
    default: .missing
    }
  }
}
