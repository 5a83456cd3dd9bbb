// SPDX-License-Identifier: MIT

/// How many checks of a group have to hold.
package enum CheckGroup: String, Sendable, CaseIterable {
  /// At least one.
  case any
  /// Every one.
  case all
  /// Exactly one.
  case oneOf

  /// What to say of a group whose checks came out like this; nil if it holds. A group without
  /// checks holds.
  ///
  /// - Parameter reason: instead of a sentence of the checks' own.
  package func problem(
    _ problems: [IntegrationError], passed: Int, reason: () -> String?
  ) -> String? {
    switch self {
    case _ where problems.isEmpty && passed == 0: nil
    case .any: passed == 0 ? reason() ?? Self.sentence(problems) : nil
    case .all: problems.first.map { reason() ?? $0.reason }
    case .oneOf where passed == 1: nil
    case .oneOf where passed == 0: reason() ?? Self.sentence(problems)
    case .oneOf:
      reason() ?? "\(passed) of \(passed + problems.count) alternatives are given, only one can be"
    }
  }

  /// `setting "a" is required or setting "b" is required`.
  private static func sentence(_ problems: [IntegrationError]) -> String {
    problems.map(\.reason).joined(separator: " or ")
  }
}

/// Groups count as one check. What fails is *invalid* if the group is of settings only, else
/// *rejected*: the message could have helped. A group without checks holds.
extension Checks {
  /// At least one of some checks has to hold.
  ///
  /// - Parameters:
  ///   - reason: what to say if none does; nil makes a sentence of the checks' own.
  ///   - methods: the types of messages it is for; nil for all.
  public mutating func any(
    _ reason: @autoclosure () -> String? = nil, only methods: [MessageType]? = nil,
    _ checks: (inout Checks) -> Void
  ) {
    group(.any, methods, checks, reason)
  }

  /// All of some checks have to hold.
  ///
  /// - Parameter reason: what to say if one does not; nil says what that one says.
  public mutating func all(
    _ reason: @autoclosure () -> String? = nil, only methods: [MessageType]? = nil,
    _ checks: (inout Checks) -> Void
  ) {
    group(.all, methods, checks, reason)
  }

  /// Exactly one of some checks has to hold.
  ///
  /// - Parameter reason: what to say if none or several do; nil makes a sentence.
  public mutating func oneOf(
    _ reason: @autoclosure () -> String? = nil, only methods: [MessageType]? = nil,
    _ checks: (inout Checks) -> Void
  ) {
    group(.oneOf, methods, checks, reason)
  }

  private mutating func group(
    _ group: CheckGroup, _ methods: [MessageType]?, _ checks: (inout Checks) -> Void,
    _ reason: () -> String?
  ) {
    guard applies(to: methods) else { return }
    var inner = Checks(of: type, stopsAtFirst: false)
    checks(&inner)
    let verdict: Ensure.Verdict = inner.isOfSettings ? .invalid : .rejected
    guard let reason = group.problem(inner.problems, passed: inner.passed, reason: reason) else {
      return note(nil, verdict)
    }
    note(verdict == .invalid ? .invalid(reason) : .rejected(reason), verdict)
  }
}
