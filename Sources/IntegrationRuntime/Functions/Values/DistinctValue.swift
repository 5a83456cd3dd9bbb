// SPDX-License-Identifier: MIT
public import JSON

/// A value that can be told from others quickly, by its JSON text with sorted keys.
public protocol DistinctValue: JSONEncodable {
  /// What equal values have in common.
  var distinctKey: [UInt8] { get }
}

extension DistinctValue {
  /// The JSON text.
  public var distinctKey: [UInt8] { jsonBytes }
}

extension String: DistinctValue {}
extension Int: DistinctValue {}
extension Double: DistinctValue {}
extension Bool: DistinctValue {}
extension Instant: DistinctValue {}

extension JSONValue: DistinctValue {
  /// The JSON text with keys in order, so that the order in which an object has them does not count.
  public var distinctKey: [UInt8] {
    guard isContainer else { return jsonBytes }
    var writer = JSONWriter()
    writeSorted(into: &writer)
    return writer.bytes
  }

  private func writeSorted(into writer: inout JSONWriter) {
    switch kind {
    case .object:
      writer.beginObject()
      let sorted = members.map { (key: $0.key, value: $0.value) }
        .sorted { $0.key.precedes($1.key) }
      for member in sorted {
        writer.key(dynamic: member.key)
        member.value.writeSorted(into: &writer)
      }
      writer.endObject()
    case .array:
      writer.beginArray()
      for element in elements { element.writeSorted(into: &writer) }
      writer.endArray()
    default: writer.value(self)
    }
  }
}

extension JSONObject: DistinctValue {
  /// That of the same value.
  public var distinctKey: [UInt8] { json.distinctKey }
}

extension Product: DistinctValue {
  /// That of the product as JSON.
  public var distinctKey: [UInt8] { json.distinctKey }
}

extension Array: DistinctValue where Element: DistinctValue {
  /// Those of the elements.
  public var distinctKey: [UInt8] {
    var key: [UInt8] = [UInt8(ascii: "[")]
    for element in self {
      key += element.distinctKey
      key.append(UInt8(ascii: ","))
    }
    return key
  }
}
