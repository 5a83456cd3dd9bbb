// SPDX-License-Identifier: MIT
package import Diagnostics
import IntegrationRuntime
import JSON
import ManifestLanguage

/// The text of a fixture file with what came of its input written into it.
package struct FixtureEdit: Sendable {
  package let file: SourceFile
  package let bytes: [UInt8]
  /// What was written: `output`, `outcomes`, `rejected` or `invalid`.
  package let key: String
}

/// Writes what came of a fixture into its text: the payload as `output`; for a fixture that expects
/// nothing yet and whose message is refused, the reason. All else stays as it is, to the byte.
package enum FixtureRecorder {
  /// The edit; nil if there is nothing to record, or the fixture is no JSON file of its own.
  package static func edit(_ result: FixtureResult) -> FixtureEdit? {
    let fixture = result.fixture
    let file = fixture.range.file
    guard canRecord(result), file.path.hasSuffix(".json"), let members = fixture.source.members
    else { return nil }
    let (key, value): (String, JSONValue)
    switch result.outcome {
    case .requests where fixture.batch != nil:
      (key, value) = ("outcomes", JSONValue(result.outcomes))
    case .rejected(let error) where fixture.output == nil:
      (key, value) = ("rejected", JSONValue(error.reason))
    case .invalid(let error) where fixture.output == nil:
      (key, value) = ("invalid", JSONValue(error.reason))
    default:
      guard let bytes = result.evaluation?.payload?.bytes,
        let document = try? JSONDocument(
          parsing: bytes, limits: JSONLimits(depth: 1_024, bytes: Int.max))
      else { return nil }
      (key, value) = ("output", document.root)
    }
    let text = FixtureText(file: file, object: fixture.source, members: members)
    return FixtureEdit(file: file, bytes: text.setting(key, to: value), key: key)
  }

  /// Whether something came of the fixture that it does not say.
  package static func canRecord(_ result: FixtureResult) -> Bool {
    result.evaluation != nil && (result.isOutputDifferent || !result.fixture.expectsSomething)
  }
}

/// A fixture as text.
private struct FixtureText {
  let file: SourceFile
  let object: FixtureValue
  let members: [FixtureValue.Member]

  func setting(_ key: String, to value: JSONValue) -> [UInt8] {
    let style = JSONStyle(indentation: indentation, step: step)
    if let member = members.last(where: { $0.key == key }) {
      let old = file.bytes[member.value.range.bytes]
      let isOneLine = !old.contains(UInt8(ascii: "\n"))
      let column = member.value.range.start.column
      let text = style.text(value, from: column, oneLine: isOneLine)
      return replacing(member.value.range.bytes, with: text)
    }
    let name = String(decoding: key.jsonBytes, as: UTF8.self)
    let column = style.indentation.utf8.count + name.utf8.count + 3
    let text = "\(name): \(style.text(value, from: column, oneLine: false))"
    guard let last = members.last else {
      return replacing(object.range.bytes, with: "{ \(text) }")
    }
    let end = last.value.range.bytes.upperBound
    let separator = isOneLine ? ", " : ",\n\(style.indentation)"
    return replacing(end..<end, with: separator + text)
  }

  private func replacing(_ range: Range<Int>, with text: String) -> [UInt8] {
    Array(file.bytes[..<range.lowerBound]) + Array(text.utf8)
      + Array(file.bytes[range.upperBound...])
  }

  private var isOneLine: Bool {
    !file.bytes[object.range.bytes].contains(UInt8(ascii: "\n"))
  }

  /// What stands before a key of the fixture on its line.
  private var indentation: String {
    guard let first = members.first else { return "  " }
    return Self.blanks(file.line(first.keyRange.start.line))
  }

  /// What one level adds.
  private var step: String {
    let outer = Self.blanks(file.line(object.range.start.line))
    let inner = indentation
    guard inner.hasPrefix(outer), inner.count > outer.count else { return "  " }
    return String(inner.dropFirst(outer.count))
  }

  private static func blanks(_ line: ArraySlice<UInt8>) -> String {
    String(
      decoding: line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }, as: UTF8.self)
  }
}

/// JSON as people write it.
private struct JSONStyle {
  /// Of the line on which a value begins.
  var indentation: String
  var step: String
  private static let width = 100

  init(indentation: String, step: String) {
    self.indentation = indentation
    self.step = step
  }

  /// In one line if it was and fits still, else a line for each member.
  func text(_ value: JSONValue, from column: Int, oneLine: Bool) -> String {
    if oneLine || !value.isContainer || value.count == 0 {
      let line = Self.line(value)
      if !value.isContainer || column + line.count <= Self.width { return line }
    }
    return lines(value, indentation)
  }

  private func lines(_ value: JSONValue, _ indentation: String) -> String {
    let inner = indentation + step
    func element(_ value: JSONValue, _ prefix: String) -> String {
      let start = inner + prefix
      if Self.isShort(value) {
        let line = start + Self.line(value)
        if line.count < Self.width { return line }
      }
      return start + (value.isContainer ? lines(value, inner) : Self.line(value))
    }
    if value.kind == .object {
      let members = value.members.map { element($0.value, "\(Self.line(JSONValue($0.key))): ") }
      return "{\n\(members.joined(separator: ",\n"))\n\(indentation)}"
    }
    let elements = value.elements.map { element($0, "") }
    return "[\n\(elements.joined(separator: ",\n"))\n\(indentation)]"
  }

  /// Whether it may stand in one line: all but objects, and lists of lists or objects.
  private static func isShort(_ value: JSONValue) -> Bool {
    switch value.kind {
    case .object: value.count == 0
    case .array: value.elements.allSatisfy { !$0.isContainer }
    default: true
    }
  }

  private static func line(_ value: JSONValue) -> String {
    guard value.isContainer, value.count > 0 else {
      return String(decoding: value.jsonBytes, as: UTF8.self)
    }
    if value.kind == .object {
      let members = value.members.map { "\(line(JSONValue($0.key))): \(line($0.value))" }
      return "{ \(members.joined(separator: ", ")) }"
    }
    return "[\(value.elements.map(line).joined(separator: ", "))]"
  }
}

extension JSONValue {
  fileprivate var isContainer: Bool { kind == .object || kind == .array }
}
