// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import IntegrationGenerator
import OutputSync

struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Writes a page for each integration, and an index.",
    discussion: """
      Settings, checks, and for each type of message what goes where. Pages of integrations that are \
      gone are removed; files that it did not write are never touched.
      """)

  @Argument(help: "A folder of integrations.")
  var manifests: [String] = ["Manifests"]

  @Option(name: .shortAndLong, help: "The folder for the pages.")
  var output = "docs/integrations"

  @Flag(help: "Write nothing; exit with 2 if anything would change.")
  var check = false

  @Flag(name: .shortAndLong, help: "Print nothing but problems.")
  var quiet = false

  @OptionGroup var reporting: ReportOptions

  func run() throws {
    let workspace = try Workspace(manifests)
    guard !workspace.bag.hasErrors else {
      reporting.report(workspace.bag)
      Console.note("nothing was written")
      throw ExitCode.problems
    }
    let pages = DocumentationSite.pages(of: workspace.manifests)
    let directory = OutputDirectory(
      root: output, marker: DocumentationSite.marker, prunesStale: workspace.isCollection)
    do {
      if check {
        guard try directory.plan(pages).isCurrent else {
          Console.note(
            "\(output) is not current: run `swift run intgen docs \(manifests.joined(separator: " "))`"
          )
          throw ExitCode.notCurrent
        }
        if !quiet { Console.note("\(output) is current") }
      } else {
        let plan = try directory.write(pages).plan
        guard !quiet else { return }
        reporting.say(
          "\(Console.counted(pages.count, "page")) in \(output): \(plan.paths(.new).count) new, "
            + "\(plan.paths(.changed).count) changed, \(plan.stale.count) removed")
      }
    } catch let error as OutputSyncError {
      Console.note("error: \(error)")
      throw ExitCode.inputOutput
    }
  }
}
