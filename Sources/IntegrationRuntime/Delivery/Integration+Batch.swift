// SPDX-License-Identifier: MIT

extension Integration {
  /// Delivers messages one by one, several at a time (``DeliveryOptions/concurrency``): with more
  /// than one, two messages of the same user may arrive in either order.
  ///
  /// The deadline holds for all messages together. When it passes or the task is cancelled, what is
  /// not begun fails unsent, so nothing is without an outcome.
  ///
  /// - Returns: an outcome for each message, in the order of the messages.
  public func deliver(
    _ messages: [Message], options: DeliveryOptions = DeliveryOptions()
  ) async -> [Outcome] {
    let end = options.deadline.map { elapsed() + $0 }
    return await FanOut.run(messages.count, limit: options.concurrency) {
      await deliver(messages[$0], options: options, end: end)
    }
  }
}
