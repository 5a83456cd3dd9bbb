// SPDX-License-Identifier: MIT

/// A file that a generator has made and that is not on disk yet.
package struct GeneratedFile: Hashable, Sendable {
  /// Relative to the output folder, components separated by `/`.
  package var path: String
  package var contents: String

  package init(path: String, contents: String) {
    self.path = path
    self.contents = contents
  }
}
