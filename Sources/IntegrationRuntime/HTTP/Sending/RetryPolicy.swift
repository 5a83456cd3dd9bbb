// SPDX-License-Identifier: MIT

/// How often and when a single request is sent again. Whether an error is worth it is the error's
/// own ``IntegrationError/isRetryable``.
public struct RetryPolicy: Sendable, Hashable {
  /// Attempts after the first.
  public var retries: Int

  /// The longest wait before the first retry; it doubles with each further one. The actual wait is
  /// random between zero and this ("full jitter"), so that clients don't come back in step.
  public var firstDelay: Duration

  /// Where the doubling ends.
  public var longestDelay: Duration

  /// The longest `Retry-After` that is waited for. When a destination asks for more, the error is
  /// returned at once with ``IntegrationError/retryAfter``, for the host to schedule.
  public var longestRetryAfter: Duration

  /// How long all attempts and waits may take together; nil for no limit. Each attempt's timeout is
  /// cut to what is left, and a wait that would not fit ends the attempts.
  public var deadline: Duration?

  /// Makes a policy.
  public init(
    retries: Int,
    firstDelay: Duration = .milliseconds(200),
    longestDelay: Duration = .seconds(10),
    longestRetryAfter: Duration = .seconds(60),
    deadline: Duration? = nil
  ) {
    self.retries = max(0, retries)
    self.firstDelay = firstDelay
    self.longestDelay = longestDelay
    self.longestRetryAfter = longestRetryAfter
    self.deadline = deadline
  }

  /// One attempt.
  public static let never = RetryPolicy(retries: 0)

  /// How long to wait before a retry; nil when that is longer than allowed.
  ///
  /// - Parameters:
  ///   - retry: 1 for the first retry.
  ///   - retryAfter: what the destination asked for; the wait is never shorter.
  ///   - jitter: from 0 to 1.
  public func delay(beforeRetry retry: Int, retryAfter: Duration?, jitter: Double) -> Duration? {
    var ceiling = min(firstDelay, longestDelay)
    for _ in 1..<max(1, min(retry, 64)) where ceiling < longestDelay {
      ceiling = min(ceiling * 2, longestDelay)
    }
    let backoff = ceiling * max(0, min(1, jitter))
    guard let retryAfter else { return backoff }
    return retryAfter > longestRetryAfter ? nil : max(backoff, retryAfter)
  }
}
