// SPDX-License-Identifier: MIT

extension JSONObject {
  /// Looks up a normalised path, ignoring spelling conventions; see `JSONValue.value(at:)`.
  public func value(at path: StaticString) -> JSONValue? {
    path.withUTF8Buffer { value(atNormalised: $0.span) }
  }

  /// Looks up a path that is known only at run time; see `JSONValue.value(at:)`.
  public func value(atPath path: String) -> JSONValue? {
    value(atNormalised: KeyMatcher.normalised(path).span)
  }

  private func value(atNormalised path: Span<UInt8>) -> JSONValue? {
    guard !isUnchanged, takesMembers else { return base.value(atNormalised: path, from: 0) }
    if base.kind == .array, let value = base.value(atNormalised: path, from: 0) { return value }
    for member in members {
      let end: Int?
      let isEmptyKey: Bool
      switch member.keySource {
      case .source(let source):
        end = source.value.storage.withUnescapedText(source.keyWord) {
          KeyMatcher.end(of: $0, in: path, from: 0)
        }
        isEmptyKey = source.keyWord.second == 0
      case .written(var key):
        end = key.withUTF8 { KeyMatcher.end(of: $0.span, in: path, from: 0) }
        isEmptyKey = key.isEmpty
      }
      guard let end else { continue }
      if end + 1 >= path.count || member.value.isNull { return isEmptyKey ? nil : member.value }
      return member.value.value(atNormalised: path, from: end + 1)
    }
    return nil
  }

  /// What happened to a member of `base`.
  func edit(of member: JSONMember) -> Edit? {
    edits.first { edit in
      var key = edit.key
      return key.withUTF8 { member.hasKey($0.span) }
    }
  }
}
