// SPDX-License-Identifier: MIT
package import Diagnostics

/// Shows what to write where YAML has cut a value short.
package enum QuotingFix {
  /// "quote the value", with the line as it should be if the value stands on one line.
  package static func help(quoting value: SourceRange) -> String {
    "quote the value" + (line(quoting: value).map { ":\n\($0)" } ?? "")
  }

  private static func line(quoting value: SourceRange) -> String? {
    let file = value.file
    let number = value.start.line
    guard file.location(of: value.bytes.upperBound).line == number else { return nil }
    let line = file.line(number)
    guard line.count <= 160, value.bytes.upperBound <= line.endIndex else { return nil }
    let start = line.firstIndex { $0 != UInt8(ascii: " ") } ?? line.startIndex
    func text(_ range: Range<Int>) -> String { String(decoding: file.bytes[range], as: UTF8.self) }
    guard start <= value.bytes.lowerBound else { return nil }
    return text(start..<value.bytes.lowerBound) + LineFix.quoted(text(value.bytes))
      + text(value.bytes.upperBound..<line.endIndex)
  }
}

extension Diagnostic {
  /// With the line that its help shows as what to write, if that is the author's line with quotes.
  func fixingItsLine() -> Diagnostic {
    guard fix == nil, help.count == 1,
      let shown = help[0].split(separator: ":\n", maxSplits: 1).last,
      help[0].hasPrefix("quote "), !shown.contains("\n")
    else { return self }
    let line = range.file.line(range.start.line)
    let content = line.drop { $0 == UInt8(ascii: " ") }
    let isQuote = { (byte: UInt8) in "\"'".utf8.contains(byte) }
    guard content.filter({ !isQuote($0) }).elementsEqual(shown.utf8.filter { !isQuote($0) }) else {
      return self
    }
    var fixed = self
    fixed.fix = Fix(
      SourceRange(range.file, content.startIndex..<content.endIndex), String(shown))
    return fixed
  }
}
