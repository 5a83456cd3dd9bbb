// SPDX-License-Identifier: MIT

/// What of an integration handles a message.
public enum MessageHandler: Sendable, Hashable {
  /// The method of a type of message.
  case type(MessageType)
  /// The method of a semantic event.
  case event(SemanticEvent)
  /// The method of a track event that is declared by its name.
  case named(String)
}

extension IntegrationDeclaration {
  /// What handles the message: of a track message the first declared semantic event that it is, else
  /// the declared event of its name, else the method of its type.
  func handler(of message: Message) -> MessageHandler {
    guard case .track(let track) = message else { return .type(message.type) }
    if let event = events.first(matching: track.event) { return .event(event) }
    if let name = events.name(track.event) { return .named(name) }
    return .type(.track)
  }
}
