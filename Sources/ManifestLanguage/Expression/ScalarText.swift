// SPDX-License-Identifier: MIT
package import Diagnostics
package import YAMLTree

/// The text of a YAML scalar, as its author meant it, with the way back to where each byte of it
/// stands in the file.
package struct ScalarText: Sendable {
  package let scalar: YAMLScalar
  package let bytes: [UInt8]
  private let map: ScalarSourceMap

  package init(_ scalar: YAMLScalar) {
    self.scalar = scalar
    map = scalar.sourceMap()
    bytes = Array(scalar.text.utf8)
  }

  /// Where these bytes of the text stand in the file.
  package func range(_ bytes: Range<Int>) -> SourceRange { map.range(of: bytes) }

  /// What to do if YAML has taken a ` #` in the middle of the text for a comment; nil if there is
  /// none behind it.
  package var commentHelp: String? {
    let range = scalar.range
    let rest = range.file.bytes[range.bytes.upperBound...].prefix { $0 != UInt8(ascii: "\n") }
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    guard scalar.style == .plain, rest.first.map(isBlank) == true,
      rest.first(where: { !isBlank($0) }) == UInt8(ascii: "#")
    else { return nil }
    let blanks = rest.reversed().prefix { isBlank($0) || $0 == UInt8(ascii: "\r") }.count
    return QuotingFix.help(
      quoting: SourceRange(range.file, range.bytes.lowerBound..<(rest.endIndex - blanks)))
  }

  package func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
