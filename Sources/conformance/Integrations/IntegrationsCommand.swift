// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import IntegrationRuntime
import Integrations
import JSON

/// `conformance integrations`: gives the compiled integrations what the originals were given.
struct IntegrationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "integrations",
    abstract: "Compares compiled integrations with recordings of the original ones.",
    discussion: """
      The folder has a folder for each integration, named by its slug, with a `cases.json`. Each \
      case is put through the integration of that slug: settings, checks, requests in their \
      order, and how the call ended. A case that the recording marks with a quirk of the \
      original's language may differ without being listed, by the quirk's name.
      """
  )

  @Argument(help: "The folder of recordings.")
  var folder: String

  @Option(help: "The slug of the only integration to run.")
  var only: String?

  @Option(help: "The folder of manifests, to count their lines.")
  var manifests = "Manifests"

  @Option(help: "The list of divergences.")
  var divergences: String?

  func run() async throws {
    let list = try Divergences.load(divergences, default: "integrations")
    var report = Report(subject: "integrations", divergences: list)
    var missing: [(slug: String, count: Int)] = []
    for slug in try slugs() {
      let file = URL(filePath: "\(folder)/\(slug)/cases.json")
      let recording = try JSONDocument(parsing: [UInt8](Data(contentsOf: file))).root
      let cases = recording[exact: "cases"].map { Array($0.elements) } ?? []
      guard let integration = IntegrationCatalog.integration(slug: slug) else {
        missing.append((slug, cases.count))
        continue
      }
      for json in cases {
        let test = IntegrationCase(json, recording: recording)
        report.record(
          "\(slug)/\(test.id)", group: slug, difference: await test.difference(integration),
          mayDifferBy: test.quirk)
      }
      if let lines = lines(ofManifest: slug) {
        report.remark(slug, "\(lines) lines of manifest")
      }
    }
    if !missing.isEmpty {
      let total = missing.reduce(0) { $0 + $1.count }
      print("no integration for \(missing.count) recordings with \(total) cases:")
      print("  \(missing.map(\.slug).joined(separator: " "))")
    }
    try report.finish(isWholeSet: only == nil)
  }

  private func slugs() throws -> [String] {
    if let only { return [only] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)/cases.json")
    }
  }

  private func lines(ofManifest slug: String) -> Int? {
    let file = URL(filePath: "\(manifests)/\(slug)/manifest.yaml")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().count
  }
}
