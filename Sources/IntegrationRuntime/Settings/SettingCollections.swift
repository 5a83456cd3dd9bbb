// SPDX-License-Identifier: MIT
public import JSON

extension Array: SettingValue where Element: SettingValue {
  /// Takes an array whose elements all have the type.
  public init?(setting value: JSONValue) {
    guard value.kind == .array else { return nil }
    var elements: [Element] = []
    elements.reserveCapacity(value.count)
    for json in value.elements {
      guard let element = Element(setting: json) else { return nil }
      elements.append(element)
    }
    self = elements
  }

  /// A list, and what its elements are.
  public static var settingExpectation: String {
    "a list, each element \(Element.settingExpectation)"
  }
}

/// A table that a customer fills in: their names for something → values of one type, in the
/// customer's order. Keys are exact.
public struct SettingMap<Value: SettingValue>: Sendable {
  /// The entries in order; no key occurs twice.
  public private(set) var entries: [(key: String, value: Value)] = []
  private var indices: [[UInt8]: Int] = [:]

  /// No entries.
  public init() {}

  /// The value under exactly this key.
  public subscript(key: String) -> Value? { indices[Array(key.utf8)].map { entries[$0].value } }

  /// The value under a key that is text; nil for anything else.
  public subscript(key: JSONValue?) -> Value? { key?.string.flatMap { self[$0] } }

  /// Whether there are no entries.
  public var isEmpty: Bool { entries.isEmpty }

  private mutating func append(_ key: String, _ value: Value) {
    if let index = indices.updateValue(entries.count, forKey: Array(key.utf8)) {
      indices[Array(key.utf8)] = index
      entries[index].value = value
    } else {
      entries.append((key, value))
    }
  }
}

extension SettingMap: SettingValue {
  /// Takes an object whose members all have the type.
  public init?(setting value: JSONValue) {
    guard value.kind == .object else { return nil }
    self.init()
    for member in value.members {
      guard let element = Value(setting: member.value) else { return nil }
      append(member.key, element)
    }
  }

  /// An object, and what its values are.
  public static var settingExpectation: String {
    "an object, each value \(Value.settingExpectation)"
  }
}

extension SettingMap: ExpressibleByDictionaryLiteral {
  /// Entries in the order written; of equal keys the last one counts.
  public init(dictionaryLiteral elements: (String, Value)...) {
    for (key, value) in elements { append(key, value) }
  }
}

extension SettingMap: JSONEncodable where Value: JSONEncodable {
  /// Writes an object.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    for (key, value) in entries { writer.field(dynamic: key, value) }
    writer.endObject()
  }
}

extension JSONObject: SettingValue {
  /// Takes an object.
  public init?(setting value: JSONValue) {
    guard value.kind == .object else { return nil }
    self.init(value)
  }

  /// An object.
  public static var settingExpectation: String { "an object" }
}

extension JSONValue: SettingValue {
  /// Takes anything.
  public init?(setting value: JSONValue) { self = value }

  /// Anything.
  public static var settingExpectation: String { "a value" }
  /// Null and the empty text count as missing; false, 0 and empty lists do not.
  public var isMissingSetting: Bool {
    switch kind {
    case .null: true
    case .string: withUTF8 { $0.count == 0 } ?? false
    case .bool, .number, .array, .object: false
    }
  }
}
