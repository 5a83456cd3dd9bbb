// SPDX-License-Identifier: MIT

/// Why a message wasn't meant for an integration.
public enum DisabledReason: Sendable, Hashable {
  /// The host switched the integration off.
  case switchedOff
  /// The message switches the integration off.
  case switchedOffByMessage
  /// The integration doesn't take messages of this channel (nil: the message names none).
  case channel(String?)
}
