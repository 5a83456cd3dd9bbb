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
        bag.report(
          .wrongType, "a key of a payload has to be a text", at: entry.key.range,
          label: Self.braces(entry.key).map { "did you mean `${\($0)}`?" })
        isValid = false
        continue
      }
      let member = Member(key: entry.key, value: entry.value)
      switch PayloadKeyword(rawValue: scalar.text) {
      case .spread?, .use?, nil: members.append(member)
      case let keyword?: keywords[keyword] = member
      }
    }
    guard isValid else { return nil }
    resolveMisspelt(into: &bag)
  }

  /// A key that is nearly a keyword is a payload key, unless a keyword beside it makes sense only
  /// with the one that was meant.
  private mutating func resolveMisspelt(into bag: inout DiagnosticBag) {
    members.removeAll { member in
      guard let text = member.key.scalar?.text, let meant = PayloadKeyword.nearMiss(of: text) else {
        return false
      }
      guard keywords[meant] == nil, meant.partners.contains(where: { keywords[$0] != nil }) else {
        bag.report(
          .misspeltKeyword, "`\(text)` is a payload key", at: member.key.range,
          label: .didYouMean(
            meant.rawValue, for: text, isCertain: PayloadKeyword.isMisspelt(text)),
          help: ["if it is meant, write `$\(text)`"])
        return false
      }
      bag.report(
        .invalidStructure, "`\(text)` is not a word of the language", at: member.key.range,
        label: .didYouMean(meant.rawValue, for: text))
      keywords[meant] = member
      return true
    }
  }

  /// `{{ name }}` is two mappings to YAML; the name inside them.
  private static func braces(_ key: YAMLNode) -> String? {
    guard let entries = key.mapping?.entries, entries.count == 1,
      entries[0].value.range.bytes.isEmpty
    else { return nil }
    return entries[0].key.scalar?.text
  }

  subscript(keyword: PayloadKeyword) -> Member? { keywords[keyword] }
}
