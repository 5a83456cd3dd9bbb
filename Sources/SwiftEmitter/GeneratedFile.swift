// SPDX-License-Identifier: MIT

/// One file of the output, before it is on disk.
package struct GeneratedFile: Hashable, Sendable {
  /// Relative to the output folder, components separated by `/`.
  package var path: String
  package var contents: String

  package init(path: String, contents: String) {
    self.path = path
    self.contents = contents
  }
}
