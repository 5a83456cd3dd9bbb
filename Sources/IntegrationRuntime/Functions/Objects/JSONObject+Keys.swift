// SPDX-License-Identifier: MIT
public import JSON

extension JSONObject {
  /// The object with exactly this key under another name, at its place; an entry that has the name
  /// already gives way.
  public func renaming(_ key: String, to name: String) -> JSONObject {
    guard !key.isSame(as: name), self[exact: key] != nil else { return self }
    return .built(mode: mode) { writer in
      for member in members where !member.key.isSame(as: name) {
        if member.key.isSame(as: key) {
          writer.field(dynamic: name, member.value)
        } else {
          writer.field(member)
        }
      }
    }
  }

  /// The object with its keys renamed by a table of old and new names; other keys stay. If two keys
  /// become one, the later value wins and keeps the first one's place.
  public func renaming(by names: JSONObject) -> JSONObject {
    var table: [TextKey: String] = [:]
    for member in names.members { table[TextKey(member.key)] = member.value.messageText }
    return mapKeys { table[TextKey($0)] ?? $0 }
  }

  /// The object with what the transformation makes of each key; where it makes nil, the entry goes.
  /// If two keys become one, the later value wins and keeps the first one's place.
  ///
  /// - Parameter deep: also in nested objects, those in lists included.
  public func mapKeys(_ transform: (String) -> String?, deep: Bool = false) -> JSONObject {
    mapKeys({ key, _ in transform(key) }, objects: deep, lists: deep)
  }

  /// The same, of each key and its value.
  ///
  /// - Parameter deep: also in nested objects, those in lists included.
  public func rekeying(
    _ transform: (String, JSONValue) -> String?, deep: Bool = false
  ) -> JSONObject {
    mapKeys(transform, objects: deep, lists: deep)
  }

  private func mapKeys(
    _ transform: (String, JSONValue) -> String?,
    objects: Bool,
    lists: Bool
  ) -> JSONObject {
    .built(mode: mode) { writer in
      for member in members {
        guard let key = transform(member.key, member.value) else { continue }
        writer.key(dynamic: key)
        if objects {
          Self.writeKeys(member.value, transform, lists, into: &writer)
        } else {
          writer.value(member.value)
        }
      }
    }
  }

  private static func writeKeys(
    _ value: JSONValue,
    _ transform: (String, JSONValue) -> String?,
    _ lists: Bool,
    into writer: inout JSONWriter
  ) {
    switch value.kind {
    case .object:
      writer.beginObject()
      for member in value.members {
        guard let key = transform(member.key, member.value) else { continue }
        writer.key(dynamic: key)
        writeKeys(member.value, transform, lists, into: &writer)
      }
      writer.endObject()
    case .array where lists:
      writer.beginArray()
      for element in value.elements { writeKeys(element, transform, lists, into: &writer) }
      writer.endArray()
    default: writer.value(value)
    }
  }

  /// The object with a text before each key.
  public func prefixKeys(_ prefix: String) -> JSONObject { mapKeys { prefix + $0 } }

  /// The object with its keys in another case: `snake`, `camel`, `pascal`, `kebab`, `title`, `lower`,
  /// `upper` or `segmentSnake`; itself for anything else.
  ///
  /// - Parameter deep: also in nested objects, not in lists.
  public func casingKeys(_ style: String, deep: Bool = false) -> JSONObject {
    let transform: (String) -> String
    switch style {
    case "snake": transform = \.snakeCased
    case "camel": transform = \.camelCased
    case "pascal": transform = \.pascalCased
    case "kebab": transform = \.kebabCased
    case "title": transform = \.titleCased
    case "lower": transform = { $0.lowercased() }
    case "upper": transform = { $0.uppercased() }
    case "segmentSnake": transform = \.segmentSnakeCased
    default: return self
    }
    return mapKeys({ key, _ in transform(key) }, objects: deep, lists: false)
  }
}
