// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import IntegrationRuntime
import Integrations
import JSON

/// `conformance integrations`: gives our integrations what the originals were given.
struct IntegrationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "integrations",
    abstract: "Compares integrations with recordings of the original ones.",
    discussion: """
      The folder has a folder for each integration, named by its slug, with a `cases.json`. Each \
      case is put through the integration of that slug: settings, checks, requests in their \
      order, and how the call ended. The compiled integrations are compared or, at once and \
      without compiling, the manifests. A case that the recording marks with a quirk of the \
      original's language may differ without being listed, by the quirk's name.
      """
  )

  @Argument(help: "The folder of recordings.")
  var folder: String

  @Option(help: "The slug of the only integration to run.")
  var only: String?

  @Flag(help: "Compare the manifests themselves, not the code compiled from them.")
  var evaluated = false

  @Option(help: "The folder of manifests.")
  var manifests = "Manifests"

  @Option(help: "The list of divergences.")
  var divergences: String?

  @Option(help: "Write the results as a page, here.")
  var write: String?

  func validate() throws {
    if write != nil, only != nil {
      throw ValidationError("a page is about all integrations: leave out --only or --write")
    }
  }

  func run() async throws {
    let list = try Divergences.load(divergences, default: "integrations")
    var report = Report(subject: "integrations", divergences: list)
    var page = IntegrationsPage()
    let compared = evaluated ? try ComparedManifests(in: manifests, only: only) : nil
    for slug in try slugs() {
      let file = URL(filePath: "\(folder)/\(slug)/cases.json")
      let recording = try JSONDocument(parsing: [UInt8](Data(contentsOf: file))).root
      let cases = recording[exact: "cases"].map { Array($0.elements) } ?? []
      let lines = IntegrationLines(slug, in: manifests)
      page.add(slug, named: recording[exact: "integration"]?.string, lines, caseCount: cases.count)
      for json in cases {
        let test = IntegrationCase(json, recording: recording)
        guard let differences = await differences(test, slug, compared) else { break }
        report.record(
          "\(slug)/\(test.id)", group: slug, differences: differences, mayDifferBy: test.quirk)
      }
      report.remark(slug, "\(lines.manifest) lines of manifest")
    }
    if let missing = page.missing(report) { print(missing) }
    if let write {
      try page.text(report).write(toFile: write, atomically: true, encoding: .utf8)
    }
    try report.finish(isWholeSet: only == nil)
    if compared?.hasErrors == true { throw ExitCode.failure }
  }

  /// Nil if there is no such integration.
  private func differences(
    _ test: IntegrationCase, _ slug: String, _ compared: ComparedManifests?
  ) async -> [String]? {
    guard let compared else {
      guard let integration = IntegrationCatalog.integration(slug: slug) else { return nil }
      return await test.differences(integration)
    }
    guard let manifest = compared[slug] else { return nil }
    return await test.differences(manifest)
  }

  private func slugs() throws -> [String] {
    if let only { return [only] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)/cases.json")
    }
  }
}
