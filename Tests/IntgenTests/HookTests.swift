// SPDX-License-Identifier: MIT
import Foundation
import XCTest

final class HookTests: CommandTestCase {
  private static let hooked = """
    manifest: 1
    name: Acme
    endpoint: https://api.acme.test
    ensure: [message.userId]
    identify:
      when: message.context.active != false
      swift: send
    track:
      swift: map
      send: POST /events
    fixtures:
      - name: sent
        input: { type: identify, userId: u }
        outcome: delivered
      - name: inactive
        input: { type: identify, userId: u, context: { active: false } }
        outcome: nothingToSend
      - name: mapped
        input: { type: track, userId: u }
        output: { name: x }
        requests: [{ path: /events }]
      - name: nobody
        input: { type: track }
        rejected: message attribute "userId" is required

    """

  override func setUpWithError() throws {
    try super.setUpWithError()
    try FileManager.default.removeItem(at: folder.appending(path: "Manifests/acme"))
    try write("Manifests/acme.yaml", Self.hooked)
  }

  /// What the evaluator cannot know is never passed over in silence.
  func testWhatSwiftDoesIsSkippedAloud() throws {
    let run = try intgen("test")
    XCTAssertEqual(run.status, 0, run.errors)
    XCTAssertEqual(
      run.output,
      """
      skipped `outcome` of `sent` (Manifests/acme.yaml): Swift does that, and the compiled suite \
      tests it
      skipped `output`, `requests` of `mapped` (Manifests/acme.yaml): Swift does that, and the \
      compiled suite tests it
      4 fixtures, 4 passed, 2 only in part

      """)
  }

  /// Checks and conditions come before a hook, so they are evaluated all the same.
  func testWhatComesBeforeAHookIsTested() throws {
    try write(
      "Manifests/acme.yaml",
      Self.hooked.replacing("userId: u, context: { active: false }", with: "channel: server")
        .replacing("outcome: nothingToSend", with: "disabled: so")
        .replacing("input: { type: track }", with: "input: { type: track, userId: u }")
        .replacing("rejected: message", with: "disabled: message"))
    let run = try intgen("test")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(
      run.errors.contains("`inactive` is refused for another reason"), run.errors)
    XCTAssertTrue(
      run.errors.contains(#"got      rejected: message attribute "userId" is required"#), run.errors
    )
    XCTAssertTrue(run.errors.contains("`nobody` is refused for another reason"), run.errors)
    XCTAssertTrue(
      run.errors.contains("got      disabled: this message was sent client side"), run.errors)
  }

  func testExplainSaysWhereItEnds() throws {
    try write("event.json", #"{"type":"identify","userId":"u"}"#)
    let run = try intgen("explain", "Manifests/acme.yaml", "event.json")
    XCTAssertEqual(run.status, 0)
    XCTAssertTrue(run.output.contains("sending is left to Swift\n"), run.output)
  }

  /// The compiler says what is missing, and taken at its word it is content.
  func testAMissingHookIsACompileErrorThatSaysWhatToWrite() throws {
    XCTAssertEqual(try intgen("Manifests").status, 0)
    guard let missing = try typecheck() else { throw XCTSkip("there is no swiftc, or no module") }
    XCTAssertNotEqual(missing.status, 0)
    let identify =
      "public func sendIdentify(_ identify: Identify) async throws(IntegrationError) -> [Response]"
    let track = "public func track(_ track: Track, settings: Acme.Settings) -> some Payload"
    XCTAssertTrue(
      missing.errors.contains(
        "error: unavailable instance method 'sendIdentify' was used to satisfy a requirement of "
          + "protocol 'AcmeHooks': `swift: send` leaves an identify message to Swift; write "
          + "`extension Acme { \(identify) { … } }` in a file of your own"), missing.errors)
    XCTAssertTrue(
      missing.errors.contains(
        "`swift: map` leaves a track message to Swift; write "
          + "`extension AcmeMapper { \(track) { … } }` in a file of your own"), missing.errors)

    let hooks = """
      import IntegrationRuntime
      extension Acme { \(identify) { [] } }
      extension AcmeMapper { \(track) { PayloadObject { _ in } } }

      """
    try write("Acme+Hooks.swift", hooks.replacing("import", with: "public import"))
    let complete = try XCTUnwrap(try typecheck())
    XCTAssertEqual(complete.status, 0, complete.errors)
    XCTAssertEqual(complete.errors, "")

    // No way around the types.
    try write(
      "Acme+Hooks.swift", hooks.replacing("_ identify: Identify", with: "_ identify: Track"))
    XCTAssertNotEqual(try typecheck()?.status, 0)
  }

  /// What docs/hooks.md shows is what the compiler takes.
  func testTheDocumentedHookCompiles() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "docs/hooks.md"), encoding: .utf8)
    func block(_ language: String) throws -> String {
      let parts = text.components(separatedBy: "```\(language)\n")
      return try XCTUnwrap(parts.dropFirst().first?.components(separatedBy: "```\n").first)
    }
    try write(
      "Manifests/acme.yaml",
      "manifest: 1\nendpoint: https://api.tickets.example\n" + (try block("yaml")))
    let run = try intgen("Manifests")
    XCTAssertEqual(run.status, 0, run.errors)
    try write("Acme+Hooks.swift", try block("swift"))
    guard let checked = try typecheck("Tickets") else {
      throw XCTSkip("there is no swiftc, or no module")
    }
    XCTAssertEqual(checked.status, 0, checked.errors)
  }

  /// Checks the generated code, and the author's file if there is one; nil without a compiler.
  private func typecheck(_ name: String = "Acme") throws -> (status: Int32, errors: String)? {
    let modules = IntgenProcess.products.appending(path: "Modules")
    guard
      FileManager.default.fileExists(
        atPath: modules.appending(path: "IntegrationRuntime.swiftmodule").path)
    else { return nil }
    let code = folder.appending(path: "Generated/Sources/\(name)")
    let files =
      try FileManager.default.contentsOfDirectory(atPath: code.path).sorted()
      .map { code.appending(path: $0).path }
      + [folder.appending(path: "Acme+Hooks.swift").path]
      .filter { FileManager.default.fileExists(atPath: $0) }
    let errors = folder.appending(path: "errors.txt")
    try Data().write(to: errors)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [
        "swiftc", "-typecheck", "-swift-version", "6", "-warnings-as-errors",
        "-enable-upcoming-feature", "InternalImportsByDefault", "-I", modules.path,
      ] + files
    process.standardOutput = try FileHandle(forWritingTo: errors)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus != 127 else { return nil }
    return (process.terminationStatus, try String(contentsOf: errors, encoding: .utf8))
  }
}
