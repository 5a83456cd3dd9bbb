// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import ManifestEvaluator
import ManifestLanguage

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs every fixture at once, without compiling anything.",
    discussion: """
      Checks the manifests, maps each fixture's input and compares what comes of it with what the \
      fixture says: output, requests, rejection. Exits with 1 if anything differs.
      """)

  @Argument(help: "A folder of integrations, one integration's folder, or a lone manifest.")
  var manifests: [String] = ["Manifests"]

  @Option(help: "Run only the integration of this slug. May be given several times.")
  var only: [String] = []

  @Flag(help: "Stay, and run again whenever a file is saved.")
  var watch = false

  @Flag(help: "Show how outputs differ, then write what there is into the fixtures.")
  var update = false

  @Flag(name: .shortAndLong, help: "Print nothing but problems.")
  var quiet = false

  @OptionGroup var reporting: ReportOptions

  func run() throws {
    guard watch else {
      guard try pass() else { throw ExitCode.problems }
      return
    }
    let watcher = Watcher(manifests)
    var seen = watcher.snapshot()
    while true {
      // What cannot be read now may be there after the next save.
      _ = try? pass()
      Console.flush()
      // What was saved meanwhile, by this command or by the author, is seen by the next pass.
      seen = watcher.waitForChange(since: update ? watcher.snapshot() : seen)
      if !quiet { reporting.say("") }
    }
  }

  /// One pass over all fixtures: whether all is as it should be.
  private func pass() throws(ExitCode) -> Bool {
    var workspace = try Workspace(manifests)
    _ = try workspace.manifests(only: only, reporting: reporting)
    var run = FixtureRun(workspace, only: only)
    workspace.bag.add(contentsOf: run.failures)
    if !only.isEmpty { workspace.bag = workspace.bag.limited(to: workspace.manifests, only: only) }
    reporting.report(update ? workspace.bag.filter { !run.willBeRecorded($0) } : workspace.bag)
    if update { try run.record(quiet: quiet, reporting: reporting, bag: &workspace.bag) }
    if !quiet {
      for line in run.skipped { reporting.say(line) }
      reporting.say(run.summary)
    }
    return !workspace.bag.hasErrors
  }
}

extension DiagnosticBag {
  /// Without what is wrong with other integrations than these.
  fileprivate func limited(to manifests: [Manifest], only slugs: [String]) -> DiagnosticBag {
    let folders = manifests.filter { slugs.contains($0.slug) }.map { manifest in
      let path = manifest.nameRange.file.path
      return path.hasSuffix("manifest.yaml") ? String(path.dropLast("manifest.yaml".count)) : path
    }
    return filter { diagnostic in
      folders.contains { diagnostic.range.file.path.hasPrefix($0) }
    }
  }

  fileprivate func filter(_ isIncluded: (Diagnostic) -> Bool) -> DiagnosticBag {
    var bag = DiagnosticBag()
    for diagnostic in diagnostics where isIncluded(diagnostic) { bag.add(diagnostic) }
    return bag
  }
}
