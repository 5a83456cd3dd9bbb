// SPDX-License-Identifier: MIT
public import JSON

extension JSONObject {
  /// The object with what the transformation makes of each value; where it makes nil, the key goes.
  public func mapValues<Result: JSONEncodable>(
    _ transform: (JSONValue) -> Result?
  ) -> JSONObject {
    .built { writer in
      for member in members { writer.field(dynamic: member.key, transform(member.value)) }
    }
  }

  /// The object with what the transformation makes of each date in it, also in nested objects. Where
  /// it makes nil, the key goes.
  ///
  /// - Parameter lists: whether dates in lists, and in objects in lists, are transformed as well; nil
  ///   leaves the element out.
  public func mapDates<Result: JSONEncodable>(
    _ transform: (Instant) -> Result?,
    lists: Bool = false
  ) -> JSONObject {
    // Most objects have no date.
    guard members.contains(where: { $0.value.containsDate }) else { return self }
    return .built { writer in
      for member in members {
        Self.write(member.value, key: member.key, lists, transform, into: &writer)
      }
    }
  }

  /// Writes a value with its dates transformed, under a key or as an element.
  private static func write<Result: JSONEncodable>(
    _ value: JSONValue,
    key: String?,
    _ lists: Bool,
    _ transform: (Instant) -> Result?,
    into writer: inout JSONWriter
  ) {
    if let date = value.date {
      guard let result = transform(date) else { return }
      if let key { writer.key(dynamic: key) }
      writer.value(result)
      return
    }
    if let key { writer.key(dynamic: key) }
    switch value.kind {
    case .object:
      writer.beginObject()
      for member in value.members {
        write(member.value, key: member.key, lists, transform, into: &writer)
      }
      writer.endObject()
    case .array where lists:
      writer.beginArray()
      for element in value.elements { write(element, key: nil, lists, transform, into: &writer) }
      writer.endArray()
    default: writer.value(value)
    }
  }

  /// The object without entries that are null.
  ///
  /// - Parameter deep: also in nested objects, not in lists.
  public func compacted(deep: Bool = false) -> JSONObject {
    .built(mode: mode) { writer in
      for member in members where !member.value.isNull {
        guard deep else {
          writer.field(member)
          continue
        }
        writer.key(dynamic: member.key)
        Self.writeCompacted(member.value, into: &writer)
      }
    }
  }

  private static func writeCompacted(_ value: JSONValue, into writer: inout JSONWriter) {
    guard value.kind == .object else {
      writer.value(value)
      return
    }
    writer.beginObject()
    for member in value.members where !member.value.isNull {
      writer.key(dynamic: member.key)
      writeCompacted(member.value, into: &writer)
    }
    writer.endObject()
  }

  /// The entries as the text of a query, percent-encoded; values without a text are left out.
  public var queryText: String {
    members.compactMap { member in
      member.value.messageText.map {
        "\(PercentEncoding.query(member.key))=\(PercentEncoding.query($0))"
      }
    }.joined(separator: "&")
  }
}
