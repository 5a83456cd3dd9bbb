// SPDX-License-Identifier: MIT
public import JSON

extension Array: SettingValue where Element: SettingValue {
  /// Takes an array whose elements all have the type.
  public init?(setting value: JSONValue) { self.init(readingWhole: value) }

  /// A list.
  public static var settingExpectation: String { "a list" }

  /// Those of its elements.
  public var secrets: [Secret] { flatMap(\.secrets) }

  /// Reads the elements one by one, with a problem for each that is wrong.
  public static func read(
    _ value: JSONValue, at place: String, _ problems: inout [SettingsError.Problem]
  ) -> [Element]? {
    guard value.kind == .array else {
      problems.append(.mismatch(at: place, settingExpectation))
      return nil
    }
    var elements: [Element] = []
    elements.reserveCapacity(value.count)
    for (index, json) in value.elements.enumerated() {
      if let element = Element.read(json, at: "\(place)[\(index)]", &problems) {
        elements.append(element)
      }
    }
    return elements.count == value.count ? elements : nil
  }
}

/// A table that a customer fills in: their names for something → values of one type, in the
/// customer's order. Keys are exact.
public struct SettingMap<Value: Sendable>: Sendable {
  /// The entries in order; no key occurs twice.
  public private(set) var entries: [(key: String, value: Value)] = []
  private var indices: [[UInt8]: Int] = [:]

  /// No entries.
  public init() {}

  /// Entries in this order; of equal keys the last one counts.
  public init(_ entries: [(String, Value)]) {
    for (key, value) in entries { append(key, value) }
  }

  /// The value under exactly this key.
  public subscript(key: String?) -> Value? {
    key.flatMap { indices[Array($0.utf8)] }.map { entries[$0].value }
  }

  /// The value under a key that is text; nil for anything else.
  public subscript(key: JSONValue?) -> Value? { key?.string.flatMap { self[$0] } }

  /// Whether there are no entries.
  public var isEmpty: Bool { entries.isEmpty }

  /// The same keys with other values.
  public func mapValues<Other>(_ transform: (Value) -> Other) -> SettingMap<Other> {
    var map = SettingMap<Other>()
    for (key, value) in entries { map.append(key, transform(value)) }
    return map
  }

  fileprivate mutating func append(_ key: String, _ value: Value) {
    if let index = indices.updateValue(entries.count, forKey: Array(key.utf8)) {
      indices[Array(key.utf8)] = index
      entries[index].value = value
    } else {
      entries.append((key, value))
    }
  }
}

extension SettingMap: SettingValue where Value: SettingValue {
  /// Takes an object whose members all have the type.
  public init?(setting value: JSONValue) { self.init(readingWhole: value) }

  /// An object.
  public static var settingExpectation: String { "an object" }

  /// Those of its values.
  public var secrets: [Secret] { entries.flatMap(\.value.secrets) }

  /// Reads the members one by one, with a problem for each that is wrong.
  public static func read(
    _ value: JSONValue, at place: String, _ problems: inout [SettingsError.Problem]
  ) -> SettingMap? {
    guard value.kind == .object else {
      problems.append(.mismatch(at: place, settingExpectation))
      return nil
    }
    let count = problems.count
    var map = SettingMap()
    for member in value.members {
      if let value = Value.read(member.value, at: "\(place).\(member.key)", &problems) {
        map.append(member.key, value)
      }
    }
    return problems.count == count ? map : nil
  }
}

extension SettingMap: ExpressibleByDictionaryLiteral {
  /// Entries in the order written; of equal keys the last one counts.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init(elements)
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

extension SettingMap: DistinctValue where Value: JSONEncodable {}

extension SettingMap: TruthyValue {
  /// Always, as any object.
  public var isTruthy: Bool { true }
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
