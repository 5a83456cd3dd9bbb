// SPDX-License-Identifier: MIT
public import JSON

extension Integration {
  /// The text of a value that a request cannot do without. The checks have seen that it is there;
  /// what they cannot see, such as an object in place of an id, is *rejected*.
  public func required(
    _ value: (some TextRepresentable)?, _ attribute: String
  ) throws(IntegrationError) -> String {
    guard let value else { throw .missing(attribute: attribute) }
    guard let text = value.messageText else {
      throw .rejected("message attribute \"\(attribute)\" has to be a text or a number")
    }
    return text
  }

  /// The payload, unless a key that it requires is missing: then the message is *rejected*.
  public func complete<Value: KeyRequiring>(_ payload: Value) throws(IntegrationError) -> Value {
    if let key = payload.missingKey { throw .missing(attribute: key) }
    return payload
  }

  /// The payload, if there is one, unless a key that it requires is missing.
  public func complete<Value: KeyRequiring>(_ payload: Value?) throws(IntegrationError) -> Value? {
    guard let payload else { return nil }
    return try complete(payload) as Value
  }
}

extension JSONValue {
  /// The element of an array at an index; negative ones count from the end.
  public func item(at index: Int) -> JSONValue? { asArray?.item(at: index) }

  /// A list as JSON has it.
  public init<Element: JSONEncodable>(_ list: [Element]) {
    var writer = JSONWriter()
    list.encode(into: &writer)
    self.init(written: writer, mode: .normalisingDates)
  }
}

extension JSONValue? {
  /// The value unless it is JSON null, which counts as missing where there is a choice.
  public var present: JSONValue? { self?.isNull == false ? self : nil }
}

extension JSONValue {
  /// The value unless it is JSON null.
  public var present: JSONValue? { isNull ? nil : self }
}

extension RequestText {
  /// The text of a value; nil if there is none.
  public init?(optional value: (some TextRepresentable)?) {
    guard let text = value?.messageText else { return nil }
    self.init(text)
  }
}

extension JSONObject {
  /// A payload as a JSON object, for expressions that read what was mapped.
  public init(written payload: some JSONEncodable) {
    self.init(JSONValue(written: payload))
  }
}

extension JSONValue {
  /// A payload as JSON, for expressions that read what was mapped.
  public init(written payload: some JSONEncodable) {
    self = (try? JSONDocument(parsing: payload.jsonBytes).root) ?? .null
  }
}
