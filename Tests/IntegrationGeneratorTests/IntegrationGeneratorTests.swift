// SPDX-License-Identifier: MIT
import Diagnostics
import IntegrationGenerator
import ManifestLanguage
import SwiftEmitter
import XCTest

final class IntegrationGeneratorTests: XCTestCase {
  private func files(_ names: [String]) -> (paths: [String], bag: DiagnosticBag) {
    var bag = DiagnosticBag()
    let sources = names.enumerated().map { index, name in
      ManifestSource(
        manifest: SourceFile(
          path: "\(index).yaml",
          text: """
            manifest: 1
            name: \(name)
            slug: s\(index)
            track: { send: POST https://a.example }
            """))
    }
    let manifests = ManifestCompiler.compile(sources, into: &bag)
    let files = IntegrationGenerator.generate(manifests, includesCatalog: false, into: &bag)
    return (files.map(\.path), bag)
  }

  func testANameThatTheRuntimeUsesGetsASuffix() {
    XCTAssertEqual(
      files(["Track", "String", "Heap"]).paths.filter { $0.hasPrefix("Sources/") },
      [
        "Sources/Heap/Heap.swift", "Sources/StringIntegration/StringIntegration.swift",
        "Sources/TrackIntegration/TrackIntegration.swift",
      ])
  }

  func testANameWithoutALatinLetterTakesTheSlug() {
    XCTAssertTrue(files(["Яндекс"]).paths.contains("Sources/S0/S0.swift"))
  }

  func testNamesThatDifferOnlyInCaseAreReported() {
    let (_, bag) = files(["Acme", "ACME"])
    XCTAssertEqual(bag.diagnostics.filter { $0.severity == .error }.map(\.code), [.nameCollision])
  }
}
