// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import ManifestEvaluator
import ManifestLanguage

struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Shows what no fixture reaches, or looks at.",
    discussion: """
      Runs every fixture and names the fields that never have a value, conditions that always or \
      never hold, defaults, checks, requests and settings that no fixture uses. A comment on the \
      line, `# uncovered: why`, explains one.

      With --mutate it leaves out one line of a mapping at a time, or exchanges the values of two, \
      and names those that no fixture notices.

      Exits with 1 if there is something to name.
      """)

  @Argument(help: "A folder of integrations, one integration's folder, or a lone manifest.")
  var manifests: [String] = ["Manifests"]

  @Option(help: "Only the integration of this slug. May be given several times.")
  var only: [String] = []

  @Flag(help: "Change one line of a mapping at a time, and name what no fixture notices.")
  var mutate = false

  @Option(help: "With --mutate: how many of a hundred changes may go unnoticed, of all manifests.")
  var tolerance = 0

  @Flag(name: .shortAndLong, help: "Print nothing but what is missing.")
  var quiet = false

  @OptionGroup var reporting: ReportOptions

  func run() throws {
    let workspace = try Workspace(manifests)
    guard !workspace.bag.hasErrors else {
      reporting.report(workspace.bag)
      throw ExitCode.problems
    }
    let chosen = try workspace.manifests(only: only, reporting: reporting)
    var bag = DiagnosticBag()
    var total = 0
    for manifest in chosen {
      let fixtures = workspace.soundFixtures(of: manifest)
      total +=
        mutate
        ? report(mutationsOf: manifest, fixtures, into: &bag)
        : report(coverageOf: manifest, fixtures, into: &bag)
    }
    reporting.report(bag)
    let allowed = mutate ? total * tolerance / 100 : 0
    if bag.diagnostics.count > allowed { throw ExitCode.problems }
  }

  /// - Returns: how many places there are.
  private func report(
    coverageOf manifest: Manifest, _ fixtures: [Fixture], into bag: inout DiagnosticBag
  ) -> Int {
    let coverage = ManifestCoverage(manifest, fixtures: fixtures)
    for (point, text) in coverage.gaps { bag.report(.uncovered, text, at: point.range) }
    if !quiet {
      let explained =
        coverage.explainedCount == 0 ? "" : ", \(coverage.explainedCount) explained"
      reporting.say(
        "\(manifest.slug): \(coverage.percentage) % of \(coverage.pointCount) places, "
          + "\(coverage.gaps.count) missing\(explained)")
    }
    return coverage.pointCount
  }

  /// - Returns: how many changes there are.
  private func report(
    mutationsOf manifest: Manifest, _ fixtures: [Fixture], into bag: inout DiagnosticBag
  ) -> Int {
    let mutations = Mutation.all(of: manifest)
    let unnoticed = mutations.filter { !$0.isNoticed(by: fixtures) }
    for mutation in unnoticed {
      bag.report(.unnoticed, "no fixture notices \(mutation.text)", at: mutation.range)
    }
    if !quiet {
      reporting.say(
        "\(manifest.slug): \(mutations.count - unnoticed.count) of \(mutations.count) changes "
          + "noticed")
    }
    return mutations.count
  }
}
