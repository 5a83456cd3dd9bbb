// SPDX-License-Identifier: MIT

public import JSON

/// A JSON value that can be written as a Swift literal and changed:
/// `["type": "track", "properties": ["total": 9.5]]`.
public enum JSONTree: Sendable, JSONEncodable {
  /// JSON null.
  case null
  /// A value that came from a document.
  case scalar(JSONValue)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONTree])
  /// Members in order.
  case object([(key: String, value: JSONTree)])

  /// Reads JSON text.
  public init(parsing text: String) throws { self.init(try JSONDocument(parsing: text).root) }

  /// Takes a value apart.
  public init(_ value: JSONValue) {
    switch value.kind {
    case .null: self = .null
    case .bool, .number, .string: self = .scalar(value)
    case .array: self = .array(value.elements.map { JSONTree($0) })
    case .object: self = .object(value.members.map { ($0.key, JSONTree($0.value)) })
    }
  }

  /// Writes the value.
  public func encode(into writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .scalar(let value): writer.value(value)
    case .string(let text): writer.value(text)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.encode(into: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for (key, value) in members { writer.field(dynamic: key, value) }
      writer.endObject()
    }
  }

  /// The value as JSON text.
  public var text: String { String(decoding: jsonBytes, as: UTF8.self) }

  /// A member by its exact key; setting nil removes it.
  public subscript(key: String) -> JSONTree? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.first { $0.key == key }?.value
    }
    set {
      guard case .object(var members) = self else { return }
      let index = members.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append((key, value))
      case (nil, nil): break
      }
      self = .object(members)
    }
  }

  /// Removes every member that the path names, in any spelling.
  mutating func remove(_ path: [String]) {
    guard let first = path.first, case .object(var members) = self else { return }
    if path.count == 1 {
      members.removeAll { Self.folded($0.key) == Self.folded(first) }
    } else {
      for index in members.indices where Self.folded(members[index].key) == Self.folded(first) {
        members[index].value.remove(Array(path.dropFirst()))
      }
    }
    self = .object(members)
  }

  /// Letters and digits, without case.
  private static func folded(_ key: String) -> String {
    key.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}

extension JSONTree: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  /// An object with members in the order written.
  public init(dictionaryLiteral elements: (String, JSONTree)...) {
    self = .object(elements.map { ($0.0, $0.1) })
  }
  /// A list.
  public init(arrayLiteral elements: JSONTree...) { self = .array(elements) }
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A number.
  public init(integerLiteral value: Int) { self = .scalar(JSONValue(value)) }
  /// A number.
  public init(floatLiteral value: Double) { self = .scalar(JSONValue(value)) }
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .scalar(JSONValue(value)) }
  /// JSON null.
  public init(nilLiteral: ()) { self = .null }
}
