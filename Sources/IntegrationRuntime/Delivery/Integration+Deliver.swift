// SPDX-License-Identifier: MIT
public import JSON

extension Integration {
  /// Makes an integration from settings in JSON.
  ///
  /// - Throws: everything that is wrong with the settings.
  public init(settings: JSONValue, transport: any Transport) throws(SettingsError) {
    self.init(settings: try Settings(settings), transport: transport)
  }

  /// Delivers one raw message; see ``deliver(_:options:)-(Message,_)``. Bytes that are no message
  /// are *rejected*, a type there is none of is *unsupported*.
  public func deliver(
    _ bytes: [UInt8], now: Instant = .now, options: DeliveryOptions = DeliveryOptions()
  ) async -> Outcome {
    let message: Message
    do throws(MessageError) {
      message = try Message(parsing: bytes, now: now)
    } catch {
      if case .unknownType(let name?) = error { return .unsupported(type: name) }
      return Outcome(.rejected(error.description), of: Self.declaration)
    }
    return await deliver(message, options: options)
  }

  /// Delivers a message: is it meant for this integration, does it hold the checks, then map and
  /// send. Every message has exactly one outcome. Single requests are retried as declared, the
  /// message as a whole never.
  ///
  /// When the task is cancelled, the delivery ends soon, as *failed (cancelled)* unless it was done.
  public func deliver(
    _ message: Message, options: DeliveryOptions = DeliveryOptions()
  ) async -> Outcome {
    await deliver(message, options: options, end: options.deadline.map { elapsed() + $0 })
  }

  /// - Parameter end: when the delivery has to be over, on the timekeeper's clock.
  func deliver(_ message: Message, options: DeliveryOptions, end: Duration?) async -> Outcome {
    let start = elapsed()
    let scope = scope(of: message, options: options, end: end)
    let outcome = await DeliveryScope.$current.withValue(scope) {
      await deliver(message, in: scope)
    }
    report(outcome, in: scope, since: start)
    return outcome
  }

  func scope(of message: Message, options: DeliveryOptions, end: Duration?) -> DeliveryScope {
    let subject = DeliverySubject(
      integration: Self.declaration.name, slug: Self.declaration.slug, type: message.type)
    return DeliveryScope(subject: subject, options: options, end: end)
  }

  /// Tells the observer how a delivery ended.
  func report(_ outcome: Outcome, in scope: DeliveryScope, since start: Duration) {
    guard let observer = scope.options.observer, let subject = scope.subject else { return }
    observer.deliveryEnded(
      DeliveryEvent(subject: subject, outcome: outcome, duration: elapsed() - start))
  }

  private func deliver(_ message: Message, in scope: DeliveryScope) async -> Outcome {
    if let refusal = refusal(of: message, in: scope) { return refusal }
    do throws(IntegrationError) {
      let responses = try await send(message)
      return responses.isEmpty ? .nothingToSend : .delivered(responses)
    } catch {
      return Outcome(error, of: Self.declaration)
    }
  }

  /// The outcome of a message that does not get as far as being mapped; nil for all others.
  func refusal(of message: Message, in scope: DeliveryScope) -> Outcome? {
    let declaration = Self.declaration
    guard declaration.handles(message) else {
      return .unsupported(type: message.type.rawValue)
    }
    let override = scope.options.isEnabled
    if let reason = declaration.disabledReason(for: message, override: override) {
      return .disabled(reason)
    }
    if let error = validate(message) { return Outcome(error, of: declaration) }
    if let error = scope.obstacle(at: elapsed()) { return Outcome(error, of: declaration) }
    return nil
  }

  func elapsed() -> Duration { sender.timekeeper.elapsed() }
}

extension DeliveryScope {
  /// Why there is no point in beginning to send.
  func obstacle(at time: Duration) -> IntegrationError? {
    if Task.isCancelled {
      return IntegrationError(
        kind: .cancelled, code: .cancelled, reason: "the delivery was cancelled", arrival: .notSent)
    }
    if let end, time >= end {
      return IntegrationError(
        kind: .timeout, code: .timeout, reason: "the deadline of the delivery has passed",
        arrival: .notSent)
    }
    return nil
  }
}

extension Outcome {
  /// The outcome that an error of an integration means.
  init(_ error: IntegrationError, of declaration: IntegrationDeclaration) {
    var error = error
    error.integration = declaration.name
    self.init(error)
  }
}
