// SPDX-License-Identifier: MIT

/// What a document may cost at most.
public struct JSONLimits: Sendable, Hashable {
  /// How many arrays and objects may contain one another; a lone number has depth 0. Values above
  /// 1,024 act as that, so that what recurses over a value cannot exhaust a thread's stack.
  public var depth: Int
  /// The length of the text in bytes. Values above 268,435,454 (256 MiB) act as that.
  public var bytes: Int

  /// Limits; by default depth 512 and 64 MiB.
  public init(depth: Int = 512, bytes: Int = 64 << 20) {
    self.depth = depth
    self.bytes = bytes
  }
}
