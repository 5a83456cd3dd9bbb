// SPDX-License-Identifier: MIT
import Foundation
import XCTest

/// `--fix`: what problems say exactly is written into the manifests.
final class FixCommandTests: CommandTestCase {
  private static let wrong = """
    # The emial of Acme: emial.
    manifest: 1
    name: Acme
    endpoint: https://api.acme.test
    retires: 2   # retires
    settings: { "limit": { type: int }, apiKey: { typ: 'secret' } }
    ensure:
      - "settings.apiKye"
      - message.userId
    auth: { bearer: "${settings.apiKey}" }
    identify:
      when: !enabled
      map:
        id: "${userID}"
        mail: '${emial}'
        note: one: two
        $omitempty: true
        over: ${if settings.limit > 3 then 'é' else 'emial'}
      send: PUT /people

    """

  private static let right = """
    # The emial of Acme: emial.
    manifest: 1
    name: Acme
    endpoint: https://api.acme.test
    retries: 2   # retires
    settings: { "limit": { type: int }, apiKey: { type: 'secret' } }
    ensure:
      - "settings.apiKey"
      - message.userId
    auth: { bearer: "${settings.apiKey}" }
    identify:
      when: not enabled
      map:
        id: "${userId}"
        mail: '${email}'
        note: "one: two"
        $omitEmpty: true
        over: ${if (settings.limit ?? 0) > 3 then 'é' else 'emial'}
      send: PUT /people

    """

  func testWhatIsCertainIsFixedAndNothingElseChanges() throws {
    for lineBreak in ["\n", "\r\n"] {
      let wrong = Self.wrong.replacing("\n", with: lineBreak)
      let right = Self.right.replacing("\n", with: lineBreak)
      try write("Manifests/acme/manifest.yaml", wrong)
      let run = try intgen("--fix")
      XCTAssertEqual(try read("Manifests/acme/manifest.yaml"), right)
      XCTAssertEqual(run.status, 0, run.errors)
      for line in [
        "fixed Manifests/acme/manifest.yaml:5:1: retires → retries",
        "fixed Manifests/acme/manifest.yaml:12:9: ! → not ",
        "fixed Manifests/acme/manifest.yaml:16:5: note: one: two → note: \"one: two\"",
      ] {
        XCTAssertTrue(run.output.contains(line + "\n"), run.output)
      }
      // Once more there is nothing to do.
      let again = try intgen("--fix")
      XCTAssertFalse(again.output.contains("fixed "), again.output)
      XCTAssertEqual(try read("Manifests/acme/manifest.yaml"), right)
    }
  }

  func testMarksOfOtherLanguagesBecomeOurs() throws {
    let wrong = """
      manifest: 1
      name: Acme
      endpoint: https://api.acme.test
      settings: { key: { type: secret }, limit: { type: integer } }
      ensure: [settings.key, message.userId]
      auth: { bearer: "${settings.key}" }
      identify:
        when: traits.a !== "x" and traits.b === undefined
        map:
          id: "${userId ?? \\"none\\"}"
          plan: ${traits?.plan ?? "free"}
          at: ${timestamp.formatted('YYYY-MM-DD')}
          limits: ${traits.list.array.map(x -> settings.limit)}
        send: PUT /people

      """
    let right = """
      manifest: 1
      name: Acme
      endpoint: https://api.acme.test
      settings: { key: { type: secret }, limit: { type: int } }
      ensure: [settings.key, message.userId]
      auth: { bearer: "${settings.key}" }
      identify:
        when: traits.a != 'x' and traits.b == null
        map:
          id: "${userId ?? 'none'}"
          plan: ${traits.plan ?? 'free'}
          at: ${timestamp.formatted('yyyy-MM-dd')}
          limits: ${traits.list.array.map(x => settings.limit)}
        send: PUT /people

      """
    try write("Manifests/acme/manifest.yaml", wrong)
    // Behind the first mark of an expression nothing is read.
    for _ in 0..<3 { _ = try intgen("check", "--fix") }
    XCTAssertEqual(try read("Manifests/acme/manifest.yaml"), right)
  }

  func testCheckFixesManifestsAndFixturesAndThenChecks() throws {
    XCTAssertEqual(try intgen("--quiet").status, 0)
    try write(
      "Manifests/acme/manifest.yaml", Self.manifest.replacing("ensure:", with: "ensrue:"))
    try write(
      "Manifests/acme/fixtures/basic.json",
      Self.fixture(output: #"{"id":"ada"}"#).replacing("identify", with: "identfy"))
    XCTAssertEqual(try intgen("check", "--quiet").status, 1)
    let run = try intgen("check", "--fix")
    XCTAssertEqual(run.status, 0, run.errors)
    XCTAssertTrue(run.output.contains("identfy → identify\n"), run.output)
    XCTAssertEqual(try read("Manifests/acme/manifest.yaml"), Self.manifest)
  }

  func testAGuessIsNotWritten() throws {
    let manifest = Self.manifest.replacing("${userId}", with: "${user}")
    try write("Manifests/acme/manifest.yaml", manifest)
    let run = try intgen("--fix", "--quiet")
    XCTAssertEqual(run.status, 1)
    XCTAssertEqual(run.output, "")
    XCTAssertEqual(try read("Manifests/acme/manifest.yaml"), manifest)
  }
}
