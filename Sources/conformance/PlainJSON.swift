// SPDX-License-Identifier: MIT
import YAMLTree

/// A JSON value to compare with; numbers by value, not by how they are written.
enum PlainJSON: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([PlainJSON])
  case object([String: PlainJSON])

  /// Nil for what JSON cannot say: keys that are collections.
  init?(_ node: YAMLNode) {
    switch node.kind {
    case .scalar(let scalar):
      switch scalar.resolved {
      case .null: self = .null
      case .bool(let value): self = .bool(value)
      case .int(let value): self = .number(Double(value))
      case .double(let value): self = .number(value)
      case .string(let value): self = .string(value)
      }
    case .sequence(let nodes):
      let values = nodes.compactMap(PlainJSON.init)
      guard values.count == nodes.count else { return nil }
      self = .array(values)
    case .mapping(let mapping):
      var object: [String: PlainJSON] = [:]
      for entry in mapping.entries {
        guard let key = entry.key.scalar?.text, let value = PlainJSON(entry.value) else {
          return nil
        }
        object[key] = value
      }
      self = .object(object)
    }
  }
}

extension PlainJSON: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([PlainJSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: PlainJSON].self))
    }
  }
}
