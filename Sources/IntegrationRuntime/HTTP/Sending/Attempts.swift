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
      RetryEvent(request: event(request, .delivery), error: error, delay: delay))
    do {
      try await sender.timekeeper.sleep(delay)
    } catch {
      throw cancelled()
    }
  }

  /// Sends the request, and goes where redirects lead.
  private mutating func attempt() async -> Result {
    var chain = RedirectChain(request, limit: rules.redirects)
    var end = end
    while true {
      var request = chain.request
      do throws(IntegrationError) {
        if chain.carriesCredentials {
          try await rules.authorizer?.authorize(&request, in: context(until: end))
        }
        let now = sender.timekeeper.elapsed()
        if chain.count == 0 {
          sent += 1
          // One timeout for all that follows.
          end = [end, request.timeout.map { now + $0 }].compactMap(\.self).min()
        }
        request.timeout = end.map { max(.zero, $0 - now) }
        let response = try await exchange(request, isRedirected: chain.count > 0)
        guard try chain.follow(response, to: request) else {
          return judge(response, to: request, mayHaveArrived: chain.mayHaveArrived)
        }
      } catch {
        var error = error
        error.mayHaveArrived = error.mayHaveArrived || chain.mayHaveArrived
        return .failure(error, of: request, nil)
      }
    }
  }

  private func exchange(
    _ request: Request, isRedirected: Bool
  ) async throws(IntegrationError) -> Response {
    do throws(TransportError) {
      return try await sender.transport.send(
        request, as: event(request, isRedirected ? .redirect : .delivery),
        telling: scope?.options.observer, by: sender.timekeeper)
    } catch {
      if isRedirected, error.kind == .forbiddenAddress {
        throw IntegrationError(redirectRefused: error, of: request)
      }
      throw IntegrationError(error, of: request)
    }
  }

  private func context(until end: Duration?) -> AuthorizationContext {
    var context = AuthorizationContext(
      transport: sender.transport, timekeeper: sender.timekeeper,
      timeLeft: end.map { max(.zero, $0 - sender.timekeeper.elapsed()) })
    context.scope = scope
    return context
  }

  private func judge(
    _ response: Response, to request: Request, mayHaveArrived: Bool
  ) -> Result {
    let reaction = rules.reactions.first { $0.matches(response) }
    if reaction == nil, response.isSuccess || tolerated.contains(response.status) {
      return .success(response)
    }
    if reaction?.action == .ignore { return .success(response) }
    var error = IntegrationError(
      refusing: response, to: request, status: reaction?.status,
      reason: reaction?.reason?(response))
    error.mayHaveArrived = mayHaveArrived
    if let value = response.headers[.retryAfter] {
      error.retryAfter = RetryAfter.parse(value, now: sender.timekeeper.sinceEpoch())
    }
    return .failure(error, of: request, reaction?.action)
  }

  private func event(_ request: Request, _ purpose: RequestEvent.Purpose) -> RequestEvent {
    RequestEvent(subject: scope?.subject, purpose: purpose, attempt: sent, request: request)
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
