// SPDX-License-Identifier: MIT

/// The kinds of message.
public enum MessageType: String, Sendable, Hashable, CaseIterable {
  /// The seven kinds; the raw value is the message's `type`.
  case identify, track, page, screen, group, alias, delete

  /// The kind a message names, whatever its case; nil if there is none of that name.
  public init?(name: String) { self.init(rawValue: name.lowercased()) }
}
