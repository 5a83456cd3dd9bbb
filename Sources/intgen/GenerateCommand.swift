// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import IntegrationGenerator
import ManifestLanguage
import OutputSync
import SwiftEmitter

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Checks manifests and writes the Swift they describe.",
    discussion: """
      Named a folder of integrations, it also removes what it wrote for integrations that are gone. \
      Files that it did not write are never touched.
      """)

  @Argument(help: "A folder of integrations, one integration's folder, or a lone manifest.")
  var manifests: [String] = ["Manifests"]

  @Option(name: .shortAndLong, help: "The folder for generated code.")
  var output = "Generated"

  @Flag(help: "Write nothing; show what would change and exit with 2 if anything would.")
  var check = false

  @Flag(name: .shortAndLong, help: "Print nothing but problems.")
  var quiet = false

  func run() throws {
    var bag = DiagnosticBag()
    var loader = ManifestLoader()
    do {
      try loader.load(manifests, into: &bag)
    } catch {
      Console.note("error: \(error.message)")
      throw ExitCode.inputOutput
    }
    let checked = ManifestCompiler.compile(loader.sources, into: &bag)
    let files = IntegrationGenerator.generate(
      checked, includesCatalog: loader.isCollection, into: &bag)
    Console.report(bag)
    if bag.hasErrors {
      Console.note("nothing was written")
      throw ExitCode.problems
    }
    let directory = OutputDirectory(
      root: output, marker: FileHeader.marker, prunesStale: loader.isCollection)
    do {
      if check {
        try report(checking: directory.plan(files))
      } else {
        try report(writing: directory.write(files), integrations: checked.count)
      }
    } catch let error as OutputSyncError {
      Console.note("error: \(error)")
      throw ExitCode.inputOutput
    }
  }

  private func report(checking plan: OutputPlan) throws {
    guard !plan.isCurrent else {
      if !quiet { Console.note("\(output) is current") }
      return
    }
    print(plan.diff(), terminator: "")
    for path in plan.stale { print("stale: \(path)") }
    Console.note(
      "\(output) is not current: run `swift run intgen \(manifests.joined(separator: " "))`")
    throw ExitCode.notCurrent
  }

  private func report(writing report: OutputReport, integrations: Int) {
    let plan = report.plan
    if plan.wasInterrupted {
      Console.note("the last run was interrupted; this one has completed it")
    }
    guard !quiet else { return }
    for path in plan.paths(.new) { print("  new      \(path)") }
    for path in plan.paths(.changed) { print("  changed  \(path)") }
    for path in plan.stale { print("  removed  \(path)") }
    let unchanged = plan.paths(.unchanged).count
    print(
      "\(Console.counted(integrations, "integration")) in \(output): "
        + "\(plan.paths(.new).count) new, \(plan.paths(.changed).count) changed, "
        + "\(plan.stale.count) removed, \(unchanged) unchanged")
  }
}
