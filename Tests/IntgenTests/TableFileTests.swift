// SPDX-License-Identifier: MIT
import Foundation
import XCTest

/// Tables in files beside the manifest.
final class TableFileTests: CommandTestCase {
  private static let withTable = manifest.replacing(
    "identify:", with: "tables: { ranks: tables/ranks.yaml }\nidentify:"
  ).replacing("traits.plan", with: "ranks[traits.plan]")

  override func setUpWithError() throws {
    try super.setUpWithError()
    try write("Manifests/acme/manifest.yaml", Self.withTable)
    try write("Manifests/acme/tables/ranks.yaml", "free: 1\npro: 2\n")
    try write(
      "Manifests/acme/fixtures/basic.json",
      Self.fixture(output: #"{"id":"ada","plan":2}"#, traits: #"{"plan":"pro"}"#))
  }

  func testATableInAFileIsLookedUpAndCompiled() throws {
    for path in ["Manifests", "Manifests/acme", "Manifests/acme/"] {
      let test = try intgen("test", path)
      XCTAssertEqual(test.output, "1 fixture, 1 passed\n", test.errors)
    }
    XCTAssertEqual(try intgen("generate", "--quiet").status, 0)
    let tables = try read("Generated/Sources/Acme/AcmeTables.swift")
    XCTAssertTrue(tables.contains(#"["free": 1, "pro": 2]"#), tables)
    XCTAssertEqual(try intgen("Manifests/acme/manifest.yaml", "--output", "Other").status, 0)
  }

  func testALinkOutOfTheFolderIsRefused() throws {
    let table = folder.appending(path: "Manifests/acme/tables/ranks.yaml")
    try write("elsewhere/secrets.yaml", "free: 1\n")
    try FileManager.default.removeItem(at: table)
    try FileManager.default.createSymbolicLink(
      at: table, withDestinationURL: folder.appending(path: "elsewhere/secrets.yaml"))
    let run = try intgen("generate", "--quiet")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(
      run.errors.contains(
        "`tables/ranks.yaml` is a link to outside of the manifest's folder"), run.errors)
    // Nor by a folder on the way.
    try FileManager.default.removeItem(at: table.deletingLastPathComponent())
    try write("elsewhere/ranks.yaml", "free: 1\n")
    try FileManager.default.createSymbolicLink(
      at: table.deletingLastPathComponent(),
      withDestinationURL: folder.appending(path: "elsewhere"))
    XCTAssertEqual(try intgen("generate", "--quiet").status, 1)
  }

  func testALongTableIsRefused() throws {
    let rows = (0...10_000).map { "key\($0): \($0)\n" }.joined()
    try write("Manifests/acme/tables/ranks.yaml", rows)
    let run = try intgen("generate", "--quiet")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(run.errors.contains("the table `ranks` has more than 10000 rows"), run.errors)
    XCTAssertTrue(run.errors.contains("Manifests/acme/tables/ranks.yaml:10001:1"), run.errors)
  }

  func testWatchSeesTheTable() throws {
    let output = folder.appending(path: "output")
    let process = try IntgenProcess.start(
      ["test", "--watch"], in: folder, output: output, errors: folder.appending(path: "errors"))
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    try wait(for: "1 fixture, 1 passed\n", in: output)
    try write("Manifests/acme/tables/ranks.yaml", "free: 1\npro: 300\n")
    try wait(for: "1 fixture, 0 passed, 1 failed\n", in: output)
  }
}
