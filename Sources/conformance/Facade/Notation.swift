// SPDX-License-Identifier: MIT
import JSON

/// The cases' notation for values that JSON does not have.
enum Notation {
  /// The name of the one member that marks such a value.
  static func mark(_ value: JSONValue) -> (name: String, value: JSONValue)? {
    guard value.kind == .object, value.count == 1, let member = Array(value.members).first,
      ["$undefined", "$date", "$nan", "$infinity"].contains(member.key)
    else { return nil }
    return (member.key, member.value)
  }

  static func isUndefined(_ value: JSONValue) -> Bool { mark(value)?.name == "$undefined" }

  /// Whether the value holds anything that JSON cannot express, not even as a text: an invalid date,
  /// undefined, NaN, an infinity.
  static func isNoJSON(_ value: JSONValue) -> Bool {
    if let (name, content) = mark(value) { return name != "$date" || content.isNull }
    return value.elements.contains(where: isNoJSON)
      || value.members.contains { isNoJSON($0.value) }
  }

  /// The value as a message can have it: dates as ISO texts, undefined members left out, all else
  /// null.
  static func json(_ value: JSONValue) -> some JSONEncodable { Plain(value: value) }

  private struct Plain: JSONEncodable {
    let value: JSONValue

    func encode(into writer: inout JSONWriter) {
      if let (name, content) = mark(value) {
        if name == "$date" { writer.value(content) } else { writer.null() }
        return
      }
      switch value.kind {
      case .object:
        writer.beginObject()
        for member in value.members where !isUndefined(member.value) {
          writer.field(dynamic: member.key, Plain(value: member.value))
        }
        writer.endObject()
      case .array: writer.value(value.elements.map(Plain.init))
      default: writer.value(value)
      }
    }
  }

  /// An argument, with its dates being dates; nil for undefined.
  static func argument(_ value: JSONValue?) -> JSONValue? {
    guard let value, !isUndefined(value) else { return nil }
    if let (name, content) = mark(value), name == "$date", let text = content.string,
      let date = ISODateText.instant(text, strict: true)
    {
      return JSONValue(date)
    }
    return (try? JSONDocument(encoding: json(value)))?.root
  }
}
