// SPDX-License-Identifier: MIT
internal import Diagnostics

/// Explicit tags: which are taken, and what they make of a node.
enum TagCheck {
  /// The value of a scalar.
  static func resolve(
    _ text: String,
    _ style: YAMLScalar.Style,
    _ event: YAMLEvent,
    in file: SourceFile,
    isFlow: Bool,
    options: YAMLOptions,
    into bag: inout DiagnosticBag
  ) -> YAMLValue {
    guard let tag = event.tag else {
      return style == .plain ? CoreSchema.resolve(text) : .string(text)
    }
    let name = coreName(tag)
    if let name, let value = CoreSchema.resolve(text, as: name) { return value }
    let range = tagRange(event, in: file)
    if let name, isCore(name) {
      bag.report(
        .tagMismatch,
        "the value is not what its tag `!!\(name)` says",
        at: range,
        label: "remove it, or write a value of that kind"
      )
    } else if options.tags == .core, name != "merge" || text != "<<" {
      reportUnknown(at: range, isFlow: isFlow, into: &bag)
    }
    return .string(text)
  }

  /// Checks the tag of a collection.
  static func check(
    _ content: YAMLContent,
    _ event: YAMLEvent,
    isFlow: Bool,
    options: YAMLOptions,
    into bag: inout DiagnosticBag
  ) {
    guard let tag = event.tag else { return }
    let name = coreName(tag)
    switch (name, content.kind) {
    case ("seq", .sequence), ("map", .mapping): return
    default: break
    }
    let range = tagRange(event, in: content.range.file)
    if let name, isCore(name) {
      bag.report(
        .tagMismatch,
        "the value is not what its tag `!!\(name)` says",
        at: range,
        label: "remove it, or write a value of that kind"
      )
    } else if options.tags == .core {
      reportUnknown(at: range, isFlow: isFlow, into: &bag)
    }
  }

  private static func coreName(_ tag: String) -> Substring? {
    tag.hasPrefix(CoreSchema.prefix) ? tag.dropFirst(CoreSchema.prefix.count) : nil
  }

  private static func isCore(_ name: Substring) -> Bool {
    ["str", "int", "float", "bool", "null", "seq", "map"].contains(name)
  }

  private static func tagRange(_ event: YAMLEvent, in file: SourceFile) -> SourceRange {
    SourceRange(file, NodeProperties.tagRange(event, in: file.bytes) ?? event.bytes)
  }

  private static func reportUnknown(
    at range: SourceRange,
    isFlow: Bool,
    into bag: inout DiagnosticBag
  ) {
    let written = String(decoding: range.file.bytes[range.bytes], as: UTF8.self)
    guard !written.hasPrefix("!!"), !written.hasPrefix("!<") else {
      bag.report(
        .unknownTag,
        "the tag `\(written)` has no meaning here",
        at: range,
        help: ["the tags are `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!seq`, `!!map`"]
      )
      return
    }
    let fix = LineFix(range.file).quotingValue(from: range.bytes.lowerBound, isFlow: isFlow)
    bag.add(SyntaxExplanation.tag(written, at: range, fix: fix))
  }
}
