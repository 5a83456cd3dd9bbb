// SPDX-License-Identifier: MIT
import Foundation
import XCTest

/// Every folder of `Cases` is a manifest, or several, with what intgen has to say about it, to the
/// letter. `RECORD=1` writes the expectations anew; read the difference before committing it.
final class DiagnosticCaseTests: XCTestCase {
  private static let cases = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Cases")

  func testEveryCaseSaysWhatItIsExpectedToSay() throws {
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.cases.path)
      .filter { !$0.hasPrefix(".") }.sorted()
    XCTAssertGreaterThan(names.count, 35)
    for name in names {
      let output = FileManager.default.temporaryDirectory
        .appending(path: "intgen-case-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: output) }
      let run = try IntgenProcess.run(
        ["generate", name, "--quiet", "--output", output.path], in: Self.cases)
      let actual = "exit \(run.status)\n\(run.errors)"
      let expectation = Self.cases.appending(path: "\(name)/expected.txt")
      if isRecording { try actual.write(to: expectation, atomically: true, encoding: .utf8) }
      let expected = try String(contentsOf: expectation, encoding: .utf8)
      XCTAssertEqual(actual, expected, "case \(name)")
      XCTAssertEqual(run.output, "", "case \(name)")
      let wrote = FileManager.default.fileExists(atPath: output.path)
      XCTAssertEqual(wrote, run.status == 0, "case \(name) wrote although it failed, or not")
    }
  }

  /// A code that no case shows is a code nobody has read.
  func testEveryErrorOfTheManifestIsShownByACase() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.cases.path)
    let shown = names.compactMap { name in
      try? String(
        contentsOf: Self.cases.appending(path: "\(name)/expected.txt"), encoding: .utf8)
    }.joined()
    let source = Self.cases.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Diagnostics/DiagnosticCode.swift")
    let text = try String(contentsOf: source, encoding: .utf8)
    let codes = text.split(separator: "\"").map(String.init).filter {
      $0.count == 5 && ($0.hasPrefix("E0") || $0.hasPrefix("W0"))
    }
    XCTAssertGreaterThan(codes.count, 30)
    // A million nodes and 16 MiB have no place in a folder of cases; YAMLTreeTests show these.
    let tooLarge: Set<String> = ["E0006", "E0010"]
    // `generate` runs no fixtures; TestCommandTests and CoverageCommandTests show these.
    let ofRunning: Set<String> = ["E0401", "E0402", "E0403", "W0401", "W0402"]
    for code in codes where !tooLarge.union(ofRunning).contains(code) {
      XCTAssertTrue(shown.contains("[\(code)]"), "no case shows \(code)")
    }
  }
}
