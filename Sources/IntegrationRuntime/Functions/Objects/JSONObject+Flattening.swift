// SPDX-License-Identifier: MIT
public import JSON

extension JSONObject {
  /// The object with nested objects opened and their keys joined. Nulls stay; if two keys become one,
  /// the later value wins and keeps the first one's place.
  ///
  /// - Parameters:
  ///   - separator: stands between the keys of a path.
  ///   - lists: what becomes of lists: `json`, compact JSON text; `join`, their elements' texts joined
  ///     by commas as JavaScript does; `index`, entries by index; `keep`; `drop`.
  ///   - names: `path` joins all keys on the way, `parent` the immediate parent's and the own.
  ///   - empty: whether empty objects (and, for `index`, empty lists) stay as values.
  public func flattenKeys(
    separator: String = ".",
    lists: String = "json",
    names: String = "path",
    empty: Bool = true
  ) -> JSONObject {
    var flattening = Flattening(
      separator: separator.leading(32),
      lists: lists,
      usesPath: names != "parent",
      keepsEmpty: empty
    )
    return .built(mode: mode) { writer in
      for member in members { flattening.write(member.value, key: member.key, into: &writer) }
    }
  }
}

private struct Flattening {
  let separator: String
  let lists: String
  let usesPath: Bool
  let keepsEmpty: Bool
  /// Long keys at every level of a deep document add up to much.
  var length = 0

  mutating func write(
    _ value: JSONValue,
    key: String,
    parent: String? = nil,
    into writer: inout JSONWriter
  ) {
    guard length < OutputLimit.bytes else { return }
    let name = parent.map { $0 + separator + key } ?? key
    switch (value.kind, lists) {
    case (.object, _) where value.count > 0:
      for member in value.members {
        write(member.value, key: member.key, parent: usesPath ? name : key, into: &writer)
      }
    case (.array, "index") where value.count > 0:
      for (index, element) in value.elements.enumerated() {
        write(element, key: String(index), parent: usesPath ? name : key, into: &writer)
      }
    case (.object, _), (.array, "index"):
      if keepsEmpty { writer.field(dynamic: name, value) }
    case (.array, "drop"): return
    case (.array, "join"): writer.field(dynamic: name, JavaScriptText.text(of: value))
    case (.array, "keep"): writer.field(dynamic: name, value)
    case (.array, _): writer.field(dynamic: name, value.jsonText)
    default: writer.field(dynamic: name, value)
    }
    length += name.utf8.count
  }
}
