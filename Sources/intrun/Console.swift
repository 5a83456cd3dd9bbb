// SPDX-License-Identifier: MIT
import Foundation

/// Talks to the person at the terminal; standard output stays free for results.
enum Console {
  static func note(_ text: String) {
    // Nobody listens any more: then there is nobody to tell, either.
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}

/// What a command prints as its result.
enum OutputFormat: String, CaseIterable {
  /// For people.
  case text
  /// One JSON object, for programs.
  case json
}
