// SPDX-License-Identifier: MIT
internal import IntegrationRuntime
package import JSON

/// What the runtime's generic functions ask of values, answered by the value inside.
extension Value: JSONEncodable {
  /// Writes the value; null if it is missing or a lambda.
  package func encode(into writer: inout JSONWriter) {
    switch self {
    case .missing, .lambda: writer.null()
    case .bool(let value): writer.value(value)
    case .int(let value): writer.value(value)
    case .double(let value): writer.value(value)
    case .string(let value): writer.value(value)
    case .date(let value): writer.value(value)
    case .json(let value): writer.value(value)
    case .object(let value): value.encode(into: &writer)
    case .product(let value): value.encode(into: &writer)
    case .eventMap(let value): value.encode(into: &writer)
    case .list(let values): values.encode(into: &writer)
    }
  }
}

extension Value: DistinctValue {
  package var distinctKey: [UInt8] {
    switch self {
    case .json(let value): value.distinctKey
    case .object(let value): value.distinctKey
    case .product(let value): value.distinctKey
    case .list(let values): values.distinctKey
    default: jsonBytes
    }
  }
}

extension Value: TruthyValue {
  package var isTruthy: Bool {
    switch self {
    case .missing: false
    case .bool(let value): value.isTruthy
    case .int(let value): value.isTruthy
    case .double(let value): value.isTruthy
    case .string(let value): value.isTruthy
    case .json(let value): value.isTruthy
    case .object(let value): value.isTruthy
    case .product(let value): value.isTruthy
    case .date, .list, .eventMap, .lambda: true
    }
  }
}

extension Value: OrderedValue {
  /// False for values that have no order among each other, which the type checker does not allow.
  package func precedes(_ other: Value) -> Bool {
    switch (self, other) {
    case (.int(let left), .int(let right)): left.precedes(right)
    case (.string(let left), .string(let right)): left.precedes(right)
    case (.date(let left), .date(let right)): left.precedes(right)
    default:
      if let left = number, let right = other.number { left.precedes(right) } else { false }
    }
  }
}

extension Value: TextRepresentable {
  package var messageText: String? {
    switch self {
    case .bool(let value): value.messageText
    case .int(let value): value.messageText
    case .double(let value): value.messageText
    case .string(let value): value
    case .date(let value): value.messageText
    case .json(let value): value.messageText
    case .missing, .object, .product, .eventMap, .list, .lambda: nil
    }
  }
}
