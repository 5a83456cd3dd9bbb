// SPDX-License-Identifier: MIT

/// A key as look-ups compare it: ASCII letters without their case, digits and dots; nothing else
/// counts.
public struct LooseKey: Hashable, Sendable {
  private let bytes: [UInt8]

  /// The key as it counts.
  public init(_ key: String) { bytes = KeyMatcher.normalised(key) }
}
