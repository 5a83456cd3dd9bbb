// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import IntegrationGenerator
import OutputSync
import SwiftEmitter

/// What the manifests of a workspace generate, and the folder for it.
struct GeneratedCode {
  let output: String
  private let files: [GeneratedFile]
  private let directory: OutputDirectory

  /// What cannot be generated is added to the workspace's problems.
  init(_ workspace: inout Workspace, output: String) {
    self.output = output
    files = IntegrationGenerator.generate(
      workspace.manifests, includesCatalog: workspace.isCollection, into: &workspace.bag)
    directory = OutputDirectory(
      root: output, marker: FileHeader.marker, prunesStale: workspace.isCollection)
  }

  /// What writing would change.
  func plan() throws -> OutputPlan { try access { try directory.plan(files) } }

  func write() throws -> OutputReport { try access { try directory.write(files) } }

  /// Says what is not current.
  ///
  /// - Parameter manifests: as the user named them.
  /// - Returns: whether everything is.
  func reportStale(manifests: [String], to report: ReportOptions) throws -> Bool {
    let plan = try plan()
    guard !plan.isCurrent else { return true }
    report.say(plan.diff() + plan.stale.map { "stale: \($0)\n" }.joined(), terminator: "")
    Console.note(
      "\(output) is not current: run `swift run intgen \(manifests.joined(separator: " "))`")
    return false
  }

  private func access<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as OutputSyncError {
      Console.note("error: \(error)")
      throw ExitCode.inputOutput
    }
  }
}
