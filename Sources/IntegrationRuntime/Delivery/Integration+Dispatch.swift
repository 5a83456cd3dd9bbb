// SPDX-License-Identifier: MIT

extension Integration {
  /// Maps and sends a message without asking whether it should be: no channel, no check. A track
  /// message that is one of the declared semantic events goes to their method.
  ///
  /// - Returns: the responses in the order of the requests; none if there was nothing to send.
  public func send(_ message: Message) async throws(IntegrationError) -> [Response] {
    switch message {
    case .identify(let identify): try await self.identify(identify)
    case .track(let track): try await dispatch(track)
    case .page(let page): try await self.page(page)
    case .screen(let screen): try await self.screen(screen)
    case .group(let group): try await self.group(group)
    case .alias(let alias): try await self.alias(alias)
    case .delete(let delete): try await self.delete(delete)
    }
  }

  /// Hands a track message to what handles it.
  func dispatch(_ track: Track) async throws(IntegrationError) -> [Response] {
    switch Self.declaration.handler(of: .track(track)) {
    case .event(let event): try await self.track(track, as: event)
    case .named(let name): try await self.track(track, named: name)
    case .type: try await self.track(track)
    }
  }
}
