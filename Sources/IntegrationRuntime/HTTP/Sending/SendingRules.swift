// SPDX-License-Identifier: MIT

/// What is particular about sending a request: what its answers mean, how often and how long it is
/// tried, and what each attempt carries.
public struct SendingRules: Sendable {
  /// What answers mean; the first that matches counts, and where none does the answer's status.
  public var reactions: [Reaction]

  /// Attempts after the first; nil takes the sender's policy.
  public var retries: Int?

  /// How long all attempts and the waits between them may take together; nil takes the sender's
  /// policy. Each attempt's timeout is cut to what is left.
  public var deadline: Duration?

  /// How many redirects of an attempt are followed; 0 makes a redirect an answer like any other. The
  /// request's timeout is for all of them together. To another host, scheme or port no credentials go
  /// along: no header that is one or holds a ``Secret``, and nothing of the ``authorizer``.
  public var redirects: Int

  /// The header by which the destination recognises a request that it has seen before; nil sends
  /// none.
  public var idempotency: IdempotencyKey?

  /// Makes the credentials of each attempt, where they can't be made once for all.
  public var authorizer: (any RequestAuthorizer)?

  /// Makes rules; by default there is nothing particular.
  public init(
    reactions: [Reaction] = [],
    retries: Int? = nil,
    deadline: Duration? = nil,
    redirects: Int = 0,
    idempotency: IdempotencyKey? = nil,
    authorizer: (any RequestAuthorizer)? = nil
  ) {
    self.reactions = reactions
    self.retries = retries
    self.deadline = deadline
    self.redirects = redirects
    self.idempotency = idempotency
    self.authorizer = authorizer
  }
}

/// A header that has the same value in all attempts of one request.
public struct IdempotencyKey: Sendable, Hashable {
  /// The header's name.
  public var header: String
  /// The value; nil makes a UUID for each request. With a value that the message determines, the
  /// destination also recognises a message that the host delivers again.
  public var value: RequestText?

  /// Makes a key.
  public init(header: String = "Idempotency-Key", value: RequestText? = nil) {
    self.header = header
    self.value = value
  }
}
