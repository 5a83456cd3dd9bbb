// SPDX-License-Identifier: MIT

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
    group(methods, checks) { problems, passed in
      passed == 0 ? reason() ?? Checks.sentence(problems) : nil
    }
  }

  /// All of some checks have to hold.
  ///
  /// - Parameter reason: what to say if one does not; nil says what that one says.
  public mutating func all(
    _ reason: @autoclosure () -> String? = nil, only methods: [MessageType]? = nil,
    _ checks: (inout Checks) -> Void
  ) {
    group(methods, checks) { problems, _ in
      problems.first.map { reason() ?? $0.reason }
    }
  }

  /// Exactly one of some checks has to hold.
  ///
  /// - Parameter reason: what to say if none or several do; nil makes a sentence.
  public mutating func oneOf(
    _ reason: @autoclosure () -> String? = nil, only methods: [MessageType]? = nil,
    _ checks: (inout Checks) -> Void
  ) {
    group(methods, checks) { problems, passed in
      switch passed {
      case 0: reason() ?? Checks.sentence(problems)
      case 1: nil
      default:
        reason()
          ?? "\(passed) of \(passed + problems.count) alternatives are given, only one can be"
      }
    }
  }

  private mutating func group(
    _ methods: [MessageType]?, _ checks: (inout Checks) -> Void,
    problem: ([IntegrationError], _ passed: Int) -> String?
  ) {
    guard applies(to: methods) else { return }
    var inner = Checks(of: type, stopsAtFirst: false)
    checks(&inner)
    let isEmpty = inner.problems.isEmpty && inner.passed == 0
    let verdict: Ensure.Verdict = inner.isOfSettings ? .invalid : .rejected
    guard !isEmpty, let reason = problem(inner.problems, inner.passed) else {
      return note(nil, verdict)
    }
    note(verdict == .invalid ? .invalid(reason) : .rejected(reason), verdict)
  }

  /// `setting "a" is required or setting "b" is required`.
  private static func sentence(_ problems: [IntegrationError]) -> String {
    problems.map(\.reason).joined(separator: " or ")
  }
}
