// SPDX-License-Identifier: MIT
import IntegrationTesting
import JSON
import XCTest

final class SendTests: IntrunTestCase {
  func testADryRunShowsEveryRequestAndSendsNothing() throws {
    try write("settings.json", #"{"siteId":"site-1","apiKey":"sesame"}"#)
    let run = try intrun(
      "send", "customerio", "event.json", "--settings", "settings.json", "--dry-run")
    XCTAssertEqual(run.status, 0, run.errors)
    XCTAssertTrue(
      run.output.hasPrefix(
        """
        request 1
        > PUT https://app.customer.io/api/v1/customers/ada
        > User-Agent: intgen/0.1
        > Accept-Encoding: identity
        > Content-Type: application/json
        > Authorization: ‹redacted›
        >\u{20}
        """), run.output)
    XCTAssertTrue(run.output.contains("\ncurl --globoff --request PUT \\\n"), run.output)
    XCTAssertTrue(run.output.contains("< made up, nothing was sent: 200 {}\n"), run.output)
    XCTAssertTrue(run.output.hasSuffix("\nnot sent: a dry run\n"), run.output)
    XCTAssertEqual(run.errors, "")
  }

  func testSecretsAreShownToThoseWhoAskOnly() throws {
    try write("settings.json", #"{"siteId":"site-1","apiKey":"sesame"}"#)
    let key = "c2l0ZS0xOnNlc2FtZQ=="
    for format in ["text", "json"] {
      let arguments = (
        "send", "customerio", "event.json", "--settings", "settings.json", "--dry-run", "--format"
      )
      let hidden = try intrun(
        arguments.0, arguments.1, arguments.2, arguments.3, arguments.4, arguments.5, arguments.6,
        format)
      XCTAssertTrue(hidden.output.contains("‹redacted›"), hidden.output)
      XCTAssertFalse(hidden.output.contains(key), hidden.output)
      let shown = try intrun(
        arguments.0, arguments.1, arguments.2, arguments.3, arguments.4, arguments.5, arguments.6,
        format, "--show-secrets")
      XCTAssertTrue(shown.output.contains("--header 'Authorization: Basic \(key)'"), shown.output)
      XCTAssertFalse(shown.output.contains("‹redacted›"), shown.output)
    }
  }

  func testAMessageIsSentAndItsAnswersAreShown() async throws {
    let server = try await RecordingServer.start { request in
      request.text.contains("refuse")
        ? ScriptedResponse(status: 422, body: #"{"error":"no"}"#)
        : ScriptedResponse(body: #"{"access_token":"open-sesame","ok":1}"#)
    }
    try write("settings.json", #"{"globalHook":"\#(server.url)/hook"}"#)
    let sent = try intrun("send", "webhooks", "event.json", "--settings", "settings.json")
    XCTAssertEqual(sent.status, 0, sent.errors)
    XCTAssertTrue(sent.output.contains("\n< 200 OK\n"), sent.output)
    XCTAssertTrue(
      sent.output.contains(#"< {"access_token":"‹redacted›","ok":1}"#), sent.output)
    XCTAssertTrue(sent.output.hasSuffix("\ndelivered (200)\n"), sent.output)

    let message = #"{"type":"track","channel":"server","event":"refuse"}"#
    let refused = try intrun(
      "send", "webhooks", "-", "--settings", "settings.json", input: message)
    XCTAssertEqual(refused.status, 1)
    XCTAssertTrue(refused.output.contains("\n< 422 Unprocessable"), refused.output)
    XCTAssertTrue(refused.output.contains("\nfailed: badRequest: "), refused.output)
    XCTAssertTrue(refused.output.hasSuffix("\nnot worth a retry\n"), refused.output)
    XCTAssertEqual(server.requests.map(\.path), ["/hook", "/hook"])
    await server.stop()
  }

  func testNobodyThereIsAFailureWorthARetry() throws {
    try write("settings.json", #"{"globalHook":"http://127.0.0.1:1/hook"}"#)
    let run = try intrun(
      "send", "webhooks", "event.json", "--settings", "settings.json", "--format", "json")
    XCTAssertEqual(run.status, 1)
    let root = try JSONDocument(parsing: run.output).root
    XCTAssertEqual(root[exact: "outcome"]?.string, "failed")
    XCTAssertEqual(root[exact: "code"]?.string, "ECONNREFUSED")
    XCTAssertEqual(root[exact: "retryable"]?.bool, true)
    XCTAssertEqual(root[exact: "uncertain"]?.bool, false)
    // The manifest's one retry.
    XCTAssertEqual(root[exact: "requests"]?.count, 2)
    XCTAssertEqual(
      root.value(atPath: "requests.0.error.code")?.string, "ECONNREFUSED", run.output)
  }

  func testOptionsAreWhatTheMessageSaysToTheIntegration() throws {
    try write("settings.json", #"{"globalHook":"https://hooks.example/"}"#)
    try write("options.json", #"{"version":2}"#)
    try write(
      "event.json", #"{"type":"identify","channel":"server","integrations":{"Heap":true}}"#)
    let run = try intrun(
      "send", "webhooks", "event.json", "--settings", "settings.json", "--options",
      "options.json", "--dry-run", "--format", "json")
    XCTAssertEqual(run.status, 0, run.errors)
    let root = try JSONDocument(parsing: run.output).root
    let body = try JSONDocument(
      parsing: try XCTUnwrap(root.value(atPath: "requests.0.body")?.string))
    XCTAssertEqual(
      body.root[exact: "integrations"],
      try JSONDocument(parsing: #"{"Heap":true,"Webhooks":{"version":2}}"#).root)
  }

  func testAMessageThatIsNotMeantForTheIntegrationIsNotSent() throws {
    try write("settings.json", #"{"globalHook":"https://hooks.example/"}"#)
    try write("event.json", #"{"type":"identify","channel":"client"}"#)
    let disabled = try intrun(
      "send", "webhooks", "event.json", "--settings", "settings.json", "--dry-run")
    XCTAssertEqual(disabled.status, 1)
    XCTAssertTrue(disabled.output.hasPrefix("disabled: channel client\n"), disabled.output)
    let enabled = try intrun(
      "send", "webhooks", "event.json", "--settings", "settings.json", "--dry-run", "--enable")
    XCTAssertEqual(enabled.status, 0, enabled.output)

    try write("event.json", #"{"type":"screen","channel":"server"}"#)
    let unsupported = try intrun(
      "send", "webhooks", "event.json", "--settings", "settings.json", "--dry-run")
    XCTAssertEqual(unsupported.status, 1)
    XCTAssertEqual(unsupported.output, "unsupported: screen\n")

    try write("settings.json", #"{"siteId":"s","apiKey":"k"}"#)
    try write("event.json", #"{"type":"identify","channel":"server"}"#)
    let rejected = try intrun(
      "send", "customerio", "event.json", "--settings", "settings.json", "--dry-run")
    XCTAssertEqual(rejected.status, 1)
    XCTAssertTrue(
      rejected.output.hasPrefix(#"rejected: message attribute "userId" is required"#),
      rejected.output)
  }
}
