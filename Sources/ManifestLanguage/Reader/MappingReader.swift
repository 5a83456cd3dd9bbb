// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// Reads the keys of one YAML mapping and reports those that nobody asked for.
struct MappingReader {
  let range: SourceRange
  /// The anchor of the mapping.
  let anchor: String?
  private let entries: [YAMLEntry]
  /// What the mapping is, as a message names it: "a manifest".
  private let what: String
  private var known: [String] = []
  private var read: Set<String> = []

  /// Nil, with a diagnostic, if the node is not a mapping.
  init?(_ node: YAMLNode, what: String, into bag: inout DiagnosticBag) {
    guard let mapping = node.mapping else {
      bag.report(
        .wrongType, "\(what) is a mapping of keys to values, this is \(node.typeName)",
        at: node.range)
      return nil
    }
    self.range = node.range
    anchor = node.anchor
    self.what = what
    entries = mapping.entries
    for entry in entries where entry.key.scalar == nil {
      bag.report(.wrongType, "a key has to be a text", at: entry.key.range)
    }
  }

  /// The value of a key, nil if the mapping does not have it.
  mutating func value(_ key: String) -> YAMLNode? {
    known.append(key)
    read.insert(key)
    return entries.first { $0.key.scalar?.text == key }?.value
  }

  /// Whether the mapping has a key.
  func has(_ key: String) -> Bool { entries.contains { $0.key.scalar?.text == key } }

  /// The range of a key itself.
  func keyRange(_ key: String) -> SourceRange? {
    entries.first { $0.key.scalar?.text == key }?.key.range
  }

  /// The same; a mapping without the key is reported.
  mutating func required(
    _ key: String, example: String, into bag: inout DiagnosticBag
  ) -> YAMLNode? {
    if let node = value(key) { return node }
    let first = SourceRange(
      range.file,
      range.bytes.lowerBound..<(entries.first?.key.range.bytes.upperBound ?? range.bytes.upperBound)
    )
    bag.report(
      .missingKey, "\(what) needs the key `\(key)`", at: first,
      help: ["add `\(key): \(example)`"])
    return nil
  }

  /// Reports every key that was not asked for.
  func finish(into bag: inout DiagnosticBag, help: String? = nil) {
    for entry in entries {
      guard let key = entry.key.scalar?.text, !read.contains(key) else { continue }
      bag.report(
        .unknownKey, "`\(key)` is not a key of \(what)", at: entry.key.range,
        label: Suggestion.question(for: key, among: known),
        help: (known.isEmpty ? [] : ["known keys: \(known.joined(separator: ", "))"])
          + (help.map { [$0] } ?? []))
    }
  }
}

extension YAMLNode {
  /// As a message names it.
  var typeName: String {
    switch kind {
    case .scalar(let scalar):
      switch scalar.resolved {
      case .null: "empty"
      case .bool: "true or false"
      case .int, .double: "a number"
      case .string: "a text"
      }
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
