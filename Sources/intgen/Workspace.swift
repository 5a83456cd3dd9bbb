// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import ManifestFiles
import ManifestLanguage

/// The manifests that a command was named, read and checked.
struct Workspace {
  /// Those that are right themselves; their fixtures may not be.
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
    let commands = Intgen.configuration.subcommands.compactMap { $0.configuration.commandName }
    var loader = ManifestLoader(commands: commands)
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

  /// The manifests of some slugs; all if there is none.
  ///
  /// - Throws: an exit code, after saying which slug no manifest has.
  func manifests(only slugs: [String], reporting: ReportOptions) throws(ExitCode) -> [Manifest] {
    let known = manifests.map(\.slug)
    for slug in slugs where !known.contains(slug) {
      // It may be one of those that could not be read.
      reporting.report(bag)
      let question = Suggestion.question(for: slug, among: known).map { "; \($0)" } ?? ""
      Console.note("error: there is no integration `\(slug)`\(question)")
      throw .problems
    }
    return manifests.filter { slugs.isEmpty || slugs.contains($0.slug) }
  }

  /// The fixtures of a manifest in which nothing is wrong; that one expects nothing does not keep it
  /// from being run.
  func soundFixtures(of manifest: Manifest) -> [Fixture] {
    let errors = bag.diagnostics.filter {
      $0.severity == .error && $0.code != .fixtureWithoutExpectation
    }
    return manifest.fixtures.filter { fixture in
      !errors.contains { error in
        error.range.file === fixture.range.file && fixture.range.contains(error.range)
      }
    }
  }
}

extension SourceRange {
  fileprivate func contains(_ other: SourceRange) -> Bool {
    bytes.lowerBound <= other.bytes.lowerBound && other.bytes.upperBound <= bytes.upperBound
  }
}
