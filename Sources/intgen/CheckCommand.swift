// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Checks manifests, fixtures and generated code, and writes nothing unless told to fix.",
    discussion: """
      For continuous integration: exits with 1 if anything is wrong with a manifest or a fixture, \
      else with 2 if the generated code is not what the manifests say.
      """)

  @Argument(help: "A folder of integrations, one integration's folder, or a lone manifest.")
  var manifests: [String] = ["Manifests"]

  @Option(name: .shortAndLong, help: "The folder of generated code.")
  var output = "Generated"

  @Flag(name: .shortAndLong, help: "Print nothing but problems.")
  var quiet = false

  @OptionGroup var fixing: FixOptions
  @OptionGroup var reporting: ReportOptions

  func run() throws {
    try fixing.apply(reporting: reporting, quiet: quiet) { try Workspace(manifests).bag }
    var workspace = try Workspace(manifests)
    let run = FixtureRun(workspace)
    workspace.bag.add(contentsOf: run.failures)
    let code = GeneratedCode(&workspace, output: output)
    reporting.report(workspace.bag)
    if !quiet { reporting.say(run.summary) }
    let isBroken = workspace.bag.diagnostics.contains {
      $0.severity == .error && !$0.code.isOfFixtures && !$0.code.isOfRunning
    }
    if isBroken {
      // What a broken manifest would generate says nothing.
      throw ExitCode.problems
    }
    let isCurrent = try code.reportStale(manifests: manifests, to: reporting)
    if workspace.bag.hasErrors { throw ExitCode.problems }
    if !isCurrent { throw ExitCode.notCurrent }
    if !quiet { reporting.say("\(output) is current") }
  }
}
