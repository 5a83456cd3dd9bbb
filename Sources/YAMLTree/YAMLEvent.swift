// SPDX-License-Identifier: MIT

/// One step of a YAML stream, as libyaml tells it, with byte offsets into the file.
package struct YAMLEvent: Sendable {
  package enum Kind: Sendable {
    case streamStart
    case streamEnd
    /// Explicit if `---` is written.
    case documentStart(isExplicit: Bool)
    /// Explicit if `...` is written.
    case documentEnd(isExplicit: Bool)
    case alias(String)
    case scalar(text: String, style: YAMLScalar.Style)
    case sequenceStart(isFlow: Bool)
    case sequenceEnd
    case mappingStart(isFlow: Bool)
    case mappingEnd
  }

  package var kind: Kind
  package var anchor: String?
  /// The tag with its handle resolved; `!` for the non-specific one.
  package var tag: String?
  /// What libyaml marks: with tag and anchor.
  package var bytes: Range<Int>
  /// Where the node itself begins, behind its tag and anchor.
  package var contentStart: Int
}

/// Why libyaml stopped, in its own words.
struct LibYAMLFailure {
  var problem: String
  /// Byte offset of the place.
  var offset: Int
  /// What it was doing ("while scanning a quoted scalar"), and where that began.
  var context: String?
  var contextOffset: Int?
  /// Whether it happened inside `[ ]` or `{ }`.
  var isFlow = false
}
