// SPDX-License-Identifier: MIT

/// Sends requests over a transport, each one repeated as its policy allows, and turns everything
/// but a success into an ``IntegrationError``.
public struct Sender: Sendable {
  /// What carries the requests.
  public var transport: any Transport
  /// How often and when to repeat.
  public var policy: RetryPolicy
  /// What holds for every request that brings no rules of its own.
  public var rules: SendingRules
  /// Time and chance.
  public var timekeeper: Timekeeper
  /// Whether an error is worth a retry, here and by the host later; by default what the error itself
  /// says. Not asked where a ``Reaction`` decides.
  public var isRetryable: @Sendable (IntegrationError) -> Bool

  /// Makes a sender.
  public init(
    over transport: any Transport,
    policy: RetryPolicy = .never,
    rules: SendingRules = SendingRules(),
    timekeeper: Timekeeper = .system,
    isRetryable: @escaping @Sendable (IntegrationError) -> Bool = { $0.isRetryable }
  ) {
    self.transport = transport
    self.policy = policy
    self.rules = rules
    self.timekeeper = timekeeper
    self.isRetryable = isRetryable
  }

  /// Sends a request until it succeeds, an error isn't worth a retry, or the policy or the
  /// deadline of the delivery ends it.
  ///
  /// - Parameters:
  ///   - policy: nil takes the sender's own.
  ///   - tolerated: statuses that are answers like any other, and no errors.
  ///   - rules: what is particular about the request; nil takes the sender's own.
  /// - Returns: a response with a status of 200 to 299, or one that is tolerated or ignored.
  /// - Throws: the error of the last attempt; *cancelled* as soon as the task is.
  public func send(
    _ request: Request, policy: RetryPolicy? = nil, tolerating tolerated: [Int] = [],
    rules: SendingRules? = nil
  ) async throws(IntegrationError) -> Response {
    let rules = rules ?? self.rules
    var request = request
    if let key = rules.idempotency {
      try request.set(header: key.header, to: key.value ?? RequestText(timekeeper.uniqueID()))
    }
    var policy = policy ?? self.policy
    if let retries = rules.retries { policy.retries = max(0, retries) }
    if let deadline = rules.deadline { policy.deadline = deadline }
    var attempts = Attempts(
      request: request, sender: self, policy: policy, rules: rules, tolerated: tolerated)
    return try await attempts.run()
  }
}
