// SPDX-License-Identifier: MIT

/// The kinds of message there are.
public enum MessageType: String, Sendable, Hashable, CaseIterable {
  /// Who a user is.
  case identify
  /// What a user did.
  case track
  /// Which page a user saw.
  case page
  /// Which screen of an app a user saw.
  case screen
  /// Which group a user belongs to.
  case group
  /// That two ids are the same user.
  case alias
  /// That a user's data has to go.
  case delete
}
