// SPDX-License-Identifier: MIT

/// Makes credentials for each attempt of a request: a signature of what is sent, or a token that runs
/// out. What never changes is an ``Authorization``.
public protocol RequestAuthorizer: Sendable {
  /// Puts the credentials on a request, marked as secrets (see ``RequestText``).
  ///
  /// - Throws: an error that is worth a retry is repeated by the request's policy.
  func authorize(
    _ request: inout Request, in context: AuthorizationContext
  ) async throws(IntegrationError)

  /// The destination didn't take the credentials that a request carried: they are not to be used
  /// again.
  ///
  /// - Returns: whether ``authorize(_:in:)`` will have others.
  func discardCredentials(of request: Request) -> Bool
}

extension RequestAuthorizer {
  /// There are no others.
  public func discardCredentials(of request: Request) -> Bool { false }
}

/// What an authorizer works with.
public struct AuthorizationContext: Sendable {
  /// What carries requests for tokens.
  public var transport: any Transport
  /// Time and chance.
  public var timekeeper: Timekeeper
  /// How long the request and everything before it may still take; nil for no limit.
  public var timeLeft: Duration?
  /// The delivery that asks first.
  var scope: DeliveryScope?

  /// Makes a context.
  public init(
    transport: any Transport, timekeeper: Timekeeper = .system, timeLeft: Duration? = nil
  ) {
    self.transport = transport
    self.timekeeper = timekeeper
    self.timeLeft = timeLeft
  }

  /// The time since 1970.
  public var now: Duration { timekeeper.sinceEpoch() }

  /// Sends a request for credentials, once, and tells the delivery's observer of it.
  public func send(_ request: Request) async throws(TransportError) -> Response {
    try await transport.send(
      request,
      as: RequestEvent(
        subject: scope?.subject, purpose: .credentials, attempt: 1, request: request),
      telling: scope?.options.observer, by: timekeeper)
  }
}
