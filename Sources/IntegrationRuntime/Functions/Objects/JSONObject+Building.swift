// SPDX-License-Identifier: MIT
public import JSON

extension JSONObject {
  /// An object made in one pass. A key that is written twice has the first one's place and the last
  /// one's value.
  ///
  /// - Parameter mode: `plain` where values of the mapping are written, lest a text that looks like a
  ///   date becomes one; dates of the message are ISO texts by then.
  static func built(
    mode: JSONValue.Mode = .plain,
    _ body: (inout JSONWriter) -> Void
  ) -> JSONObject {
    var writer = JSONWriter()
    writer.beginObject()
    body(&writer)
    writer.endObject()
    return JSONObject(JSONValue(written: writer, mode: mode))
  }

  /// The keys, in order.
  public var keyList: [String] { members.map(\.key) }

  /// The values, in order.
  public var valueList: [JSONValue] { members.map(\.value) }

  /// An object with `key` and `value` for each entry, in order.
  public var entryList: [JSONValue] {
    var writer = JSONWriter()
    writer.beginArray()
    for member in members {
      writer.beginObject()
      writer.field("key", member.key)
      writer.field("value", member.value)
      writer.endObject()
    }
    writer.endArray()
    return Array(JSONValue(written: writer, mode: mode).elements)
  }

  /// The value under exactly this key.
  public func value(forKey key: String?) -> JSONValue? { key.flatMap { self[exact: $0] } }

  /// The value at a path, keys found whatever their spelling; nil without a path.
  public func value(atPath path: String?) -> JSONValue? {
    path.flatMap { (path: String) in value(atPath: path) }
  }

  /// The object with a value under a key: over the one that is there, else as the last. Nil changes
  /// nothing.
  public func setting(_ key: String, to value: (some JSONEncodable)?) -> JSONObject {
    guard let value else { return self }
    var result = self
    if let json = value as? JSONValue {
      result.set(key, to: json)
    } else {
      var writer = JSONWriter()
      writer.value(value)
      result.set(key, to: JSONValue(written: writer))
    }
    return result
  }

  /// The object with the entries of others: a later value wins and keeps the first one's place.
  public func merging(_ others: JSONObject?...) -> JSONObject { merging(all: others) }

  /// The object with the entries of others: a later value wins and keeps the first one's place.
  public func merging(all others: [JSONObject?]) -> JSONObject {
    let others = others.compactMap { $0 }.filter { !$0.isEmpty }
    guard !others.isEmpty else { return self }
    let isNormalising = ([self] + others).allSatisfy { $0.mode == .normalisingDates }
    return .built(mode: isNormalising ? .normalisingDates : .plain) { writer in
      for object in [self] + others {
        for member in object.members { writer.field(member) }
      }
    }
  }
}
