// SPDX-License-Identifier: MIT

extension Integration {
  /// Delivers messages, several requests at a time (``DeliveryOptions/concurrency``): with more than
  /// one, two messages of the same user may arrive in either order. What
  /// ``IntegrationDeclaration/batches`` lists goes together in one request, all else one by one.
  ///
  /// The deadline holds for all messages together. When it passes or the task is cancelled, what is
  /// not begun fails unsent, so nothing is without an outcome.
  ///
  /// - Returns: an outcome for each message, in the order of the messages.
  public func deliver(
    _ messages: [Message], options: DeliveryOptions = DeliveryOptions()
  ) async -> [Outcome] {
    let end = options.deadline.map { elapsed() + $0 }
    let candidates = messages.map { candidate($0, options: options, end: end) }
    let units = BatchPlan.units(candidates)
    let ends = await FanOut.run(units.count, limit: options.concurrency) { index in
      await deliver(
        units[index].map { (messages[$0], candidates[$0]) }, options: options, end: end)
    }
    var outcomes: [Outcome?] = candidates.map { candidate in
      if case .settled(let outcome) = candidate { outcome } else { nil }
    }
    for (unit, ended) in zip(units, ends) {
      for (index, outcome) in zip(unit, ended) { outcomes[index] = outcome }
    }
    // Every message is settled or in a unit.
    return outcomes.map { $0 ?? .nothingToSend }
  }

  /// Checks and maps a message that may go with others.
  private func candidate(
    _ message: Message, options: DeliveryOptions, end: Duration?
  ) -> BatchPlan.Candidate {
    let declaration = Self.declaration
    let handler = declaration.handler(of: message)
    guard let limits = declaration.batches[handler] else { return .alone }
    let start = elapsed()
    let scope = scope(of: message, options: options, end: end)
    let candidate = DeliveryScope.$current.withValue(scope) { () -> BatchPlan.Candidate in
      if let refusal = refusal(of: message, in: scope) { return .settled(refusal) }
      do throws(IntegrationError) {
        guard let item = try batchItem(of: message, by: handler) else {
          return .settled(.nothingToSend)
        }
        return .item(item, handler: handler, limits: limits)
      } catch {
        return .settled(Outcome(error, of: declaration))
      }
    }
    if case .settled(let outcome) = candidate { report(outcome, in: scope, since: start) }
    return candidate
  }

  /// Delivers what goes together.
  ///
  /// - Returns: an outcome for each message.
  private func deliver(
    _ unit: [(message: Message, candidate: BatchPlan.Candidate)], options: DeliveryOptions,
    end: Duration?
  ) async -> [Outcome] {
    guard let first = unit.first, case .item(_, let handler, _) = first.candidate else {
      var outcomes: [Outcome] = []
      for (message, _) in unit {
        outcomes.append(await deliver(message, options: options, end: end))
      }
      return outcomes
    }
    let start = elapsed()
    let items = unit.compactMap { part in
      if case .item(let item, _, _) = part.candidate { item.payload } else { nil }
    }
    let batch = Batch(handler: handler, first: first.message, items: items)
    let scope = scope(of: first.message, options: options, end: end)
    let outcomes = await DeliveryScope.$current.withValue(scope) {
      await self.ends(of: batch, in: scope)
    }
    for outcome in outcomes { report(outcome, in: scope, since: start) }
    return outcomes
  }

  /// An error of the request is every item's.
  private func ends(of batch: Batch, in scope: DeliveryScope) async -> [Outcome] {
    let declaration = Self.declaration
    do throws(IntegrationError) {
      if let error = scope.obstacle(at: elapsed()) { throw error }
      let answer = try await send(batch)
      return batch.items.indices.map { index in
        answer.error(at: index).map { Outcome($0, of: declaration) }
          ?? .delivered([answer.response])
      }
    } catch {
      return batch.items.map { _ in Outcome(error, of: declaration) }
    }
  }
}
