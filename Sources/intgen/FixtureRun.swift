// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
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

  /// What was not compared, a line for each fixture.
  var skipped: [String] {
    results.filter { !$0.skipped.isEmpty }.map { result in
      let keys = result.skipped.map { "`\($0)`" }.joined(separator: ", ")
      return "skipped \(keys) of `\(result.fixture.name)` (\(result.fixture.range.file.path)): "
        + "Swift does that, and the compiled suite tests it"
    }
  }

  /// Whether a problem is that a fixture expects nothing which ``record(quiet:reporting:bag:)`` will
  /// write something into.
  func willBeRecorded(_ problem: Diagnostic) -> Bool {
    problem.code == .fixtureWithoutExpectation
      && results.contains {
        $0.fixture.range.file === problem.range.file && FixtureRecorder.edit($0) != nil
      }
  }

  /// `12 fixtures, 12 passed`
  var summary: String {
    let passed = results.count { $0.hasPassed && $0.fixture.expectsSomething }
    let failed = results.count - passed
    var text = "\(Console.counted(results.count, "fixture")), \(passed) passed"
    if failed > recorded.count { text += ", \(failed - recorded.count) failed" }
    if !recorded.isEmpty { text += ", \(recorded.count) recorded" }
    let parts = results.count { !$0.skipped.isEmpty }
    if parts > 0 { text += ", \(parts) only in part" }
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
      try FileReplacement.write(edit.bytes, over: edit.file)
      recorded.insert(path)
      if !quiet { reporting.say("recorded `\(edit.keys.joined(separator: "`, `"))` in \(path)") }
    }
    let solved: Set<DiagnosticCode> = [.fixtureOutput, .fixtureWithoutExpectation]
    var rest = DiagnosticBag()
    for diagnostic in bag.diagnostics
    where !solved.contains(diagnostic.code) || !recorded.contains(diagnostic.range.file.path) {
      rest.add(diagnostic)
    }
    bag = rest
  }
}
