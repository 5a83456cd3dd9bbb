// SPDX-License-Identifier: MIT
package import Diagnostics
import Foundation
package import ManifestLanguage

/// Finds and reads manifests and fixtures on disk.
///
/// A folder with a `manifest.yaml` is one integration. Any other folder holds integrations: folders
/// with a `manifest.yaml` and lone `<slug>.yaml` files.
package struct ManifestLoader {
  /// A file or folder that cannot be read at all.
  package struct Failure: Error {
    package var message: String
  }

  package private(set) var sources: [ManifestSource] = []
  /// Whether what was named is a whole collection, so that what no manifest makes any more is stale.
  package private(set) var isCollection = false
  private let commands: [String]

  /// - Parameter commands: what may have been meant by a path that does not exist.
  package init(commands: [String] = []) { self.commands = commands }

  /// Of larger files no more is read; the YAML limits say the same of manifests.
  private static let sizeLimit = 16 << 20

  package mutating func load(_ paths: [String], into bag: inout DiagnosticBag) throws(Failure) {
    for path in paths {
      let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      switch kind(of: path) {
      case nil: throw Failure(message: missing(path))
      case .file:
        let root = parent(of: path)
        let isAlone = path.split(separator: "/").last != "manifest.yaml"
        sources.append(
          ManifestSource(
            manifest: try read(path),
            companions: isAlone ? nil : companions(in: root.isEmpty ? "." : root),
            root: root, rootName: name(of: root)))
      case .folder where kind(of: path + "/manifest.yaml") == .file:
        sources.append(try integration(in: path, root: parent(of: path), into: &bag))
      case .folder:
        isCollection = paths.count == 1
        let count = sources.count
        try loadCollection(path, into: &bag)
        // A wrong folder is no wish to delete all that was generated.
        if sources.count == count, !bag.hasErrors {
          throw Failure(
            message: "there is no manifest in `\(path)`: neither `<slug>/manifest.yaml` nor "
              + "`<slug>.yaml`")
        }
      }
    }
  }

  private mutating func loadCollection(
    _ path: String, into bag: inout DiagnosticBag
  ) throws(Failure) {
    for name in try entries(of: path) {
      let entry = "\(path)/\(name)"
      switch kind(of: entry) {
      case .file where name.hasSuffix(".yaml"):
        sources.append(
          ManifestSource(manifest: try read(entry), root: path, rootName: self.name(of: path)))
      case .folder where kind(of: entry + "/manifest.yaml") == .file:
        sources.append(try integration(in: entry, root: path, into: &bag))
      case .folder:
        let isYML = kind(of: entry + "/manifest.yml") == .file
        bag.report(
          .manifestUnreadable, "the folder `\(name)` has no `manifest.yaml`",
          at: SourceRange(SourceFile(path: entry, bytes: []), 0..<0),
          help: isYML ? ["rename `manifest.yml`"] : [])
      default: break  // A README and the like.
      }
    }
  }

  private func integration(
    in folder: String, root: String, into bag: inout DiagnosticBag
  ) throws(Failure) -> ManifestSource {
    let manifest = try read(folder + "/manifest.yaml")
    let fixtureFolder = folder + "/fixtures"
    var fixtures: [SourceFile] = []
    if kind(of: fixtureFolder) == .folder {
      for name in try entries(of: fixtureFolder) {
        let path = "\(fixtureFolder)/\(name)"
        guard name.hasSuffix(".json") || name.hasSuffix(".yaml") else {
          bag.report(
            .manifestUnreadable, "`\(name)` is not a fixture",
            at: SourceRange(SourceFile(path: path, bytes: []), 0..<0),
            help: ["a fixture's name ends in `.json` or `.yaml`"])
          continue
        }
        fixtures.append(try read(path))
      }
    }
    return ManifestSource(
      manifest: manifest, fixtures: fixtures,
      companions: companions(in: folder), root: root, rootName: name(of: root))
  }

  private func companions(in folder: String) -> CompanionReader {
    { companion($0, in: folder) }
  }

  /// A file that a manifest names. No link may lead out of the integration's folder: a manifest from
  /// elsewhere could have others' files compiled in.
  private func companion(
    _ path: String, in folder: String
  ) -> Result<SourceFile, CompanionError> {
    let file = "\(folder)/\(path)"
    switch kind(of: file) {
    case nil: return .failure(CompanionError("does not exist beside the manifest"))
    case .folder: return .failure(CompanionError("is a folder"))
    case .file: break
    }
    let home = URL(filePath: folder).resolvingSymlinksInPath().path
    let real = URL(filePath: file).resolvingSymlinksInPath().path
    guard real.hasPrefix(home + "/") else {
      return .failure(CompanionError("is a link to outside of the manifest's folder"))
    }
    let type = try? FileManager.default.attributesOfItem(atPath: real)[.type] as? FileAttributeType
    guard type == .typeRegular else { return .failure(CompanionError("is no ordinary file")) }
    do throws(Failure) {
      return .success(try read(file))
    } catch {
      return .failure(CompanionError("cannot be used: \(error.message)"))
    }
  }

  private func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }

  /// The last component of a folder's real path.
  private func name(of folder: String) -> String {
    URL(filePath: folder.isEmpty ? "." : folder).standardizedFileURL.lastPathComponent
  }

  private enum Kind { case file, folder }

  private func kind(of path: String) -> Kind? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    return isFolder.boolValue ? .folder : .file
  }

  /// Visible names, sorted by their bytes so that every machine has the same order.
  private func entries(of folder: String) throws(Failure) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { !$0.hasPrefix(".") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw Failure(message: "cannot read the folder \(folder): \(error.localizedDescription)")
    }
  }

  private func read(_ path: String) throws(Failure) -> SourceFile {
    do {
      let file = try FileHandle(forReadingFrom: URL(filePath: path))
      let data = try file.read(upToCount: Self.sizeLimit + 1) ?? Data()
      guard data.count <= Self.sizeLimit else {
        throw Failure(message: "\(path) has more than \(Self.sizeLimit >> 20) MiB")
      }
      return SourceFile(path: path, bytes: Array(data))
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(message: "cannot read \(path): \(error.localizedDescription)")
    }
  }

  private func missing(_ path: String) -> String {
    let question = Suggestion.question(for: path, among: commands).map { "; \($0)" } ?? ""
    return "there is no file or folder `\(path)`\(question)"
  }
}
