// SPDX-License-Identifier: MIT
public import IntegrationRuntime
public import Logging

/// Writes deliveries to a log. Requests and answers are *debug*, retries and what the destination
/// refused *warning*, everything that is as it should be *info* or less.
///
/// Nothing secret can reach the log: URLs are shown with their secrets hidden, bodies and headers
/// not at all. URLs and reasons may name users, as in `/customers/42`.
public struct LoggingObserver: DeliveryObserver {
  private let logger: Logger

  /// Writes to a logger.
  public init(_ logger: Logger = Logger(label: "intgen.delivery")) { self.logger = logger }

  /// Logs a request: debug.
  public func requestWillBeSent(_ event: RequestEvent) {
    logger.debug("request", metadata: metadata(of: event))
  }

  /// Logs an answer: debug.
  public func responseReceived(_ event: ResponseEvent) {
    var metadata = metadata(of: event.request)
    metadata["status"] = "\(event.status)"
    metadata["bytes"] = "\(event.bodySize)"
    metadata["duration-ms"] = "\(event.duration.wholeMilliseconds)"
    logger.debug("response", metadata: metadata)
  }

  /// Logs a retry: warning.
  public func requestWillBeRetried(_ event: RetryEvent) {
    var metadata = metadata(of: event.request)
    metadata["error"] = "\(event.error)"
    metadata["delay-ms"] = "\(event.delay.wholeMilliseconds)"
    logger.warning("request will be retried", metadata: metadata)
  }

  /// Logs an outcome: failures and unusable settings as warnings, rejected messages as info,
  /// successes and what was not meant for the integration as debug.
  public func deliveryEnded(_ event: DeliveryEvent) {
    let level: Logger.Level =
      switch event.outcome {
      case .failed, .invalid: .warning
      case .rejected: .info
      case .delivered, .nothingToSend, .disabled, .unsupported: .debug
      }
    logger.log(
      level: level, "delivery ended",
      metadata: metadata(of: event.subject).merging([
        "outcome": "\(event.outcome)",
        "duration-ms": "\(event.duration.wholeMilliseconds)",
      ]) { $1 })
  }

  /// Logs a lock that could not be given back: warning.
  public func lockWasLost(_ event: LockEvent) {
    var metadata = metadata(of: event.subject)
    metadata["key"] = "\(event.key)"
    metadata["error"] = "\(event.error?.reason ?? "the lock had run out")"
    logger.warning("lock was lost", metadata: metadata)
  }

  private func metadata(of event: RequestEvent) -> Logger.Metadata {
    var metadata = metadata(of: event.subject)
    metadata["method"] = "\(event.method)"
    metadata["url"] = "\(event.url)"
    metadata["attempt"] = "\(event.attempt)"
    if event.purpose != .delivery { metadata["purpose"] = "\(event.purpose)" }
    return metadata
  }

  private func metadata(of subject: DeliverySubject?) -> Logger.Metadata {
    guard let subject else { return [:] }
    return ["integration": "\(subject.slug)", "type": "\(subject.type.rawValue)"]
  }
}

extension Duration {
  /// Milliseconds, rounded down.
  var wholeMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    return overflow ? .max : whole + attoseconds / 1_000_000_000_000_000
  }
}
