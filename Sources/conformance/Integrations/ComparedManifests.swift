// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import Foundation
import ManifestFiles
import ManifestLanguage

/// The manifests that are compared without being compiled.
struct ComparedManifests {
  private let manifests: [Manifest]
  /// Whether something is wrong with any.
  let hasErrors: Bool

  /// Reads and checks a folder of manifests, or one of them. What is wrong is printed, and only what
  /// is right is compared.
  init(in folder: String, only slug: String?) throws {
    var bag = DiagnosticBag()
    var loader = ManifestLoader()
    do throws(ManifestLoader.Failure) {
      try loader.load([slug.map { "\(folder)/\($0)" } ?? folder], into: &bag)
    } catch {
      throw ValidationError(error.message)
    }
    manifests = ManifestCompiler.compile(loader.sources, into: &bag)
    hasErrors = bag.hasErrors
    if hasErrors { print(TextPrinter(coloured: false).print(bag.sorted), terminator: "") }
  }

  subscript(slug: String) -> Manifest? { manifests.first { $0.slug == slug } }
}

/// How much there is to an integration.
struct IntegrationLines {
  let manifest: Int
  /// Swift that the manifest's folder has beside it.
  let hook: Int

  init(manifest: Int, hook: Int) {
    self.manifest = manifest
    self.hook = hook
  }

  init(_ slug: String, in folder: String) {
    let folder = "\(folder)/\(slug)"
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    manifest = Self.lines(of: "\(folder)/manifest.yaml")
    hook = files.filter { $0.hasSuffix(".swift") }.reduce(0) {
      $0 + Self.lines(of: "\(folder)/\($1)")
    }
  }

  private static func lines(of path: String) -> Int {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return 0 }
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().count
  }
}
