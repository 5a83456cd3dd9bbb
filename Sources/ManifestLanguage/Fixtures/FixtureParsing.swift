// SPDX-License-Identifier: MIT
import Diagnostics
import JSON
import YAMLTree

extension FixtureValue {
  /// Reads a JSON file.
  static func parse(json file: SourceFile, into bag: inout DiagnosticBag) -> FixtureValue? {
    do {
      let document = try JSONDocument(parsing: file.bytes)
      return FixtureValue(document.root, in: file)
    } catch {
      let offset = min(error.offset, max(0, file.bytes.count - 1))
      bag.report(
        .fixtureSyntax, error.message,
        at: SourceRange(file, offset..<min(offset + 1, file.bytes.count)))
      return nil
    }
  }

  private init(_ value: JSONValue, in file: SourceFile) {
    range = SourceRange(file, value.sourceOffset..<max(value.sourceOffset, value.sourceEnd))
    switch value.kind {
    case .null: kind = .null
    case .bool: kind = .bool(value.bool ?? false)
    case .number: kind = .number(String(decoding: file.bytes[range.bytes], as: UTF8.self))
    case .string: kind = .string(value.string ?? "")
    case .array: kind = .array(value.elements.map { FixtureValue($0, in: file) })
    case .object:
      kind = .object(
        value.members.map { member in
          Member(
            key: member.key,
            keyRange: SourceRange(
              file, member.keyOffset..<member.keyOffset + 2 + member.key.utf8.count),
            value: FixtureValue(member.value, in: file))
        })
    }
  }

  /// Reads a node of a YAML file.
  init?(_ node: YAMLNode, into bag: inout DiagnosticBag) {
    range = node.range
    switch node.kind {
    case .scalar(let scalar):
      switch scalar.resolved {
      case .null: kind = .null
      case .bool(let flag): kind = .bool(flag)
      case .int(let number): kind = .number(String(number))
      case .double(let number):
        guard number.isFinite else {
          bag.report(.fixtureShape, "JSON has no `\(scalar.text)`", at: node.range)
          return nil
        }
        kind = .number(String(describing: number))
      case .string(let text): kind = .string(text)
      }
    case .sequence(let nodes):
      kind = .array(nodes.compactMap { FixtureValue($0, into: &bag) })
    case .mapping(let mapping):
      kind = .object(
        mapping.entries.compactMap { entry in
          guard let key = entry.key.scalar?.text else {
            bag.report(.fixtureShape, "a key has to be a text", at: entry.key.range)
            return nil
          }
          return FixtureValue(entry.value, into: &bag).map {
            Member(key: key, keyRange: entry.key.range, value: $0)
          }
        })
    }
  }
}
