// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// A mapping in a payload, its keywords apart from its members.
struct PayloadStructure {
  struct Member {
    var key: YAMLNode
    var value: YAMLNode
  }

  let node: YAMLNode
  var keywords: [PayloadKeyword: Member] = [:]
  /// Members, `$spread` and `$use` in written order.
  var members: [Member] = []

  /// Nil, with a diagnostic, if a key is not a text.
  init?(_ node: YAMLNode, into bag: inout DiagnosticBag) {
    guard let mapping = node.mapping else { return nil }
    self.node = node
    var isValid = true
    for entry in mapping.entries {
      guard let scalar = entry.key.scalar else {
        bag.report(.wrongType, "a key of a payload has to be a text", at: entry.key.range)
        isValid = false
        continue
      }
      let member = Member(key: entry.key, value: entry.value)
      switch PayloadKeyword(rawValue: scalar.text) {
      case .spread?, .use?, nil:
        members.append(member)
        if let meant = PayloadKeyword.nearMiss(of: scalar.text) {
          bag.report(
            .misspeltKeyword, "`\(scalar.text)` is a payload key", at: entry.key.range,
            label: "did you mean `\(meant)`?")
        }
      case let keyword?: keywords[keyword] = member
      }
    }
    guard isValid else { return nil }
  }

  subscript(keyword: PayloadKeyword) -> Member? { keywords[keyword] }
}
