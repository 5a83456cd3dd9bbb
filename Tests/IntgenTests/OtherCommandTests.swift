// SPDX-License-Identifier: MIT
import Foundation
import XCTest

final class CheckCommandTests: CommandTestCase {
  func testCheckWritesNothingAndSaysWhatIsNotCurrent() throws {
    let stale = try intgen("check")
    XCTAssertEqual(stale.status, 2)
    XCTAssertTrue(stale.errors.contains("Generated is not current: run `swift run intgen"))
    XCTAssertFalse(
      FileManager.default.fileExists(atPath: folder.appending(path: "Generated").path))
    XCTAssertEqual(try intgen("Manifests").status, 0)
    let current = try intgen("check")
    XCTAssertEqual(current.status, 0)
    XCTAssertEqual(current.output, "1 fixture, 1 passed\nGenerated is current\n")
    XCTAssertEqual(try intgen("check", "--quiet").output, "")
  }

  func testAFixtureThatFailsCountsMoreThanCodeThatIsNotCurrent() throws {
    try write("Manifests/acme/fixtures/basic.json", Self.fixture(output: #"{"id":"eve"}"#))
    let run = try intgen("check")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(run.errors.contains("error[E0401]"), run.errors)
    XCTAssertTrue(run.errors.contains("Generated is not current"), run.errors)
  }

  func testABrokenManifestIsNotGenerated() throws {
    try write("Manifests/acme/manifest.yaml", Self.manifest + "typo: 1\n")
    let run = try intgen("check")
    XCTAssertEqual(run.status, 1)
    XCTAssertFalse(run.errors.contains("not current"), run.errors)
  }

  func testAMissingFolderIsAnErrorOfInput() throws {
    XCTAssertEqual(try intgen("check", "nowhere").status, 74)
    XCTAssertEqual(try intgen("test", "nowhere").status, 74)
    XCTAssertEqual(try intgen("test", "--format", "xml").status, 64)
  }
}

final class ExplainCommandTests: CommandTestCase {
  func testEveryFieldIsShownWithWhereItComesFrom() throws {
    try write("event.json", #"{"type":"identify","userId":"a b","traits":{"plan":"pro"}}"#)
    try write("settings.json", #"{"key":"sesame"}"#)
    let run = try intgen(
      "explain", "Manifests/acme", "event.json", "--settings", "settings.json",
      "--now", "2026-01-31")
    XCTAssertEqual(run.status, 0, run.errors)
    XCTAssertEqual(
      run.output,
      """
      Acme, identify (Manifests/acme/manifest.yaml)

      checks
        holds  settings.key    5:10
        holds  message.userId  5:24

      payload
        id    "a b"  userId       8:17
        plan  "pro"  traits.plan  8:36

      outcome
        > PUT https://api.acme.test/people
        > User-Agent: intgen/0.1
        > Accept-Encoding: identity
        > Content-Type: application/json
        > Authorization: ‹redacted›
        > {"id":"a b","plan":"pro"}

      """)
  }

  func testNoSecretIsShown() throws {
    try write(
      "Manifests/acme/manifest.yaml",
      Self.manifest.replacing(
        "{ id: \"${userId}\", plan: \"${traits.plan}\" }",
        with: "{ $let: { k: settings.key.md5 }, a: \"${k}\", b: \"${settings.key}\" }"))
    try write("event.json", #"{"type":"identify","userId":"a"}"#)
    try write("settings.json", #"{"key":"sesame"}"#)
    let run = try intgen(
      "explain", "Manifests/acme", "event.json", "--settings", "settings.json")
    XCTAssertEqual(run.status, 0, run.errors)
    XCTAssertTrue(run.output.contains("  a  ‹redacted›  k "), run.output)
    XCTAssertTrue(run.output.contains("  b  ‹redacted›  settings.key "), run.output)
    XCTAssertFalse(run.output.contains("sesame"), run.output)
  }

  func testAMessageThatIsRefusedIsExplainedToo() throws {
    try write("event.json", #"{"type":"identify"}"#)
    let run = try intgen("explain", "Manifests/acme", "event.json")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(run.output.contains("settings are placeholders\n"), run.output)
    XCTAssertTrue(
      run.output.contains(#"  rejected:  message attribute "userId" is required  5:24"#),
      run.output)
  }

  func testWhatCannotBeReadIsSaid() throws {
    try write("event.json", "{")
    XCTAssertEqual(try intgen("explain", "Manifests/acme", "event.json").status, 1)
    XCTAssertEqual(try intgen("explain", "Manifests/acme", "none.json").status, 74)
    try write("event.json", #"{"type":"identify"}"#)
    try write("settings.json", "{}")
    let run = try intgen(
      "explain", "Manifests/acme", "event.json", "--settings", "settings.json")
    XCTAssertEqual(run.errors, "invalid: setting \"key\" is required\n")
    XCTAssertEqual(run.status, 1)
  }
}

final class FunctionsCommandTests: CommandTestCase {
  func testFunctionsAreListedAndShown() throws {
    let all = try intgen("functions")
    XCTAssertEqual(all.status, 0)
    XCTAssertTrue(all.output.hasPrefix("Choosing and testing\n  has(value: T?) → Bool\n"))
    let one = try intgen("functions", "unix")
    XCTAssertTrue(one.output.hasPrefix("Date.unix → Int?\n"), one.output)
    let none = try intgen("functions", "paded")
    XCTAssertEqual(none.status, 1)
    XCTAssertEqual(none.errors, "there is no function `paded`; did you mean `padded`?\n")
  }
}
