// SPDX-License-Identifier: MIT
package import Diagnostics
package import FacadeSchema

/// A check that has to hold before anything is sent.
package struct Ensure: Sendable {
  package indirect enum Subject: Sendable {
    /// The setting has to be present and not the empty text.
    case setting(String)
    /// The attribute has to be present in the message. For each method, how it is read.
    case message(path: String, [MessageType: CheckedExpression])
    /// The condition must not hold. For each method, what it is and the reason given; and the words
    /// of the manifest.
    case condition(Blame, [MessageType: Condition], Words)
    /// So many of some checks have to hold.
    case group(Group)
  }

  /// Who has to change something when a condition fails.
  package enum Blame: Sendable {
    /// The settings are *invalid*.
    case settings
    /// The message is *rejected*.
    case message
  }

  /// A check as it is written.
  package struct Words: Sendable {
    /// `when` or, if false, `unless`.
    package var isWhen: Bool
    package var condition: String
    package var reason: String

    /// `unless has(groupId)`
    package var text: String { "\(isWhen ? "when" : "unless") \(condition)" }
  }

  package struct Condition: Sendable {
    /// Where this holds, the check has failed.
    package var failure: CheckedExpression
    package var reason: CheckedExpression
  }

  package var subject: Subject
  package var range: SourceRange
  /// Whether a message can fail the check at all.
  package var canFail: Bool
}

extension Ensure {
  /// Checks of which a number has to hold.
  package struct Group: Sendable {
    /// How many of them.
    package enum Rule: String, CaseIterable, Sendable {
      case any, all, oneOf
    }

    package var rule: Rule
    package var checks: [Ensure]
    /// The types of messages it is for.
    package var methods: [MessageType]
    /// What is said instead of what the checks say, for each of the types; and as it is written.
    package var reasons: [MessageType: CheckedExpression]
    package var reason: String?
  }

  /// Whether it is for messages of a type.
  package func isFor(_ type: MessageType) -> Bool {
    switch subject {
    case .setting: true
    case .message(_, let readings): readings[type] != nil
    case .condition(_, let conditions, _): conditions[type] != nil
    case .group(let group): group.methods.contains(type)
    }
  }

  /// Every expression of it; of one type, if that is given.
  package func forEachExpression(of type: MessageType? = nil, _ body: (CheckedExpression) -> Void) {
    func isMeant(_ other: MessageType) -> Bool { type == nil || type == other }
    switch subject {
    case .setting: break
    case .message(_, let readings):
      for (type, reading) in readings where isMeant(type) { body(reading) }
    case .condition(_, let conditions, _):
      for (type, condition) in conditions where isMeant(type) {
        body(condition.failure)
        body(condition.reason)
      }
    case .group(let group):
      for check in group.checks { check.forEachExpression(of: type, body) }
      for (type, reason) in group.reasons where isMeant(type) { body(reason) }
    }
  }

  /// Names of the settings without which it fails for each of these types, whatever the message.
  func settings(demandedOf types: [MessageType]) -> [String] {
    switch subject {
    case .setting(let name): [name]
    case .group(let group) where group.rule == .all && group.methods.count == types.count:
      group.checks.flatMap { $0.settings(demandedOf: types) }
    case .message, .condition, .group: []
    }
  }

  /// Names of the settings that it demands.
  package var demandedSettings: [String] {
    switch subject {
    case .setting(let name): [name]
    case .group(let group): group.checks.flatMap(\.demandedSettings)
    case .message, .condition: []
    }
  }
}
