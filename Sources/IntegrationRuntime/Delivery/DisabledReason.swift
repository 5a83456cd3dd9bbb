// SPDX-License-Identifier: MIT

/// Why a message wasn't meant for an integration.
public enum DisabledReason: Sendable, Hashable {
  /// The host switched the integration off (``DeliveryOptions/isEnabled``).
  case switchedOff
  /// The message switches the integration off, or does not switch on one that is off by default.
  case switchedOffByMessage
  /// The integration doesn't take messages of this channel (nil: the message names none, or no
  /// text), because it gets them from the browser or the app itself.
  case channel(String?)

  /// The reason in a sentence, in the original library's words.
  ///
  /// - Parameter integration: the integration's display name.
  public func text(for integration: String) -> String {
    switch self {
    case .switchedOff: "\(integration) has been explicitly disabled."
    case .switchedOffByMessage:
      "\(integration) has been explicitly disabled in the event payload in the `integrations` object."
    case .channel: "this message was sent client side"
    }
  }
}
