// SPDX-License-Identifier: MIT
internal import JSON

extension MessageFacade {
  /// Whether an attribute is in the message, for paths that are known only at run time: the
  /// accessor of this name has an answer, or else there is something at the path. Null counts as
  /// missing, the empty text and false do not.
  public func hasAttribute(_ path: String) -> Bool {
    switch facade.member(path) {
    case .value(let value): !(value?.isNull ?? true)
    case .object, .date: true
    case nil: !(facade.proxyValue(path)?.isNull ?? true)
    }
  }
}
