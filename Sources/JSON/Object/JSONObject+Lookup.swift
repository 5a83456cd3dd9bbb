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
    guard !edits.isEmpty else { return base.value(atNormalised: path) }
    return firstMatch(path)?.followed(path)
  }

  private func firstMatch(_ path: Span<UInt8>) -> KeyMatch? {
    guard takesMembers else { return base.firstMatch(path, from: 0) }
    if base.kind == .array, let match = base.firstMatch(path, from: 0) { return match }
    let storage = base.storage
    for member in base.members {
      let end = storage.withUnescapedText(member.keyWord) {
        KeyMatcher.end(of: $0, in: path, from: 0)
      }
      guard let end else { continue }
      let isEmptyKey = member.keyWord.second == 0
      switch edit(of: member)?.change {
      case nil: return KeyMatch(value: member.value, end: end, isEmptyKey: isEmptyKey)
      case .overwritten(let value):
        return KeyMatch(value: value, end: end, isEmptyKey: isEmptyKey)
      case .added, .removed: continue
      }
    }
    for edit in edits {
      guard case .added(let value) = edit.change else { continue }
      var key = edit.key
      if let end = key.withUTF8({ KeyMatcher.end(of: $0.span, in: path, from: 0) }) {
        return KeyMatch(value: value, end: end, isEmptyKey: edit.key.isEmpty)
      }
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
