// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// A value in which each text that is a JSON object or list, plain or in base64, has become
/// `{"json": …}`: the order of keys in such a text is nobody's concern.
struct ExpandedText: JSONEncodable {
  private let value: JSONValue

  init(_ value: JSONValue) { self.value = value }

  /// Nil if it is too deep.
  var json: JSONValue? { try? JSONDocument(encoding: self).root }

  func encode(into writer: inout JSONWriter) {
    switch value.kind {
    case .object:
      writer.beginObject()
      for member in value.members { writer.field(dynamic: member.key, ExpandedText(member.value)) }
      writer.endObject()
    case .array:
      writer.beginArray()
      for element in value.elements { writer.element(ExpandedText(element)) }
      writer.endArray()
    case .string:
      guard let inner = value.string.flatMap(Self.document) else {
        return value.encode(into: &writer)
      }
      writer.beginObject()
      writer.field(dynamic: "json", ExpandedText(inner.root))
      writer.endObject()
    default: value.encode(into: &writer)
    }
  }

  private static func document(_ text: String) -> JSONDocument? {
    let plain = text.hasPrefix("{") || text.hasPrefix("[") ? text : text.base64Decoded
    guard let plain, plain.hasPrefix("{") || plain.hasPrefix("[") else { return nil }
    return try? JSONDocument(parsing: Array(plain.utf8))
  }
}
