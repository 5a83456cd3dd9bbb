// SPDX-License-Identifier: MIT
public import JSON

/// Members that dates have in manifests.
extension Instant {
  /// Whole seconds since 1970, rounded down; nil for an invalid date.
  public var unix: Int? {
    milliseconds.map { Int(($0 - ($0 % 1000 + 1000) % 1000) / 1000) }
  }

  /// Milliseconds since 1970; nil for an invalid date.
  public var unixMillis: Int? { milliseconds.map(Int.init) }
}
