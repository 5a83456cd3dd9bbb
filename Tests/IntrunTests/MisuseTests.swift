// SPDX-License-Identifier: MIT
import JSON
import XCTest

final class MisuseTests: IntrunTestCase {
  func testAnUnknownSlugIsNamedWithWhatWasMeant() throws {
    let near = try intrun("send", "webhook", "event.json")
    XCTAssertEqual(near.status, 64)
    XCTAssertTrue(
      near.errors.contains("there is no integration `webhook`; did you mean `webhooks`?"),
      near.errors)
    let far = try intrun("send", "zzz", "event.json")
    XCTAssertTrue(far.errors.contains("`intrun list` has all there are"), far.errors)
  }

  func testSettingsThatLackKeysAreToldAllAtOnce() throws {
    try write("settings.json", #"{"siteID":"s"}"#)
    let run = try intrun(
      "send", "customerio", "event.json", "--settings", "settings.json", "--dry-run")
    XCTAssertEqual(run.status, 1)
    XCTAssertEqual(
      run.output,
      "invalid: setting \"siteId\" is required\ninvalid: setting \"apiKey\" is required\n")
    XCTAssertEqual(
      run.errors, "warning: Customer.io has no setting `siteID`; did you mean `siteId`?\n")
    let json = try intrun("send", "customerio", "event.json", "--dry-run", "--format", "json")
    let root = try JSONDocument(parsing: json.output).root
    XCTAssertEqual(root[exact: "outcome"]?.string, "invalid")
    XCTAssertEqual(root[exact: "problems"]?.count, 2)
  }

  func testWhatIsNotJSONIsToldWithItsPlace() throws {
    try write("event.json", "{\n  \"type\": identify\n}")
    let event = try intrun("send", "heap", "event.json", "--dry-run")
    XCTAssertEqual(event.status, 1)
    XCTAssertEqual(event.errors, "error: event.json:2:11: expected a value, found `i`\n")
    let input = try intrun("send", "heap", "-", "--dry-run", input: "{")
    XCTAssertTrue(input.errors.hasPrefix("error: standard input:1:2: "), input.errors)
    try write("settings.json", "[]")
    let settings = try intrun("send", "heap", "event.json", "--settings", "settings.json")
    XCTAssertEqual(settings.status, 1)
    XCTAssertEqual(settings.errors, "error: settings.json: not a JSON object\n")
  }

  func testWrongUseAndMissingFilesHaveTheirOwnCodes() throws {
    XCTAssertEqual(try intrun("send", "heap", "none.json").status, 74)
    XCTAssertEqual(try intrun("send", "heap", ".").status, 74)
    XCTAssertEqual(try intrun("send", "heap").status, 64)
    XCTAssertEqual(try intrun("send", "heap", "event.json", "--format", "xml").status, 64)
    XCTAssertEqual(try intrun("send", "heap", "-", "--settings", "-").status, 64)
  }

  func testIntegrationsAreListedWithTheirSettings() throws {
    let text = try intrun("list")
    XCTAssertEqual(text.status, 0)
    XCTAssertTrue(
      text.output.contains(
        """
        heap  Heap: identify, track
          appId  string, required  App ID. Shown under Account > Manage > Projects.

        """), text.output)
    let list = try JSONDocument(parsing: try intrun("list", "--format", "json").output).root
    let subject = try XCTUnwrap(
      list.elements.first { $0[exact: "slug"]?.string == "customerio" })
    XCTAssertEqual(subject.value(atPath: "settings.1.name")?.string, "apiKey")
    XCTAssertEqual(subject.value(atPath: "settings.1.type")?.string, "secret")
    XCTAssertEqual(subject.value(atPath: "settings.1.required")?.bool, true)
  }
}
