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
