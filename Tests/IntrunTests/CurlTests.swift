// SPDX-License-Identifier: MIT
import Foundation
import HTTPTypes
import IntegrationRuntime
import IntegrationTesting
import XCTest

@testable import intrun

/// What is shown as a command is put into a shell by people: it must send what was sent, and nothing
/// in it may do anything else.
final class CurlTests: IntrunTestCase {
  private static let hostile = [
    "it's", "'; touch owned; '", "$(touch owned)", "`touch owned`", "$HOME ${HOME} !! *",
    "a\nb\n\ntouch owned\n", "\\", "\\'", "\"", "@/etc/passwd", "-o owned", "--next", "", " ",
    "tab\there", "nul\u{0}nul", "\u{1B}]0;owned\u{7}", "\u{202E}txt", "{a,b}[1-3]", "%s%n", "é ‹›",
    "‹redacted›",
  ]

  func testAShellTakesEveryWordForWhatItIs() throws {
    for value in Self.hostile where ShellText.canQuote(value) {
      let run = try shell("printf %s \(ShellText.quoted(value))")
      XCTAssertEqual(run.output, value)
      XCTAssertEqual(run.errors, "")
    }
    XCTAssertFalse(FileManager.default.fileExists(atPath: folder.appending(path: "owned").path))
  }

  func testTheCommandSendsWhatTheRequestSends() async throws {
    guard try shell("command -v curl").status == 0 else { throw XCTSkip("there is no curl") }
    let server = try await RecordingServer.start { _ in ScriptedResponse(status: 200) }
    var requests: [Request] = []
    for value in Self.hostile {
      let endpoint = Endpoint(server.url)
      let query = ["q": RequestText(value), "a[b]": "{x}"] as QueryItems
      requests += [
        try Request(
          method: .put, endpoint: endpoint, path: "/a/{x}/[1-2]", query: query,
          body: .text(RequestText(value))),
        try Request(endpoint: endpoint, body: .form([value: RequestText(value)])),
        try Request(method: .get, endpoint: endpoint, query: query),
      ]
    }
    requests += [
      try Request(method: .delete, endpoint: Endpoint(server.url)),
      try Request(method: .head, endpoint: Endpoint(server.url)),
      try Request(
        endpoint: Endpoint(server.url),
        headers: ["X-Empty": "", "X-Quote": "it's \"$HOME\" `id`"]),
      try Request(
        endpoint: Endpoint(server.url),
        body: RequestBody([0xFF, 0, 0x27, 0x0A], contentType: "application/octet-stream")),
      try Request(
        endpoint: Endpoint(server.url), body: .text("it's compressed"),
        timeout: .milliseconds(2050), contentCoding: .gzip),
    ]
    for request in requests {
      let before = server.requests.count
      let run = try shell(
        CurlCommand(request: request, redactor: .none).text + " --silent --show-error")
      XCTAssertEqual(run.status, 0, run.errors)
      let sent = try XCTUnwrap(server.requests.dropFirst(before).first)
      XCTAssertEqual(server.requests.count, before + 1)
      XCTAssertEqual(sent.method, request.head.method.rawValue)
      XCTAssertEqual(sent.path + (sent.rawQuery.map { "?\($0)" } ?? ""), request.head.path)
      if request.contentCoding == nil { XCTAssertEqual(sent.body, request.body.bytes) }
      for field in request.head.headerFields {
        XCTAssertEqual(sent.header(field.name.rawName), field.value)
      }
      XCTAssertEqual(sent.header("Content-Type"), request.body.contentType)
    }
    XCTAssertFalse(FileManager.default.fileExists(atPath: folder.appending(path: "owned").path))
    await server.stop()
  }

  func testSecretsAreHiddenInEveryFormOfTheBody() throws {
    let secret = Secret("open sesame")
    let request = try Request(
      endpoint: "https://api.example", query: ["k": RequestText(secret)],
      body: .text("\(secret)\u{0}"))
    let text = CurlCommand(request: request, redactor: Redactor(request)).text
    let encoded = Data((Secret.redacted + "\u{0}").utf8).base64EncodedString()
    XCTAssertTrue(text.hasPrefix("printf %s \(encoded) | base64 -d | \\\ncurl"), text)
    XCTAssertFalse(text.contains("sesame"), text)
  }
}
