// SPDX-License-Identifier: MIT

/// How much of a file is read before it is refused. The limits keep time and memory in proportion
/// to the size of the file, whatever is in it.
package struct YAMLLimits: Sendable {
  /// Size of the file.
  package var maxBytes = 16 << 20
  /// Collections inside collections, also through aliases: whoever walks the tree may recurse.
  package var maxDepth = 100
  /// Scalars, collections and aliases as written.
  package var maxNodes = 1_000_000
  /// Nodes when every alias counts as many as the nodes it stands for.
  package var maxExpandedNodes = 1_000_000

  package init() {}
}

/// How a document is read.
package struct YAMLOptions: Sendable {
  /// Which tags are taken.
  package enum Tags: Sendable {
    /// Those of the core schema (`!!str` and so on); any other is `unknownTag`.
    case core
    /// Any. A scalar with a tag outside the core schema is text.
    case any
  }

  package var limits = YAMLLimits()
  package var tags = Tags.core
  /// Whether `<<` brings in the entries of other mappings; if not, it is a key like any other.
  package var mergesKeys = true
  /// Whether a key that occurs twice in a mapping is an error.
  package var rejectsDuplicateKeys = true

  package init() {}
}
