// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// Text that was probably meant to be an expression.
extension PayloadChecker {
  /// `key: #{event}`: a comment, which leaves null.
  func lintComment(_ node: YAMLNode, into bag: inout DiagnosticBag) {
    let file = node.range.file
    guard node.range.bytes.isEmpty else { return }
    let start = node.range.bytes.lowerBound
    let line = file.line(node.range.start.line)
    guard line.startIndex <= start, start <= line.endIndex else { return }
    let comment = line[start...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ":") }
    let text = String(decoding: comment, as: UTF8.self)
    guard text.hasPrefix("#{"), let end = text.firstIndex(of: "}") else { return }
    let hole = String(text[...end])
    bag.report(
      .literalLooksLikePath, "YAML takes `\(hole)` for a comment, so this is null",
      at: SourceRange(file, comment.startIndex..<comment.startIndex + hole.utf8.count),
      label: "did you mean `$\(hole.dropFirst())`?")
  }

  /// `Hello ${name}}`: a brace behind a hole that closes nothing.
  func lintBraces(
    _ parts: [ValueTemplate.Part], at range: SourceRange, into bag: inout DiagnosticBag
  ) {
    var depth = 0
    for (index, part) in parts.enumerated() {
      guard case .literal(let text) = part else { continue }
      if index > 0, depth == 0, text.hasPrefix("}") {
        bag.report(
          .literalLooksLikePath, "a `}` behind `${…}` is text", at: range,
          label: "is it one too many?")
        return
      }
      for character in text {
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
      }
    }
  }

  /// A literal that reads like a path was probably meant to be one.
  func lint(_ text: String, at range: SourceRange, into bag: inout DiagnosticBag) {
    if let path = ForeignSpelling.hole(text),
      path.split(separator: ".").first.map({ names(String($0)) }) == true
    {
      bag.report(
        .literalLooksLikePath, "this is the text `\(text)`, not the value at that path",
        at: range, label: "did you mean `${\(path)}`?")
      return
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    // A single word is a word, unless nobody writes words that way: `userId`.
    guard parts.count > 1 || text.contains(where: \.isUppercase), parts.count < 8,
      let root = parts.first,
      parts.allSatisfy({ part in
        part.utf8.first.map { (0x61...0x7A).contains($0 | 0x20) } == true
          && part.utf8.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x5F
          }
      }), names(String(root))
    else { return }
    bag.report(
      .literalLooksLikePath, "this is the text `\(text)`, not the value at that path", at: range,
      label: "did you mean `${\(text)}`?")
  }

  /// A part of a path that other languages would fill in: `:userId`, `$userId`.
  func lint(segment: String, at range: SourceRange, into bag: inout DiagnosticBag) {
    let spelling = segment.hasPrefix(":") ? "$" + segment.dropFirst() : segment
    guard let path = ForeignSpelling.hole(spelling),
      path.split(separator: ".").first.map({ names(String($0)) }) == true
    else { return }
    bag.report(
      .literalLooksLikePath, "`\(segment)` is sent as it is, not the value at that path",
      at: range, label: "did you mean `${\(path)}`?")
  }

  private func names(_ root: String) -> Bool {
    if root == "settings" || root == "message" || scope.locals[root] != nil { return true }
    guard let type = scope.messageType else { return false }
    return FacadeSchema.accessor(named: root, for: type) != nil
  }
}
