// SPDX-License-Identifier: MIT

/// Several observers in one; each hears everything, in order.
public struct DeliveryObservers: DeliveryObserver {
  private let observers: [any DeliveryObserver]

  /// Puts observers together.
  public init(_ observers: any DeliveryObserver...) { self.observers = observers }

  /// Tells all.
  public func requestWillBeSent(_ event: RequestEvent) {
    for observer in observers { observer.requestWillBeSent(event) }
  }

  /// Tells all.
  public func responseReceived(_ event: ResponseEvent) {
    for observer in observers { observer.responseReceived(event) }
  }

  /// Tells all.
  public func requestWillBeRetried(_ event: RetryEvent) {
    for observer in observers { observer.requestWillBeRetried(event) }
  }

  /// Tells all.
  public func deliveryEnded(_ event: DeliveryEvent) {
    for observer in observers { observer.deliveryEnded(event) }
  }

  /// Tells all.
  public func lockWasLost(_ event: LockEvent) {
    for observer in observers { observer.lockWasLost(event) }
  }
}
