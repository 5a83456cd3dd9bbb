// SPDX-License-Identifier: MIT
import Diagnostics
package import JSON
package import ManifestLanguage

extension FixtureValue {
  /// The value as a JSON document, numbers spelled as they are in the fixture.
  package func document() throws(JSONError) -> JSONDocument {
    try JSONDocument(parsing: jsonText)
  }

  /// The value as JSON in one line.
  package var jsonText: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch kind {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .number(let number): text += number
    case .string(let string): text += Self.quoted(string)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        text += Self.quoted(member.key) + ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    String(decoding: text.jsonBytes, as: UTF8.self)
  }
}
