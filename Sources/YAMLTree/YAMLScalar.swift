// SPDX-License-Identifier: MIT
package import Diagnostics

/// A scalar: its text as it is meant, and where each byte of it is written.
package struct YAMLScalar: Sendable {
  package enum Style: String, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  /// The text without quotes, escapes, folding and indentation.
  package let text: String
  package let style: Style
  /// Where it is written, with quotes, or from the `|` or `>` to the last line break that belongs
  /// to it. For an alias: at the anchor.
  package let range: SourceRange
  /// The value by YAML 1.2's core schema, or by an explicit core tag.
  package let resolved: YAMLValue

  /// The scalar exactly as the author wrote it.
  package var source: String {
    String(decoding: range.file.bytes[range.bytes], as: UTF8.self)
  }

  /// Byte offset in the file at which the given UTF-8 byte of `text` is written.
  ///
  /// A byte that comes from an escape is at the escape, one that comes from folding at the line
  /// break. The offset `text.utf8.count` gives the end of the text (the closing quote); larger
  /// ones too. Scans the scalar each time; for many look-ups take `sourceMap()` once.
  package func sourceOffset(ofUTF8Offset offset: Int) -> Int { sourceMap()[offset] }

  /// Where a range of the UTF-8 bytes of `text` is written. Not empty unless the given one is.
  package func sourceRange(of bytes: Range<Int>) -> SourceRange {
    sourceMap().range(of: bytes)
  }
}

/// What a scalar means.
package enum YAMLValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// Also an integer that is too large for `Int`.
  case double(Double)
  case string(String)
}
