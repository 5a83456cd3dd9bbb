// SPDX-License-Identifier: MIT

internal import HTTPTypes

/// The attempts of one request.
struct Attempts {
  private let request: Request
  private let sender: Sender
  private let policy: RetryPolicy
  private let rules: SendingRules
  private let tolerated: [Int]
  private let scope = DeliveryScope.current
  /// When all has to be over, on the timekeeper's clock.
  private let end: Duration?

  /// How often the request was sent.
  private var sent = 0
  private var retries = 0
  private var hasRenewedCredentials = false
  /// Whether an attempt got no answer although it may have arrived.
  private var isUncertain = false

  /// How an attempt ended.
  private enum Result {
    case success(Response)
    /// The action is that of a reaction; nil leaves it to the error.
    case failure(IntegrationError, of: Request, Reaction.Action?)
  }

  init(
    request: Request, sender: Sender, policy: RetryPolicy, rules: SendingRules, tolerated: [Int]
  ) {
    self.request = request
    self.sender = sender
    self.policy = policy
    self.rules = rules
    self.tolerated = tolerated
    end = [policy.deadline.map { sender.timekeeper.elapsed() + $0 }, scope?.end]
      .compactMap(\.self).min()
  }

  mutating func run() async throws(IntegrationError) -> Response {
    while true {
      guard !Task.isCancelled else { throw cancelled() }
      switch await attempt() {
      case .success(var response):
        response.attempts = sent
        response.mayHaveArrivedBefore = isUncertain
        return response
      case .failure(var error, let request, let action):
        isUncertain = isUncertain || error.mayHaveArrived
        error.mayHaveArrived = isUncertain
        error.attempts = sent
        // The host is to judge the message as this integration judges its requests.
        error.isRetryable = action.map { $0 == .retry } ?? sender.isRetryable(error)
        if shouldRenewCredentials(action, error, of: request) { continue }
        try await waitForRetry(after: error, of: request)
      }
    }
  }

  /// Once, and beside the retries.
  private mutating func shouldRenewCredentials(
    _ action: Reaction.Action?, _ error: IntegrationError, of request: Request
  ) -> Bool {
    // Without a reaction, a 401 to credentials that can run out means that they have.
    let isRefused = action == .refresh || action == nil && error.response?.status == 401
    guard isRefused, !hasRenewedCredentials,
      rules.authorizer?.discardCredentials(of: request) == true
    else { return false }
    hasRenewedCredentials = true
    return true
  }

  private mutating func waitForRetry(
    after error: IntegrationError, of request: Request
  ) async throws(IntegrationError) {
    guard error.kind != .cancelled, retries < policy.retries, error.isRetryable,
      let delay = policy.delay(
        beforeRetry: retries + 1,
        retryAfter: error.retryAfter,
        jitter: sender.timekeeper.jitter()
      ),
      fits(delay)
    else { throw error }
    retries += 1
    scope?.options.observer?.requestWillBeRetried(
      RetryEvent(request: event(request), error: error, delay: delay))
    do {
      try await sender.timekeeper.sleep(delay)
    } catch {
      throw cancelled()
    }
  }

  private mutating func attempt() async -> Result {
    let start = sender.timekeeper.elapsed()
    var request = request
    do throws(IntegrationError) {
      try await rules.authorizer?.authorize(
        &request,
        in: AuthorizationContext(
          transport: sender.transport, timekeeper: sender.timekeeper,
          timeLeft: end.map { max(.zero, $0 - start) }))
    } catch {
      return .failure(error, of: request, nil)
    }
    if let end {
      let left = max(.zero, end - sender.timekeeper.elapsed())
      request.timeout = min(request.timeout ?? left, left)
    }
    return await exchange(request)
  }

  private mutating func exchange(_ request: Request) async -> Result {
    sent += 1
    let observer = scope?.options.observer
    let event = event(request)
    let start = sender.timekeeper.elapsed()
    observer?.requestWillBeSent(event)
    let response: Response
    do throws(TransportError) {
      response = try await sender.transport.send(request)
    } catch {
      return .failure(IntegrationError(error, of: request), of: request, nil)
    }
    observer?.responseReceived(
      ResponseEvent(
        request: event, status: response.status, bodySize: response.body.count,
        duration: sender.timekeeper.elapsed() - start))
    return judge(response, to: request)
  }

  private func judge(_ response: Response, to request: Request) -> Result {
    let reaction = rules.reactions.first { $0.matches(response) }
    if reaction == nil, response.isSuccess || tolerated.contains(response.status) {
      return .success(response)
    }
    if reaction?.action == .ignore { return .success(response) }
    var error = IntegrationError(
      refusing: response, to: request, status: reaction?.status,
      reason: reaction?.reason?(response))
    if let value = response.headers[.retryAfter] {
      error.retryAfter = RetryAfter.parse(value, now: sender.timekeeper.sinceEpoch())
    }
    return .failure(error, of: request, reaction?.action)
  }

  private func event(_ request: Request) -> RequestEvent {
    RequestEvent(subject: scope?.subject, attempt: sent, request: request)
  }

  private func fits(_ delay: Duration) -> Bool {
    guard let end else { return true }
    return sender.timekeeper.elapsed() + delay < end
  }

  private func cancelled() -> IntegrationError {
    var error = IntegrationError(
      .cancelled(arrival: sent == 0 ? .notSent : .unknown), of: request)
    error.attempts = sent
    return error
  }
}
