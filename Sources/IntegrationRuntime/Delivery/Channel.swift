// SPDX-License-Identifier: MIT

/// Where a message was recorded. An integration takes messages of the channels it lists.
public enum Channel: String, Sendable, Hashable, CaseIterable {
  /// A server's own library.
  case server
  /// A mobile app.
  case mobile
  /// A browser.
  case client
}
