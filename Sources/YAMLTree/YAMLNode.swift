// SPDX-License-Identifier: MIT
package import Diagnostics

/// One node of a document: a place in the file and what stands there.
///
/// Copying is cheap: the content is shared. Where an alias stands, the node has the range of the
/// alias and the content of the node with the anchor.
package struct YAMLNode: Sendable {
  package enum Kind: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping(YAMLMapping)
  }

  /// Where the node is written, without its tag and anchor: a scalar with its quotes, a flow
  /// collection with its brackets, a block collection from its first to its last child, an alias
  /// with its `*`. An empty node has an empty range at the place where a value could stand.
  package let range: SourceRange
  /// The name behind `*`, if an alias stands here.
  package let alias: String?
  let content: YAMLContent

  package var kind: Kind { content.kind }
  /// The tag with its handle resolved (`tag:yaml.org,2002:str`, `!local`, or `!`).
  package var tag: String? { content.tag }
  package var anchor: String? { content.anchor }
  package var isAlias: Bool { alias != nil }

  /// The node an alias stands for, at its own place; any other node is its own definition.
  package var definition: YAMLNode {
    YAMLNode(range: content.range, alias: nil, content: content)
  }

  package var scalar: YAMLScalar? {
    if case .scalar(let scalar) = kind { scalar } else { nil }
  }
  package var sequence: [YAMLNode]? {
    if case .sequence(let nodes) = kind { nodes } else { nil }
  }
  package var mapping: YAMLMapping? {
    if case .mapping(let mapping) = kind { mapping } else { nil }
  }
}

/// What an anchored node and its aliases share.
final class YAMLContent: Sendable {
  let kind: YAMLNode.Kind
  let range: SourceRange
  let tag: String?
  let anchor: String?
  /// Nodes in this one, itself included, with every alias counted as what it stands for.
  let expandedCount: Int
  /// Collections inside each other here, aliases counted as what they stand for; 0 for a scalar.
  let height: Int

  init(
    kind: YAMLNode.Kind,
    range: SourceRange,
    tag: String?,
    anchor: String?,
    expandedCount: Int
  ) {
    self.kind = kind
    self.range = range
    self.tag = tag
    self.anchor = anchor
    self.expandedCount = expandedCount
    height =
      switch kind {
      case .scalar: 0
      case .sequence(let nodes): 1 + (nodes.map(\.content.height).max() ?? 0)
      case .mapping(let mapping):
        1 + (mapping.written.map { max($0.key.content.height, $0.value.content.height) }.max() ?? 0)
      }
  }
}

/// A key and its value.
package struct YAMLEntry: Sendable {
  package let key: YAMLNode
  package let value: YAMLNode

  package init(key: YAMLNode, value: YAMLNode) {
    self.key = key
    self.value = value
  }
}

/// The entries of a mapping, in order.
package struct YAMLMapping: Sendable {
  /// What is written, with `<<` and with repeated keys.
  package let written: [YAMLEntry]
  /// What is meant: entries merged by `<<` stand in its place and give way to written keys, an
  /// earlier source wins over a later one, and of a repeated key the first remains.
  package let entries: [YAMLEntry]

  /// The value of the first entry with this scalar key. Linear in the number of entries.
  package subscript(key: String) -> YAMLNode? {
    entries.first { $0.key.scalar?.text == key }?.value
  }
}
