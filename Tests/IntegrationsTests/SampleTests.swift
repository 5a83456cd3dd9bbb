// SPDX-License-Identifier: MIT
import Foundation
import IntegrationRuntime
import IntegrationTesting
import Integrations
import XCTest

/// The guide's sample tests of *My Integration* in Swift. docs/testing.md shows them beside their
/// JavaScript; a test below sees to it that what is shown there is what runs here.
final class SampleTests: XCTestCase {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  // sample: set up
  let test = IntegrationTest(
    MyIntegration.self,
    settings: ["apiKey": "key"],
    fixtures: root.appending(path: "Manifests/my-integration/fixtures").path
  )
  // end

  // sample: settings
  func testHasTheCorrectSettings() {
    test
      .name("My Integration")
      .endpoint("https://api.my-integration.com/v1")
      .channels([.server, .mobile, .client])
      .ensure("settings.apiKey")
      .ensure("message.userId")
      .ensure("message.context.ip")
      .retries(2)
  }
  // end

  // sample: validate
  let message: JSONTree = [
    "type": "identify", "userId": "user-id", "context": ["ip": "0.0.0.0"],
  ]

  func testIsInvalidWithoutApiKey() throws {
    try test.invalid(message, settings: [:])
  }

  func testIsRejectedWithoutUserId() throws {
    try test.rejected(["type": "identify", "context": ["ip": "0.0.0.0"]])
  }

  func testIsRejectedWithoutIP() throws {
    try test.rejected(["type": "identify", "userId": "user-id"])
  }

  func testIsValidWithSettingsAndMessage() throws {
    try test.valid(message)
  }
  // end

  // sample: maps
  func testMapsIdentify() throws {
    try test.maps("identify-basic", MyIntegrationMapper().identify)
  }
  // end

  // sample: sends
  func testSendsIdentify() async throws {
    let json = try test.fixture("identify-basic")
    let output = try XCTUnwrap(json.output)
    try await test.identify(json.input).sends(output).expects(200)
  }

  func testFailsOnAnInvalidKey() async throws {
    let json = try test.fixture("identify-basic")
    try await test.set(["apiKey": "wrong"])
      .identify(json.input)
      .responds(.status(401))
      .error("Unauthorized", status: 401)
  }
  // end

  func testTheDocumentationShowsWhatRunsHere() throws {
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let page = try String(
      contentsOf: Self.root.appending(path: "docs/testing.md"),
      encoding: .utf8
    )
    let samples = source.split(separator: "\n  // sample: ").dropFirst().map { part in
      let lines = part.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      return lines.prefix { $0 != "  // end" }
        .map { String($0.hasPrefix("  ") ? $0.dropFirst(2) : $0) }.joined(separator: "\n")
    }
    XCTAssertEqual(samples.count, 5)
    for sample in samples where !page.contains("```swift\n\(sample)\n```") {
      XCTFail("docs/testing.md does not show:\n\(sample)")
    }
  }
}
