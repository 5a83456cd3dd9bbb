// SPDX-License-Identifier: MIT

/// A check that has to hold before a message is mapped and sent, as documentation and tests see it;
/// the check itself is generated code in ``Integration/check(_:_:)``.
public indirect enum Ensure: Sendable, Hashable {
  /// What a failed check is.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// The customer's settings can't be used.
    case invalid
    /// The message can't be used for this destination.
    case rejected
  }

  /// A setting has to be there and not the empty text. If not, the settings are *invalid*.
  case setting(String)
  /// An attribute has to be in the message; the empty text counts. If not, the message is
  /// *rejected*.
  case message(String)
  /// Fails where a condition holds. Condition and reason are as the manifest has them.
  case when(String, Verdict, reason: String)
  /// Fails where a condition does not hold.
  case unless(String, Verdict, reason: String)
  /// At least one of the checks has to hold.
  case any([Ensure])
  /// All of the checks have to hold.
  case all([Ensure])
  /// Exactly one of the checks has to hold.
  case oneOf([Ensure])
  /// A check of messages of some types only; of none if there are none.
  case only([MessageType], Ensure)

  /// The check of messages of some types only.
  public func only(_ methods: [MessageType]) -> Ensure { .only(methods, self) }

  /// The path of a plain check, as in `ensure: settings.apiKey`; nil for other forms.
  public var path: String? {
    switch self {
    case .setting(let name): "settings.\(name)"
    case .message(let path): "message.\(path)"
    case .only(_, let ensure): ensure.path
    case .when, .unless, .any, .all, .oneOf: nil
    }
  }

  /// The types of messages that the check is limited to; nil for all.
  public var methods: [MessageType]? {
    if case .only(let methods, _) = self { methods } else { nil }
  }
}

extension Ensure: CustomStringConvertible {
  /// The check in a line, as in `one of settings.apiKey, settings.token (track)`.
  public var description: String {
    func list(_ ensures: [Ensure]) -> String {
      ensures.map(\.description).joined(separator: ", ")
    }
    return switch self {
    case .setting, .message: path ?? ""
    case .when(let condition, let verdict, let reason): "\(verdict) when \(condition): \(reason)"
    case .unless(let condition, let verdict, let reason):
      "\(verdict) unless \(condition): \(reason)"
    case .any(let ensures): "any of \(list(ensures))"
    case .all(let ensures): "all of \(list(ensures))"
    case .oneOf(let ensures): "one of \(list(ensures))"
    case .only(let methods, let ensure):
      "\(ensure) (\(methods.map(\.rawValue).joined(separator: ", ")))"
    }
  }
}
