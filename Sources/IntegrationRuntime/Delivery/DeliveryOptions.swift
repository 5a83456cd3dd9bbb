// SPDX-License-Identifier: MIT

/// What the host of integrations decides about deliveries.
public struct DeliveryOptions: Sendable {
  /// Switches the integration on for every message, or off for all that are not replayed; nil
  /// leaves it to the message and its channel.
  public var isEnabled: Bool?

  /// How long a delivery may take altogether, a whole batch included; nil for no limit. What is
  /// not begun by then fails as *timeout*, unsent; requests under way have their own timeouts cut to
  /// what is left, and a wait for a retry that would not fit is not begun.
  public var deadline: Duration?

  /// How many messages of a batch are under way at a time; at least 1.
  public var concurrency: Int

  /// Hears of requests, answers, retries and outcomes.
  public var observer: (any DeliveryObserver)?

  /// Where locks are kept. The default reaches as far as this process; integrations that run in
  /// several need a shared one.
  public var locks: any Lock

  /// Makes options; the defaults decide nothing.
  public init(
    isEnabled: Bool? = nil,
    deadline: Duration? = nil,
    concurrency: Int = 8,
    observer: (any DeliveryObserver)? = nil,
    locks: any Lock = InProcessLock.shared
  ) {
    self.isEnabled = isEnabled
    self.deadline = deadline
    self.concurrency = max(1, concurrency)
    self.observer = observer
    self.locks = locks
  }
}

/// The delivery that a task works on. It travels with the task and its children, so that generated
/// code and hooks need not pass it on: every request knows for whom it is sent and until when.
struct DeliveryScope: Sendable {
  /// What is delivered; nil outside of a delivery.
  var subject: DeliverySubject?
  var options: DeliveryOptions
  /// When it began: the time of its mapping.
  var begin = Instant.now
  /// When it has to be over, on the clock of the sender's timekeeper.
  var end: Duration?

  @TaskLocal static var current: DeliveryScope?
}

/// What a delivery is of.
public struct DeliverySubject: Sendable, Hashable {
  /// The integration's display name.
  public var integration: String
  /// The integration's slug.
  public var slug: String
  /// The message's type.
  public var type: MessageType

  /// Names a delivery.
  public init(integration: String, slug: String, type: MessageType) {
    self.integration = integration
    self.slug = slug
    self.type = type
  }
}
