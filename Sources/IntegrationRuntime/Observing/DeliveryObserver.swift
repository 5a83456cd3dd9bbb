// SPDX-License-Identifier: MIT

/// Hears of everything that happens in deliveries, from any task at any time. What it is told can
/// be shown: secrets are hidden, bodies are only in ``Exchange`` excerpts of errors. It is called in
/// line, so it should be quick.
public protocol DeliveryObserver: Sendable {
  /// A request is about to be sent; also before each repetition.
  func requestWillBeSent(_ event: RequestEvent)
  /// An answer came, whatever its status.
  func responseReceived(_ event: ResponseEvent)
  /// An attempt failed, and the request will be sent again.
  func requestWillBeRetried(_ event: RetryEvent)
  /// A delivery is over.
  func deliveryEnded(_ event: DeliveryEvent)
  /// A lock could not be given back, or had run out before its work was done.
  func lockWasLost(_ event: LockEvent)
}

/// Observers hear what they ask for.
extension DeliveryObserver {
  /// Ignores the event.
  public func requestWillBeSent(_ event: RequestEvent) {}
  /// Ignores the event.
  public func responseReceived(_ event: ResponseEvent) {}
  /// Ignores the event.
  public func requestWillBeRetried(_ event: RetryEvent) {}
  /// Ignores the event.
  public func deliveryEnded(_ event: DeliveryEvent) {}
  /// Ignores the event.
  public func lockWasLost(_ event: LockEvent) {}
}
