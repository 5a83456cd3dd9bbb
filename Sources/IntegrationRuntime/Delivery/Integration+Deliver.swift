// SPDX-License-Identifier: MIT
public import JSON

extension Integration {
  /// Makes an integration from settings in JSON.
  ///
  /// - Throws: everything that is wrong with the settings.
  public init(settings: JSONValue, transport: any Transport) throws(SettingsError) {
    self.init(settings: try Settings(settings), transport: transport)
  }

  /// Delivers one raw message; see ``deliver(_:)-(Message)``. Bytes that are no message are
  /// *rejected*, a type there is none of is *unsupported*.
  public func deliver(_ bytes: [UInt8], now: Instant = .now) async -> Outcome {
    let message: Message
    do throws(MessageError) {
      message = try Message(parsing: bytes, now: now)
    } catch {
      if case .unknownType(let name?) = error { return .unsupported(type: name) }
      return .rejected(.rejected(error.description))
    }
    return await deliver(message)
  }

  /// Delivers a message: is it meant for this integration, does it hold the checks, then map and
  /// send. Every message has exactly one outcome. Single requests are retried as declared, the
  /// message as a whole never.
  public func deliver(_ message: Message) async -> Outcome {
    let declaration = Self.declaration
    guard declaration.methods.contains(message.type) else {
      return .unsupported(type: message.type.rawValue)
    }
    if let reason = declaration.disabledReason(for: message) { return .disabled(reason) }
    if let error = validate(message) { return Outcome(error) }
    do throws(IntegrationError) {
      let responses = try await send(message)
      return responses.isEmpty ? .nothingToSend : .delivered(responses)
    } catch {
      return Outcome(error)
    }
  }

  /// Maps and sends a message without asking whether it should be.
  public func send(_ message: Message) async throws(IntegrationError) -> [Response] {
    switch message {
    case .identify(let identify): try await self.identify(identify)
    case .track(let track): try await self.track(track)
    case .page(let page): try await self.page(page)
    case .screen(let screen): try await self.screen(screen)
    case .group(let group): try await self.group(group)
    case .alias(let alias): try await self.alias(alias)
    case .delete(let delete): try await self.delete(delete)
    }
  }
}

extension IntegrationDeclaration {
  /// Why a message is not meant for this integration; nil if it is. The first rule that applies:
  /// a replayed message is; one that switches the integration off is not; a browser's message is if
  /// it names the integration as unbundled; then the channel decides.
  public func disabledReason(for message: Message) -> DisabledReason? {
    if isTruthy(message.field("replay")) { return nil }
    if !message.enabled(name) { return .switchedOffByMessage }
    let channel = message.channel?.string
    if channel == Channel.client.rawValue, isUnbundled(message.field("_metadata")) { return nil }
    if let channel, channels.contains(where: { $0.rawValue == channel }) { return nil }
    return .channel(channel)
  }

  private func isUnbundled(_ metadata: JSONValue?) -> Bool {
    guard let unbundled = metadata?[exact: "unbundled"] else { return false }
    if let text = unbundled.string { return text.contains(name) }
    return unbundled.elements.contains { $0.string == name }
  }

  /// JavaScript's truth, which `replay` was defined with.
  private func isTruthy(_ value: JSONValue?) -> Bool {
    guard let value, !value.isNull else { return false }
    if let flag = value.bool { return flag }
    if let number = value.double { return number != 0 && !number.isNaN }
    if let text = value.string { return !text.isEmpty }
    return true
  }
}
