// SPDX-License-Identifier: MIT
package import Diagnostics

/// The files of one integration, read from wherever they are kept.
package struct ManifestSource: Sendable {
  package var manifest: SourceFile
  /// In order of their names.
  package var fixtures: [SourceFile]
  /// The folder of manifests, as the user named it.
  private let root: String
  /// The name of that folder, whatever path leads to it.
  private let rootName: String

  package init(
    manifest: SourceFile, fixtures: [SourceFile] = [], root: String = "", rootName: String = ""
  ) {
    self.manifest = manifest
    self.fixtures = fixtures
    self.root = root
    self.rootName = rootName
  }

  /// How generated code names a file: `Manifests/heap/manifest.yaml`, the same on every machine and
  /// from every working directory.
  func origin(of file: SourceFile) -> String {
    guard !root.isEmpty, file.path.hasPrefix(root + "/") else { return file.path }
    return rootName + file.path.dropFirst(root.count)
  }
}
