// SPDX-License-Identifier: MIT
public import JSON

/// A customer's own event names, and what each means to the destination. Comes as an object
/// (`{"Signed Up": "6kdh3a"}`) or as a list (`[{"key": "Signed Up", "value": "6kdh3a"}]`); a name
/// may have several values, and its spelling does not matter (`signed_up`, `signedUp`).
///
/// The names are put in their common form when the settings are read, so a lookup costs one
/// normalisation and one hash.
public struct EventMap: Sendable {
  /// By the UTF-8 of the common form: texts that look the same to Swift are different names here,
  /// as in the original.
  private let values: [[UInt8]: [JSONValue?]]

  /// No names.
  public init() { values = [:] }

  /// Reads a map from JSON. What is neither an object nor a list whose first element has a `key`
  /// has no names, as in the original.
  ///
  /// - Parameter json: the setting; nil for an absent one.
  public init(_ json: JSONValue?) {
    var values: [[UInt8]: [JSONValue?]] = [:]
    func add(_ name: String, _ value: JSONValue?) {
      values[Array(EventName.normalised(name).utf8), default: []].append(value)
    }
    switch json?.kind {
    case .object:
      for member in json?.members ?? JSONValue.emptyObject.members { add(member.key, member.value) }
    case .array where json?[0]?[exact: "key"].isTruthy == true:
      for entry in json?.elements ?? JSONValue.emptyArray.elements {
        guard let key = entry[exact: "key"]?.string else { continue }
        add(key, entry[exact: "value"])
      }
    default: break
    }
    self.values = values
  }

  /// Whether there are no names.
  public var isEmpty: Bool { values.isEmpty }

  /// What an event means, in the customer's order; empty if the customer says nothing of it or it
  /// is no text. An entry of a list without a value gives nil.
  public func values(for event: JSONValue?) -> [JSONValue?] {
    guard !values.isEmpty, let event = event?.string else { return [] }
    return values(for: event)
  }

  /// What an event of this name means.
  public func values(for event: String) -> [JSONValue?] {
    values[Array(EventName.normalised(event).utf8)] ?? []
  }

  /// The first value that is not null.
  public func first(for event: JSONValue?) -> JSONValue? {
    values(for: event).lazy.compactMap(\.present).first
  }
}

extension EventMap: SettingValue {
  /// Takes an object or a list.
  public init?(setting value: JSONValue) {
    guard value.kind == .object || value.kind == .array else { return nil }
    self.init(value)
  }

  /// An object or a list.
  public static var settingExpectation: String { "an object or a list of event names" }
}
