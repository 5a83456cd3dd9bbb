// SPDX-License-Identifier: MIT
package import Diagnostics

/// The files of one integration, read from wherever they are kept.
package struct ManifestSource: Sendable {
  package var manifest: SourceFile
  /// In order of their names.
  package var fixtures: [SourceFile]

  package init(manifest: SourceFile, fixtures: [SourceFile] = []) {
    self.manifest = manifest
    self.fixtures = fixtures
  }
}
