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
        at: node.range, label: node.gluedColon)
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
  ///
  /// - Parameters:
  ///   - help: on every such key.
  ///   - place: what to say of a key that is known elsewhere.
  /// - Returns: the key that is empty because what belongs under it is not indented.
  @discardableResult
  func finish(
    into bag: inout DiagnosticBag, help: String? = nil, place: (String) -> String? = { _ in nil }
  ) -> String? {
    let outdented = outdented
    if let (parent, children) = outdented, let child = children.first {
      bag.report(
        .unknownKey, "`\(child.key.scalar?.text ?? "")` is not a key of \(what)",
        at: child.key.range, label: "indent it to put it under `\(parent.key.scalar?.text ?? "")`",
        related: [.init(parent.key.range, "this is empty")])
    }
    var list = known.isEmpty ? [] : ["known keys: \(known.joined(separator: ", "))"]
    for entry in entries {
      guard let key = entry.key.scalar?.text, !read.contains(key),
        outdented?.children.contains(where: { $0.key.range == entry.key.range }) != true
      else { continue }
      let question =
        Self.synonyms[key].flatMap { known.contains($0) ? Label.didYouMean($0, for: key) : nil }
        ?? Suggestion.question(for: key, among: known)
      let elsewhere = question == nil ? place(key) : nil
      bag.report(
        .unknownKey, "`\(key)` is not a key of \(what)", at: entry.key.range,
        label: question ?? elsewhere.map { Label($0) },
        help: (elsewhere == nil ? list : []) + (help.map { [$0] } ?? []))
      // Once is enough.
      if elsewhere == nil { list = [] }
    }
    return outdented?.parent.key.scalar?.text
  }

  /// What others call some keys.
  private static let synonyms = [
    "verb": "method", "url": "path", "uri": "path", "params": "query", "parameters": "query",
    "data": "body", "mapping": "map", "request": "send", "if": "when", "condition": "when",
    "enum": "values", "options": "values", "choices": "values", "title": "label",
    "foreach": "forEach", "each": "forEach", "loop": "forEach", "authentication": "auth",
    "baseUrl": "endpoint", "baseURL": "endpoint", "base": "endpoint", "variables": "let",
    "expect": "output", "expected": "output",
  ]

  /// A key that was asked for and is empty, and the keys on the lines below it that nobody asked for
  /// and that resemble none: they are meant to be under it.
  private var outdented: (parent: YAMLEntry, children: [YAMLEntry])? {
    func isUnknown(_ entry: YAMLEntry) -> Bool {
      guard let key = entry.key.scalar?.text else { return false }
      return !read.contains(key) && Self.synonyms[key] == nil
        && Suggestion.nearest(to: key, among: known) == nil
    }
    for (index, parent) in entries.enumerated() {
      guard let key = parent.key.scalar?.text, read.contains(key), parent.value.range.bytes.isEmpty
      else { continue }
      let place = parent.key.range.start
      let children = entries[(index + 1)...].prefix { entry in
        let start = entry.key.range.start
        return isUnknown(entry) && start.line > place.line && start.column == place.column
      }
      if !children.isEmpty { return (parent, Array(children)) }
    }
    return nil
  }
}

extension YAMLNode {
  /// What is wrong with `name:value`, which is a text.
  var gluedColon: Label? {
    guard let scalar, scalar.style == .plain, case .string(let text) = scalar.resolved,
      let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex,
      text[..<colon].utf8.allSatisfy({
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x24
      }), !text[colon...].hasPrefix("://")
    else { return nil }
    return "a blank is missing behind the `:`"
  }

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
