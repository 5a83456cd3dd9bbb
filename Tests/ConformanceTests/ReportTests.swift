// SPDX-License-Identifier: MIT
import Foundation
import XCTest

@testable import conformance

/// The list of divergences has to be right either way.
final class ReportTests: XCTestCase {
  func testWhatIsListedMayDiffer() throws {
    var report = try report(part: nil)
    report.record("x/listed", group: "x", differences: ["body: a", "the URL b"])
    XCTAssertEqual(report.unexpected, [])
    XCTAssertEqual(report.counts.first?.count.diverging, 1)
  }

  func testWhatIsNotListedMayNot() throws {
    var report = try report(part: nil)
    report.record("x/other", group: "x", differences: ["body: a"])
    XCTAssertEqual(report.unexpected, ["x/other: body: a"])
  }

  func testWhatIsListedMustDiffer() throws {
    var report = try report(part: nil)
    report.record("x/listed", group: "x", differences: [])
    XCTAssertEqual(report.unexpected, ["x/listed: passes, but is listed as diverging (rule)"])
  }

  func testOnlyThePartThatIsListedMayDiffer() throws {
    var report = try report(part: "the URL")
    report.record("x/listed", group: "x", differences: ["the URL b"])
    XCTAssertEqual(report.unexpected, [])
    report = try self.report(part: "the URL")
    report.record("x/listed", group: "x", differences: ["the URL b", "body: a"])
    XCTAssertEqual(report.unexpected, ["x/listed: besides rule: body: a"])
  }

  func testThePartThatIsListedMustDiffer() throws {
    var report = try report(part: "the URL")
    report.record("x/listed", group: "x", differences: ["body: a"])
    XCTAssertEqual(
      report.unexpected,
      [
        "x/listed: besides rule: body: a",
        "x/listed: does not differ in what is listed (rule)",
      ])
  }

  func testThePageHasARowForEachAndTheReasons() throws {
    var report = try report(part: nil)
    report.record("x/listed", group: "x", differences: ["body: a"])
    report.record("x/same", group: "x", differences: [])
    report.record("x/quirk", group: "x", differences: ["body: a"], mayDifferBy: "object-as-text")
    var page = IntegrationsPage()
    page.add("x", named: "Ex", IntegrationLines(manifest: 12, hook: 0), caseCount: 2)
    page.add("y", named: "Why", IntegrationLines(manifest: 0, hook: 0), caseCount: 5)
    let text = page.text(report)
    XCTAssertTrue(
      text.contains("| [Ex](../Manifests/x/manifest.yaml) | 3 | 1 | 1 | 1 | 12 | 0 |\n"))
    XCTAssertTrue(
      text.contains(
        "| **1 integrations** | **3** | **1** | **1** (33.3 %) | **1** | median **12** | **0** |\n")
    )
    XCTAssertTrue(text.contains("There is no integration for 1 recordings with 5 cases: y."))
    XCTAssertTrue(text.contains("- **rule**: why\n  `x/listed`\n"))
  }

  private func report(part: String?) throws -> Report {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "divergences-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let part = part.map { #""part": "\#($0)", "# } ?? ""
    let text = #"[{"rule": "rule", "why": "why", \#(part)"cases": ["x/listed"]}]"#
    try Data(text.utf8).write(to: file)
    return Report(subject: "x", divergences: try Divergences(path: file.path))
  }
}
