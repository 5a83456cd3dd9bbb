// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import ManifestLanguage

/// The manifests that a command was named, read and checked.
struct Workspace {
  let manifests: [Manifest]
  /// Whether what was named is a whole collection.
  let isCollection: Bool
  /// Everything that is wrong with them.
  var bag: DiagnosticBag

  /// Reads and checks manifests.
  ///
  /// - Throws: an exit code, after saying why, if a file or folder cannot be read at all.
  init(_ paths: [String]) throws(ExitCode) {
    var bag = DiagnosticBag()
    var loader = ManifestLoader()
    do throws(ManifestLoader.Failure) {
      try loader.load(paths, into: &bag)
    } catch {
      Console.note("error: \(error.message)")
      throw .inputOutput
    }
    manifests = ManifestCompiler.compile(loader.sources, into: &bag)
    isCollection = loader.isCollection
    self.bag = bag
  }

  /// The manifests in whose files nothing is wrong, so that one mistake does not keep the others
  /// from being run.
  ///
  /// - Parameter ignored: mistakes that do not count.
  func sound(ignoring ignored: Set<DiagnosticCode> = []) -> [Manifest] {
    let errors = bag.diagnostics.filter { $0.severity == .error && !ignored.contains($0.code) }
    let broken = Set(errors.map(\.range.file.path))
    return manifests.filter { manifest in
      let folder = manifest.nameRange.file.path.droppingLastComponent
      return !broken.contains { path in
        path == manifest.nameRange.file.path
          || manifest.isFolder && path.droppingLastComponent == "\(folder)/fixtures"
      }
    }
  }
}

extension Manifest {
  /// Whether the manifest has a folder of its own.
  fileprivate var isFolder: Bool {
    let path = nameRange.file.path
    return path == "manifest.yaml" || path.hasSuffix("/manifest.yaml")
  }
}

extension String {
  /// A path without its last component.
  fileprivate var droppingLastComponent: String {
    lastIndex(of: "/").map { String(self[..<$0]) } ?? ""
  }
}
