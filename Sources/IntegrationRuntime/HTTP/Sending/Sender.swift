// SPDX-License-Identifier: MIT

internal import HTTPTypes

/// Sends requests over a transport, each one repeated as its policy allows, and turns everything
/// but a success into an ``IntegrationError``.
public struct Sender: Sendable {
  /// What carries the requests.
  public var transport: any Transport
  /// How often and when to repeat.
  public var policy: RetryPolicy
  /// Time and chance.
  public var timekeeper: Timekeeper
  /// Whether an error is worth a retry, here and by the host later; by default what the error itself
  /// says.
  public var isRetryable: @Sendable (IntegrationError) -> Bool

  /// Makes a sender.
  public init(
    over transport: any Transport,
    policy: RetryPolicy = .never,
    timekeeper: Timekeeper = .system,
    isRetryable: @escaping @Sendable (IntegrationError) -> Bool = { $0.isRetryable }
  ) {
    self.transport = transport
    self.policy = policy
    self.timekeeper = timekeeper
    self.isRetryable = isRetryable
  }

  /// Sends a request until it succeeds, an error isn't worth a retry, or the policy or the
  /// deadline of the delivery ends it.
  ///
  /// - Parameters:
  ///   - policy: nil takes the sender's own.
  ///   - tolerated: statuses that are answers like any other, and no errors.
  /// - Returns: a response with a status of 200 to 299, or one that is tolerated.
  /// - Throws: the error of the last attempt; *cancelled* as soon as the task is.
  public func send(
    _ request: Request, policy: RetryPolicy? = nil, tolerating tolerated: [Int] = []
  ) async throws(IntegrationError) -> Response {
    let policy = policy ?? self.policy
    let scope = DeliveryScope.current
    let end = [policy.deadline.map { timekeeper.elapsed() + $0 }, scope?.end]
      .compactMap(\.self).min()
    var attempts = 0
    while true {
      guard !Task.isCancelled else {
        throw cancelled(request, attempts: attempts, arrival: attempts == 0 ? .notSent : .unknown)
      }
      attempts += 1
      let event = RequestEvent(subject: scope?.subject, attempt: attempts, request: request)
      var error: IntegrationError
      do throws(IntegrationError) {
        return try await attempt(
          request, event, end: end, observer: scope?.options.observer, tolerating: tolerated)
      } catch let failure {
        error = failure
      }
      error.attempts = attempts
      // The host is to judge the message as this integration judges its requests.
      error.isRetryable = isRetryable(error)
      guard error.kind != .cancelled, attempts <= policy.retries, error.isRetryable,
        let delay = policy.delay(
          beforeRetry: attempts,
          retryAfter: error.retryAfter,
          jitter: timekeeper.jitter()
        ),
        fits(delay, end: end)
      else { throw error }
      scope?.options.observer?.requestWillBeRetried(
        RetryEvent(request: event, error: error, delay: delay))
      do {
        try await timekeeper.sleep(delay)
      } catch {
        throw cancelled(request, attempts: attempts, arrival: .unknown)
      }
    }
  }

  private func attempt(
    _ request: Request, _ event: RequestEvent, end: Duration?, observer: (any DeliveryObserver)?,
    tolerating tolerated: [Int]
  ) async throws(IntegrationError) -> Response {
    var request = request
    let start = timekeeper.elapsed()
    if let end {
      let left = max(.zero, end - start)
      request.timeout = min(request.timeout ?? left, left)
    }
    observer?.requestWillBeSent(event)
    let response: Response
    do throws(TransportError) {
      response = try await transport.send(request)
    } catch {
      throw IntegrationError(error, of: request)
    }
    observer?.responseReceived(
      ResponseEvent(
        request: event, status: response.status, bodySize: response.body.count,
        duration: timekeeper.elapsed() - start))
    guard !tolerated.contains(response.status),
      var error = IntegrationError(response, to: request)
    else { return response }
    if let value = response.headers[.retryAfter] {
      error.retryAfter = RetryAfter.parse(value, now: timekeeper.sinceEpoch())
    }
    throw error
  }

  private func fits(_ delay: Duration, end: Duration?) -> Bool {
    guard let end else { return true }
    return timekeeper.elapsed() + delay < end
  }

  private func cancelled(_ request: Request, attempts: Int, arrival: TransportError.Arrival)
    -> IntegrationError
  {
    var error = IntegrationError(.cancelled(arrival: arrival), of: request)
    error.attempts = attempts
    return error
  }
}
