// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import Foundation
import ManifestEvaluator
import ManifestLanguage

/// All fixtures of some manifests, run.
struct FixtureRun {
  private(set) var results: [FixtureResult]
  private var recorded: Set<String> = []

  /// - Parameter only: the slugs of the integrations to run; all if there is none.
  init(_ workspace: Workspace, only: [String] = []) {
    let manifests = workspace.manifests.filter { only.isEmpty || only.contains($0.slug) }
    results = manifests.flatMap { manifest in
      let runner = FixtureRunner(manifest)
      return workspace.soundFixtures(of: manifest).map(runner.run)
    }
  }

  /// What did not come out as the fixtures say.
  var failures: DiagnosticBag {
    var bag = DiagnosticBag()
    for failure in results.flatMap(\.failures) { bag.add(failure) }
    return bag
  }

  /// `12 fixtures, 12 passed`
  var summary: String {
    let passed = results.count { $0.hasPassed && $0.fixture.expectsSomething }
    let failed = results.count - passed
    var text = "\(Console.counted(results.count, "fixture")), \(passed) passed"
    if failed > recorded.count { text += ", \(failed - recorded.count) failed" }
    if !recorded.isEmpty { text += ", \(recorded.count) recorded" }
    return text
  }

  /// Writes what came of fixtures into them, where they say something else or nothing.
  ///
  /// - Parameter bag: loses the problems that are thereby solved.
  mutating func record(
    quiet: Bool, reporting: ReportOptions, bag: inout DiagnosticBag
  ) throws(ExitCode) {
    for result in results where FixtureRecorder.canRecord(result) {
      let path = result.fixture.range.file.path
      guard let edit = FixtureRecorder.edit(result) else {
        Console.note("\(path): only fixtures in JSON files of their own can be recorded")
        continue
      }
      try write(edit)
      recorded.insert(path)
      if !quiet { reporting.say("recorded `\(edit.key)` in \(path)") }
    }
    let solved: Set<DiagnosticCode> = [.fixtureOutput, .fixtureWithoutExpectation]
    var rest = DiagnosticBag()
    for diagnostic in bag.diagnostics
    where !solved.contains(diagnostic.code) || !recorded.contains(diagnostic.range.file.path) {
      rest.add(diagnostic)
    }
    bag = rest
  }

  /// Replaces the file as a whole, unless it has changed since it was read.
  private func write(_ edit: FixtureEdit) throws(ExitCode) {
    let url = URL(filePath: edit.file.path).resolvingSymlinksInPath()
    do {
      guard try Data(contentsOf: url) == Data(edit.file.bytes) else {
        Console.note("error: \(edit.file.path) was changed meanwhile; it is left as it is")
        throw ExitCode.inputOutput
      }
      try Data(edit.bytes).write(to: url, options: .atomic)
    } catch let code as ExitCode {
      throw code
    } catch {
      Console.note("error: cannot write \(edit.file.path): \(error.localizedDescription)")
      throw .inputOutput
    }
  }
}
