// SPDX-License-Identifier: MIT
package import Diagnostics
import IntegrationRuntime
import JSON
import ManifestLanguage

/// The text of a fixture file with what came of its input written into it.
package struct FixtureEdit: Sendable {
  package let file: SourceFile
  package let bytes: [UInt8]
  /// What was written: `output`, `outcomes`, `requests`, `rejected`, `invalid` or `failed`.
  package let keys: [String]
}

/// Writes what came of a fixture into its text: the payload as `output`; for a fixture that expects
/// nothing yet also the reason of a refusal, and the requests unless one that has the payload as its
/// body is all there is. All else stays as it is, to the byte.
package enum FixtureRecorder {
  /// The edit; nil if there is nothing to record, or the fixture is no JSON file of its own.
  package static func edit(_ result: FixtureResult) -> FixtureEdit? {
    let fixture = result.fixture
    let file = fixture.range.file
    guard canRecord(result), file.path.hasSuffix(".json"), let members = fixture.source.members
    else { return nil }
    let facts = facts(of: result)
    guard !facts.isEmpty else { return nil }
    let text = FixtureText(file: file, object: fixture.source, members: members)
    return FixtureEdit(file: file, bytes: text.setting(facts), keys: facts.map(\.key))
  }

  private static func facts(of result: FixtureResult) -> [(key: String, value: JSONValue)] {
    let payload = result.evaluation?.payload?.bytes
    let output = payload.flatMap(document).map { (key: "output", value: $0) }
    guard !result.fixture.expectsSomething else { return [output].compactMap(\.self) }
    if result.fixture.batch != nil, !result.outcomes.isEmpty {
      return [("outcomes", JSONValue(result.outcomes))] + requests(of: result)
    }
    switch result.outcome {
    case .rejected(let error): return [("rejected", JSONValue(error.reason))]
    case .invalid(let error): return [("invalid", JSONValue(error.reason))]
    case .nothingToSend: return requests(of: result)
    case .requests(let requests):
      let isAllSaid = requests.count == 1 && requests.first?.body.bytes == payload
      return [output].compactMap(\.self) + (isAllSaid ? [] : Self.requests(of: result))
    case .failed(_, let error):
      return [output, ("failed", JSONValue(error.reason))].compactMap(\.self)
        + requests(of: result)
    case .disabled(let reason): return [("disabled", JSONValue(reason))]
    case .unsupported, .leftToSwift: return []
    }
  }

  private static func requests(of result: FixtureResult) -> [(key: String, value: JSONValue)] {
    var writer = JSONWriter()
    if let comparison = result.comparison {
      RequestRecording(comparison: comparison).write(into: &writer)
    } else {
      writer.beginArray()
      writer.endArray()
    }
    return document(writer.bytes).map { [("requests", $0)] } ?? []
  }

  private static func document(_ bytes: [UInt8]) -> JSONValue? {
    try? JSONDocument(parsing: bytes, limits: JSONLimits(depth: 1_024, bytes: Int.max)).root
  }

  /// Whether something came of the fixture that it does not say.
  package static func canRecord(_ result: FixtureResult) -> Bool {
    if case .leftToSwift(.map) = result.outcome { return false }
    return result.evaluation != nil
      && (result.isOutputDifferent || !result.fixture.expectsSomething)
  }
}

/// A fixture as text.
private struct FixtureText {
  let file: SourceFile
  let object: FixtureValue
  let members: [FixtureValue.Member]

  /// - Parameter facts: one that is there already, or some that are not.
  func setting(_ facts: [(key: String, value: JSONValue)]) -> [UInt8] {
    let style = JSONStyle(indentation: indentation, step: step)
    if let (key, value) = facts.first, let member = members.last(where: { $0.key == key }) {
      let old = file.bytes[member.value.range.bytes]
      let isOneLine = !old.contains(UInt8(ascii: "\n"))
      let column = member.value.range.start.column
      let text = style.text(value, from: column, oneLine: isOneLine)
      return replacing(member.value.range.bytes, with: text)
    }
    let separator = isOneLine ? ", " : ",\n\(style.indentation)"
    let text = facts.map { key, value in
      let name = String(decoding: key.jsonBytes, as: UTF8.self)
      let column = style.indentation.utf8.count + name.utf8.count + 3
      return "\(name): \(style.text(value, from: column, oneLine: false))"
    }.joined(separator: separator)
    guard let last = members.last else {
      return replacing(object.range.bytes, with: "{ \(text) }")
    }
    let end = last.value.range.bytes.upperBound
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
