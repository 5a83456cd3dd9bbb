// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import OutputSync

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

  @OptionGroup var fixing: FixOptions
  @OptionGroup var reporting: ReportOptions

  func run() throws {
    try fixing.apply(reporting: reporting, quiet: quiet) { try Workspace(manifests).bag }
    var workspace = try Workspace(manifests)
    let code = GeneratedCode(&workspace, output: output)
    reporting.report(workspace.bag)
    if workspace.bag.hasErrors {
      Console.note("nothing was written")
      throw ExitCode.problems
    }
    if check {
      guard try code.reportStale(manifests: manifests, to: reporting) else {
        throw ExitCode.notCurrent
      }
      if !quiet { Console.note("\(output) is current") }
    } else {
      report(writing: try code.write(), integrations: workspace.manifests.count)
    }
  }

  private func report(writing report: OutputReport, integrations: Int) {
    let plan = report.plan
    if plan.wasInterrupted {
      Console.note("the last run was interrupted; this one has completed it")
    }
    guard !quiet else { return }
    for path in plan.paths(.new) { reporting.say("  new      \(path)") }
    for path in plan.paths(.changed) { reporting.say("  changed  \(path)") }
    for path in plan.stale { reporting.say("  removed  \(path)") }
    let unchanged = plan.paths(.unchanged).count
    reporting.say(
      "\(Console.counted(integrations, "integration")) in \(output): "
        + "\(plan.paths(.new).count) new, \(plan.paths(.changed).count) changed, "
        + "\(plan.stale.count) removed, \(unchanged) unchanged")
  }
}
