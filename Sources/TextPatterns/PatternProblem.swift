// SPDX-License-Identifier: MIT

/// Why a text is not a pattern.
public struct PatternProblem: Error, Sendable, Hashable {
  /// Where, in characters (code points) from the start of the pattern.
  public let offset: Int
  /// What is wrong, in words.
  public let message: String
  /// What was probably meant instead of what stands there; nil if nothing suggests itself.
  public let suggestion: String?

  init(at offset: Int, _ message: String, suggestion: String? = nil) {
    self.offset = offset
    self.message = message
    self.suggestion = suggestion
  }
}
