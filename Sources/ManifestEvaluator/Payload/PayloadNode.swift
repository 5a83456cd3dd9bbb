// SPDX-License-Identifier: MIT
package import JSON
package import ManifestLanguage

/// A mapped payload before it is written: what stands where, and the expression that gave it.
package indirect enum PayloadNode: Sendable {
  case value(Value, CheckedExpression, isSecret: Bool)
  case record([PayloadMember])
  case list([PayloadNode])

  /// Whether it is JSON null.
  var isNull: Bool {
    if case .value(let value, _, _) = self { value.isMissingOrNull } else { false }
  }

  /// Whether a secret is in it.
  var holdsSecret: Bool {
    switch self {
    case .value(_, _, let isSecret): isSecret
    case .record(let members): members.contains { $0.node.holdsSecret }
    case .list(let elements): elements.contains(where: \.holdsSecret)
    }
  }
}

/// A key of a mapped payload and what is under it.
package struct PayloadMember: Sendable {
  package var key: String
  package var node: PayloadNode
}

extension PayloadNode: JSONEncodable {
  /// Writes the payload as compiled code does.
  package func encode(into writer: inout JSONWriter) {
    switch self {
    case .value(let value, _, _): value.encode(into: &writer)
    case .record(let members):
      writer.beginObject()
      for member in members { writer.field(dynamic: member.key, member.node) }
      writer.endObject()
    case .list(let elements):
      writer.beginArray()
      for element in elements { element.encode(into: &writer) }
      writer.endArray()
    }
  }
}

/// Puts the members of an object together: a later one wins and keeps the place of the first.
struct RecordBuilder {
  private(set) var members: [PayloadMember] = []
  private var places: [ExactKey: Int] = [:]

  mutating func set(_ key: String, to node: PayloadNode) {
    let exact = ExactKey(key)
    if let place = places[exact] {
      members[place].node = node
    } else {
      places[exact] = members.count
      members.append(PayloadMember(key: key, node: node))
    }
  }
}

/// A key as JSON tells keys apart: by code points, while Swift takes `é` in one piece and `e` with
/// an accent for the same.
private struct ExactKey: Hashable {
  private let bytes: [UInt8]

  init(_ key: String) { bytes = Array(key.utf8) }
}
