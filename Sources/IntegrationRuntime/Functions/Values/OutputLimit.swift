// SPDX-License-Identifier: MIT

/// Where a function could make much out of little, such as replacing one long text by another
/// everywhere, it stops here.
enum OutputLimit {
  /// 4 MiB.
  static let bytes = 4 << 20
  /// The most characters to fill up with.
  static let width = 10_000
}
