// SPDX-License-Identifier: MIT
package import Diagnostics

/// Reads a file that a manifest names, by its path from the manifest's folder. The path has been
/// checked to stay below it as it is written; that no link leads out is the reader's to check.
package typealias CompanionReader = @Sendable (String) -> Result<SourceFile, CompanionError>

/// Why a file that a manifest names cannot be read.
package struct CompanionError: Error {
  /// What follows "the file `tables/a.yaml`".
  package var problem: String

  package init(_ problem: String) { self.problem = problem }
}

/// The files of one integration, read from wherever they are kept.
package struct ManifestSource: Sendable {
  package var manifest: SourceFile
  /// In order of their names.
  package var fixtures: [SourceFile]
  /// Reads a file of the integration's own folder; nil for a manifest that shares its folder with
  /// others.
  let companions: CompanionReader?
  /// The folder of manifests, as the user named it.
  private let root: String
  /// The name of that folder, whatever path leads to it.
  private let rootName: String

  package init(
    manifest: SourceFile, fixtures: [SourceFile] = [], companions: CompanionReader? = nil,
    root: String = "", rootName: String = ""
  ) {
    self.manifest = manifest
    self.fixtures = fixtures
    self.companions = companions
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
