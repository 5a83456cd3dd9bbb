// SPDX-License-Identifier: MIT
import Foundation
import XCTest

/// What the documentation shows is what intgen takes.
final class DocumentationTests: XCTestCase {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  func testEveryManifestInTheDocumentationGeneratesAndItsFixturesPass() throws {
    var count = 0
    for name in ["README.md", "docs/manifest.md"] {
      let text = try String(contentsOf: Self.root.appending(path: name), encoding: .utf8)
      for example in Self.blocks(of: "yaml", in: text) where example.hasPrefix("manifest: 1\n") {
        count += 1
        let folder = FileManager.default.temporaryDirectory
          .appending(path: "intgen-documentation-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try example.write(
          to: folder.appending(path: "example.yaml"), atomically: true, encoding: .utf8)
        let run = try IntgenProcess.run(["example.yaml"], in: folder)
        XCTAssertEqual(run.status, 0, "\(name):\n\(run.errors)")
        let test = try IntgenProcess.run(["test", "example.yaml"], in: folder)
        XCTAssertEqual(test.status, 0, "\(name):\n\(test.output)\(test.errors)")
      }
    }
    XCTAssertGreaterThanOrEqual(count, 8)
  }

  func testHelpAndVersion() throws {
    let help = try IntgenProcess.run(["--help"], in: Self.root)
    XCTAssertEqual(help.status, 0)
    XCTAssertTrue(help.output.contains("Turns YAML integration manifests into type-safe Swift."))
    let version = try IntgenProcess.run(["--version"], in: Self.root)
    XCTAssertEqual(version.status, 0)
    XCTAssertEqual(version.output, "0.1.0\n")
  }

  private static func blocks(of language: String, in text: String) -> [String] {
    var blocks: [String] = []
    var block: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let lines = block {
        if line == "```" {
          blocks.append(lines.joined(separator: "\n") + "\n")
          block = nil
        } else {
          block = lines + [line]
        }
      } else if line == "```\(language)" {
        block = []
      }
    }
    return blocks
  }
}
