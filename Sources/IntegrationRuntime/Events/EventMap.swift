// SPDX-License-Identifier: MIT
public import JSON

/// A customer's own event names, and what each means to the destination. Comes as an object
/// (`{"Signed Up": "6kdh3a"}`) or as a list (`[{"key": "Signed Up", "value": "6kdh3a"}]`); a name
/// may have several values, and its spelling does not matter (`signed_up`, `signedUp`).
///
/// The names are put in their common form when the settings are read, so a lookup costs one
/// normalisation and one hash.
public struct EventMap<Value: Sendable>: Sendable {
  /// What is said of names, in the customer's order. An entry without a value says nothing of its
  /// name.
  public let entries: [(name: String, value: Value?)]
  /// By the UTF-8 of the common form: texts that look the same to Swift are different names here,
  /// as in the original.
  private let indices: [[UInt8]: [Int]]

  /// No names.
  public init() { self.init([]) }

  /// Names and their values.
  public init(_ entries: [(name: String, value: Value?)]) {
    var indices: [[UInt8]: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      indices[Array(EventName.normalised(entry.name).utf8), default: []].append(index)
    }
    self.entries = entries
    self.indices = indices
  }

  /// The names as the customer wrote them, in order.
  public var names: [String] { entries.map(\.name) }

  /// Whether there are no names.
  public var isEmpty: Bool { entries.isEmpty }

  /// What an event of this name means, in the customer's order; an entry without a value gives nil.
  public func values(for event: String) -> [Value?] {
    guard !entries.isEmpty else { return [] }
    return (indices[Array(EventName.normalised(event).utf8)] ?? []).map { entries[$0].value }
  }

  /// The same; none for what is no text.
  public func values(for event: JSONValue?) -> [Value?] {
    event?.string.map { values(for: $0) } ?? []
  }

  /// What an event means, in the customer's order; empty if the customer says nothing of it, or it
  /// is no text.
  public func matching(_ event: JSONValue?) -> [Value] {
    event?.string.map { matching($0) } ?? []
  }

  /// What an event of this name means.
  public func matching(_ event: String?) -> [Value] {
    event.map { values(for: $0).compactMap { $0 } } ?? []
  }

  /// The first value of exactly this name.
  public subscript(name: String?) -> Value? {
    guard let name else { return nil }
    let bytes = Array(name.utf8)
    let found = indices[Array(EventName.normalised(name).utf8)]?.first { index in
      entries[index].value != nil && entries[index].name.utf8.elementsEqual(bytes)
    }
    return found.flatMap { entries[$0].value }
  }

  /// The first value of exactly this name; nil for what is no text.
  public subscript(name: JSONValue?) -> Value? { name?.string.flatMap { self[$0] } }

  /// The same names with other values.
  public func mapValues<Other>(_ transform: (Value) -> Other) -> EventMap<Other> {
    EventMap<Other>(entries.map { ($0.name, $0.value.map(transform)) })
  }
}

extension EventMap: ExpressibleByDictionaryLiteral {
  /// Names and their values in the order written.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init(elements.map { (name: $0.0, value: $0.1) })
  }
}

extension EventMap: SettingValue where Value: SettingValue {
  /// Takes an object or a list whose values all have the type. A list whose first element has no
  /// `key` has no names, as in the original.
  public init?(setting value: JSONValue) { self.init(readingWhole: value) }

  /// An object or a list.
  public static var settingExpectation: String { "an object or a list of event names" }

  /// Those of its values.
  public var secrets: [Secret] { entries.flatMap { $0.value?.secrets ?? [] } }

  /// Reads the values one by one, with a problem for each that is wrong. Null is no value.
  public static func read(
    _ value: JSONValue, at place: String, _ problems: inout [SettingsError.Problem]
  ) -> EventMap? {
    guard let entries = SettingEntry.all(in: value, at: place) else {
      problems.append(.mismatch(at: place, settingExpectation))
      return nil
    }
    let count = problems.count
    let read = entries.map { entry -> (name: String, value: Value?) in
      guard let json = entry.value, !json.isNull else { return (entry.name, nil) }
      return (entry.name, Value.read(json, at: entry.place, &problems))
    }
    return problems.count == count ? EventMap(read) : nil
  }
}

extension EventMap: JSONEncodable where Value: JSONEncodable {
  /// Writes a list of entries with `key` and `value`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginArray()
    for entry in entries {
      writer.beginObject()
      writer.field("key", entry.name)
      writer.field("value", entry.value)
      writer.endObject()
    }
    writer.endArray()
  }
}

extension EventMap: DistinctValue where Value: JSONEncodable {}

extension EventMap: TruthyValue {
  /// Always, as any object.
  public var isTruthy: Bool { true }
}

/// One entry of an event map as it was entered.
package struct SettingEntry: Sendable {
  package var name: String
  package var value: JSONValue?
  /// Where the value stands: `events.Signed Up`, `events[0].value`.
  package var place: String

  /// The entries of an object or a list; nil for anything else.
  package static func all(in json: JSONValue, at place: String) -> [SettingEntry]? {
    switch json.kind {
    case .object:
      json.members.map {
        SettingEntry(name: $0.key, value: $0.value, place: "\(place).\($0.key)")
      }
    case .array where json[0]?[exact: "key"].isTruthy == true:
      json.elements.enumerated().compactMap { index, entry in
        entry[exact: "key"]?.string.map {
          SettingEntry(name: $0, value: entry[exact: "value"], place: "\(place)[\(index)].value")
        }
      }
    case .array: []
    default: nil
    }
  }
}
