// SPDX-License-Identifier: MIT

/// Temporary files that a killed run left behind.
enum Leftover {
  static let prefix = OutputPath.reservedPrefix + "tmp-"

  static func isOne(_ name: String) -> Bool { name.hasPrefix(prefix) }
}
