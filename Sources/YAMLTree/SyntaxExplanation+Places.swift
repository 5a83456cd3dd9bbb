// SPDX-License-Identifier: MIT
internal import Diagnostics

/// Places and pieces of text for the explanations.
extension SyntaxExplanation {
  var contextOffset: Int { failure.contextOffset ?? failure.offset }

  /// libyaml reads ahead: its parser can complain about brackets that its scanner has left.
  var isFlow: Bool { failure.isFlow || failure.context?.hasPrefix("while parsing a flow") == true }

  var lineStart: Int { fix.lineRange(of: failure.offset).lowerBound }

  func error(
    _ message: String,
    at offset: Int? = nil,
    label: Label? = nil,
    related: [Diagnostic.Related] = [],
    help: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .yamlSyntax,
      message,
      at: place(offset ?? failure.offset),
      label: label,
      related: related,
      help: help.map { [$0] } ?? []
    )
  }

  /// "quote the value", with the line as it should be if it is known.
  func quoting(from offset: Int) -> String {
    "quote the value" + fixed(fix.quotingValue(from: offset, isFlow: isFlow))
  }

  func fixed(_ line: String?) -> String { line.map { ":\n\($0)" } ?? "" }

  /// The character at an offset; an empty range at the end of the file.
  func place(_ offset: Int) -> SourceRange {
    let start = min(max(offset, 0), file.bytes.count)
    return SourceRange(file, start..<(start + width(at: start)))
  }

  /// The line above that has content.
  var previousLine: SourceRange? {
    var number = file.location(of: failure.offset).line - 1
    while number > 0 {
      let line = file.line(number)
      let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
      if let start = line.firstIndex(where: { !isBlank($0) }) {
        return SourceRange(file, start..<line.endIndex)
      }
      number -= 1
    }
    return nil
  }

  /// From the first character of the line to the error.
  var keyRange: SourceRange {
    let start = min(lineStart + fix.indentation(of: failure.offset), failure.offset)
    return SourceRange(file, start..<place(failure.offset).bytes.upperBound)
  }

  /// A label if the error is the first thing on its line.
  var wrongIndentation: Label? {
    keyRange.bytes.lowerBound == failure.offset ? "its indentation fits nothing above" : nil
  }

  func byte(_ offset: Int) -> UInt8? {
    file.bytes.indices.contains(offset) ? file.bytes[offset] : nil
  }

  func width(at offset: Int) -> Int {
    guard let first = byte(offset) else { return 0 }
    let width =
      switch first {
      case 0xF0...: 4
      case 0xE0...: 3
      case 0xC0...: 2
      default: 1
      }
    return min(width, file.bytes.count - offset)
  }

  func character(at offset: Int) -> String { string(place(offset).bytes) }

  func string(_ range: Range<Int>) -> String {
    String(decoding: file.bytes[range], as: UTF8.self)
  }
}
