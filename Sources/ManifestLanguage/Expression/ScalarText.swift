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

  package func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
