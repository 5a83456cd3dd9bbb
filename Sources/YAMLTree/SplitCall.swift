// SPDX-License-Identifier: MIT
package import Diagnostics

/// `{ $use: item(p, 1) }`: inside braces YAML ends the value at the comma and reads `1)` as a key.
/// That is a tree like any other, so it has to be looked for.
package enum SplitCall {
  /// Reports every value of a flow collection whose parentheses close in the element behind it.
  package static func check(_ node: YAMLNode, into bag: inout DiagnosticBag) {
    switch node.kind {
    case .scalar: return
    case .sequence(let elements):
      if isFlow(node) { check(elements.map { ($0, $0) }, into: &bag) }
      for element in elements where !element.isAlias { check(element, into: &bag) }
    case .mapping(let mapping):
      if isFlow(node) {
        check(
          mapping.written.map { entry in
            (entry.key, entry.value.range.bytes.isEmpty ? entry.key : entry.value)
          }, into: &bag)
      }
      for entry in mapping.written where !entry.value.isAlias { check(entry.value, into: &bag) }
    }
  }

  private static func check(
    _ elements: [(first: YAMLNode, last: YAMLNode)], into bag: inout DiagnosticBag
  ) {
    var index = 0
    while index + 1 < elements.count {
      let start = elements[index].last
      defer { index += 1 }
      var depth = openParentheses(in: start)
      guard depth > 0 else { continue }
      var next = index
      while depth > 0, next + 1 < elements.count, isPlain(elements[next + 1].first) {
        next += 1
        depth += openParentheses(in: elements[next].first)
      }
      guard depth == 0, next > index else { continue }
      report(from: start, through: elements[next].first, into: &bag)
      index = next
    }
  }

  private static func report(
    from start: YAMLNode, through end: YAMLNode, into bag: inout DiagnosticBag
  ) {
    let file = start.range.file
    let gap = start.range.bytes.upperBound..<end.range.bytes.lowerBound
    let comma = file.bytes[gap].firstIndex(of: UInt8(ascii: ",")) ?? gap.lowerBound
    let value = SourceRange(file, start.range.bytes.lowerBound..<end.range.bytes.upperBound)
    let diagnostic = Diagnostic(
      .yamlSyntax, "`,` inside an unquoted value", at: SourceRange(file, comma..<(comma + 1)),
      label: "inside `[ ]` or `{ }` YAML ends the value here",
      help: [QuotingFix.help(quoting: value)])
    bag.add(diagnostic.fixingItsLine())
  }

  private static func isFlow(_ node: YAMLNode) -> Bool {
    let range = node.range.bytes
    guard !node.isAlias, !range.isEmpty else { return false }
    return "[{".utf8.contains(node.range.file.bytes[range.lowerBound])
  }

  private static func isPlain(_ node: YAMLNode) -> Bool { node.scalar?.style == .plain }

  /// Opened minus closed parentheses outside single quotes; 0 for what is not plain text.
  private static func openParentheses(in node: YAMLNode) -> Int {
    guard let scalar = node.scalar, scalar.style == .plain else { return 0 }
    var depth = 0
    var isQuoted = false
    for byte in scalar.text.utf8 {
      switch byte {
      case UInt8(ascii: "'"): isQuoted.toggle()
      case UInt8(ascii: "(") where !isQuoted: depth += 1
      case UInt8(ascii: ")") where !isQuoted: depth -= 1
      default: break
      }
    }
    return depth
  }
}
