// SPDX-License-Identifier: MIT

/// What an answer means for a request, where it is not what its status says: `404` may be a success,
/// `409` worth another attempt, and a `200` may hold an error.
///
/// ```swift
/// Reaction(to: 404, .ignore)
/// Reaction(to: 500...599, .retry)
/// Reaction(.fail, when: { $0.json?.root[exact: "ok"]?.bool == false }) { "\($0.status): not ok" }
/// ```
public struct Reaction: Sendable {
  /// What is done about an answer.
  public enum Action: String, Sendable, Hashable, CaseIterable {
    /// The answer is a success, whatever its status.
    case ignore
    /// The answer is an error that is not worth a retry, neither here nor by the host.
    case fail
    /// The answer is an error that is worth a retry, here as often as the policy allows, then by the
    /// host.
    case retry
    /// The credentials have run out: they are renewed and the request is sent once more, beside the
    /// retries. Without credentials that can be renewed, or if the second answer says the same, it
    /// is an error that is not worth a retry.
    case refresh
  }

  /// What is done.
  public var action: Action
  let matches: @Sendable (Response) -> Bool
  let status: Int?
  let reason: (@Sendable (Response) -> String?)?

  /// Reacts to answers for which a condition holds.
  ///
  /// - Parameters:
  ///   - status: the error's ``IntegrationError/status``, which gives its kind, where the answer's own
  ///     does not say it; nil takes the answer's.
  ///   - reason: the error's ``IntegrationError/reason``, whose secrets are hidden if the request has
  ///     them; nil takes the status's phrase.
  public init(
    _ action: Action,
    when matches: @escaping @Sendable (Response) -> Bool,
    status: Int? = nil,
    reason: (@Sendable (Response) -> String?)? = nil
  ) {
    self.action = action
    self.matches = matches
    self.status = status
    self.reason = reason
  }

  /// Reacts to answers with some statuses.
  public init(to statuses: ClosedRange<Int>, _ action: Action) {
    self.init(action, when: { statuses.contains($0.status) })
  }

  /// Reacts to answers with one status.
  public init(to status: Int, _ action: Action) {
    self.init(to: status...status, action)
  }

  /// Turns an answer into an error: `fail: {when, status, reason, retryable}` in a
  /// manifest.
  public static func fail(
    when matches: @escaping @Sendable (Response) -> Bool,
    status: Int? = nil,
    reason: @escaping @Sendable (Response) -> String?,
    isRetryable: Bool = false
  ) -> Reaction {
    Reaction(isRetryable ? .retry : .fail, when: matches, status: status, reason: reason)
  }
}
