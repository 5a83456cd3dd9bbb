// SPDX-License-Identifier: MIT
public import CoreMetrics
public import IntegrationRuntime
internal import Synchronization

/// Counts deliveries and takes their time. The labels are the integration's slug, the message's
/// type, and a word of a fixed list (an outcome, a kind of error, a status): never anything of a
/// message, a setting or a URL, so there are few and none is secret.
///
/// The purpose is that of ``RequestEvent/Purpose``: what a redirect leads to and requests for tokens are
/// kept apart from what the integration sends.
///
/// | metric | counts | labels |
/// |---|---|---|
/// | `integration_requests` | requests sent, repetitions included | …, purpose |
/// | `integration_responses` | answers | …, purpose, status |
/// | `integration_retries` | requests that are sent again | …, error |
/// | `integration_deliveries` | deliveries that ended | …, outcome |
/// | `integration_locks_lost` | locks that ran out or were not given back | integration, type |
/// | `integration_request_duration` | from a request to its answer | …, purpose |
/// | `integration_delivery_duration` | time of a delivery | integration, type |
public final class MetricsObserver: DeliveryObserver {
  private struct Key: Hashable {
    var name: String
    var subject: DeliverySubject?
    var labels: [String]
  }

  private struct Handles {
    var counters: [Key: Counter] = [:]
    var timers: [Key: Timer] = [:]
  }

  private let factory: any MetricsFactory
  private let handles = Mutex(Handles())

  /// Counts with a factory; by default the one that the program has set up.
  public init(factory: any MetricsFactory = MetricsSystem.factory) { self.factory = factory }

  /// Counts a request.
  public func requestWillBeSent(_ event: RequestEvent) {
    count("integration_requests", event.subject, purpose(event))
  }

  /// Counts an answer and takes its time.
  public func responseReceived(_ event: ResponseEvent) {
    let purpose = purpose(event.request)
    count(
      "integration_responses", event.request.subject, purpose, ("status", String(event.status)))
    record("integration_request_duration", event.request.subject, event.duration, purpose)
  }

  /// Counts a retry.
  public func requestWillBeRetried(_ event: RetryEvent) {
    count("integration_retries", event.request.subject, ("error", event.error.kind.rawValue))
  }

  /// Counts an outcome and takes the delivery's time.
  public func deliveryEnded(_ event: DeliveryEvent) {
    count("integration_deliveries", event.subject, ("outcome", event.outcome.label))
    record("integration_delivery_duration", event.subject, event.duration)
  }

  /// Counts a lost lock.
  public func lockWasLost(_ event: LockEvent) {
    count("integration_locks_lost", event.subject)
  }

  private func purpose(_ event: RequestEvent) -> (name: String, value: String) {
    ("purpose", event.purpose.rawValue)
  }

  private func count(
    _ name: String, _ subject: DeliverySubject?, _ labels: (name: String, value: String)...
  ) {
    let key = Key(name: name, subject: subject, labels: labels.map(\.value))
    let counter = handles.withLock { handles in
      if let counter = handles.counters[key] { return counter }
      let counter = Counter(
        label: name, dimensions: Self.dimensions(subject) + labels.map { ($0.name, $0.value) },
        factory: factory)
      handles.counters[key] = counter
      return counter
    }
    counter.increment()
  }

  private func record(
    _ name: String, _ subject: DeliverySubject?, _ duration: Duration,
    _ labels: (name: String, value: String)...
  ) {
    let key = Key(name: name, subject: subject, labels: labels.map(\.value))
    let timer = handles.withLock { handles in
      if let timer = handles.timers[key] { return timer }
      let timer = Timer(
        label: name, dimensions: Self.dimensions(subject) + labels.map { ($0.name, $0.value) },
        factory: factory)
      handles.timers[key] = timer
      return timer
    }
    timer.recordNanoseconds(duration.wholeNanoseconds)
  }

  private static func dimensions(_ subject: DeliverySubject?) -> [(String, String)] {
    guard let subject else { return [] }
    return [("integration", subject.slug), ("type", subject.type.rawValue)]
  }
}

extension Outcome {
  /// One word of a fixed list.
  fileprivate var label: String {
    switch self {
    case .delivered: "delivered"
    case .nothingToSend: "nothing_to_send"
    case .rejected: "rejected"
    case .invalid: "invalid"
    case .disabled: "disabled"
    case .unsupported: "unsupported"
    case .failed: "failed"
    }
  }
}

extension Duration {
  fileprivate var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? .max : whole + attoseconds / 1_000_000_000
  }
}
