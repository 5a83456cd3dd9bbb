// SPDX-License-Identifier: MIT
internal import Diagnostics

/// Makes entries of a mapping's children: repeated keys, merge keys.
enum MappingBuilder {
  static func build(
    _ children: [YAMLNode],
    options: YAMLOptions,
    into bag: inout DiagnosticBag
  ) -> YAMLMapping {
    var written: [YAMLEntry] = []
    written.reserveCapacity(children.count / 2)
    for index in stride(from: 0, to: children.count - 1, by: 2) {
      written.append(YAMLEntry(key: children[index], value: children[index + 1]))
    }
    guard options.rejectsDuplicateKeys || options.mergesKeys else {
      return YAMLMapping(written: written, entries: written)
    }

    // Keys that are collections are not compared: no manifest has them, and their reader says so.
    var places: [KeyText: SourceRange] = [:]
    var kept: [YAMLEntry] = []
    kept.reserveCapacity(written.count)
    var hasMerge = false
    for entry in written {
      if options.mergesKeys, isMerge(entry.key) { hasMerge = true }
      if let key = (entry.key.scalar?.text).map(KeyText.init) {
        if let first = places[key] {
          if options.rejectsDuplicateKeys { reportDuplicate(key.text, entry, first, into: &bag) }
          continue
        }
        places[key] = entry.key.range
      }
      kept.append(entry)
    }
    guard hasMerge else { return YAMLMapping(written: written, entries: kept) }

    var taken = Set(places.keys)
    var entries: [YAMLEntry] = []
    for entry in kept {
      guard isMerge(entry.key) else {
        entries.append(entry)
        continue
      }
      for source in sources(of: entry, into: &bag) {
        for merged in source.entries {
          if let key = (merged.key.scalar?.text).map(KeyText.init), !taken.insert(key).inserted {
            continue
          }
          entries.append(merged)
        }
      }
    }
    return YAMLMapping(written: written, entries: entries)
  }

  /// An unquoted `<<`.
  private static func isMerge(_ key: YAMLNode) -> Bool {
    guard let scalar = key.scalar, scalar.text == "<<", !key.isAlias else { return false }
    return key.tag == CoreSchema.prefix + "merge" || (key.tag == nil && scalar.style == .plain)
  }

  private static func sources(
    of entry: YAMLEntry,
    into bag: inout DiagnosticBag
  ) -> [YAMLMapping] {
    let nodes = entry.value.sequence ?? [entry.value]
    return nodes.compactMap { node in
      if let mapping = node.mapping { return mapping }
      // An alias that does not exist has been reported.
      if node.isAlias, node.range == node.definition.range { return nil }
      bag.report(
        .invalidMergeKey,
        "`<<` takes a mapping or a list of mappings",
        at: node.range,
        label: "this is \(describe(node))",
        related: [.init(entry.key.range, "the merge key")]
      )
      return nil
    }
  }

  private static func describe(_ node: YAMLNode) -> String {
    switch node.kind {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar(let scalar):
      switch scalar.resolved {
      case .null: "empty"
      case .bool: "true or false"
      case .int, .double: "a number"
      case .string: "text"
      }
    }
  }

  private static func reportDuplicate(
    _ key: String,
    _ entry: YAMLEntry,
    _ first: SourceRange,
    into bag: inout DiagnosticBag
  ) {
    bag.report(
      .duplicateKey,
      "the key `\(key)` is written twice",
      at: entry.key.range,
      related: [.init(first, "here it is written first")]
    )
  }
}

/// A key that equals others of the same code points only, as YAML has it: Swift's texts are equal if
/// they look the same.
private struct KeyText: Hashable {
  let text: String

  static func == (left: KeyText, right: KeyText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
