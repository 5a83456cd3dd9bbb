// SPDX-License-Identifier: MIT
import Foundation
import XCTest

final class TestCommandTests: CommandTestCase {
  func testFixturesThatComeOutAreCounted() throws {
    let run = try intgen("test")
    XCTAssertEqual(run.status, 0)
    XCTAssertEqual(run.output, "1 fixture, 1 passed\n")
    XCTAssertEqual(run.errors, "")
    XCTAssertEqual(try intgen("test", "Manifests/acme", "--quiet").output, "")
  }

  func testAFixtureThatDoesNotIsShownPlaceByPlace() throws {
    try write(
      "Manifests/acme/fixtures/other.json",
      Self.fixture(output: #"{"id":"eve","plan":1,"x":[]}"#, traits: #"{"plan":2}"#))
    try write(
      "Manifests/acme/fixtures/refused.json",
      #"{"input":{"type":"identify"},"requests":[{"method":"POST"}]}"#)
    try write(
      "Manifests/acme/fixtures/sent.json",
      #"{"input":{"type":"identify","userId":"u"},"requests":[{"method":"POST","path":"/p"}]}"#)
    let run = try intgen("test")
    XCTAssertEqual(run.status, 1)
    XCTAssertEqual(run.output, "4 fixtures, 1 passed, 3 failed\n")
    XCTAssertEqual(
      run.errors,
      """
      error[E0401]: `other` maps to another payload
       --> Manifests/acme/fixtures/other.json:3:14
      3 |   "output": {"id":"eve","plan":1,"x":[]}
        |              ^^^^
            id: expected "eve", got "ada"
            plan: expected 1, got 2
          - x: [] is missing

      error[E0403]: `refused` is rejected: message attribute "userId" is required
       --> Manifests/acme/fixtures/refused.json:1:2
      1 | {"input":{"type":"identify"},"requests":[{"method":"POST"}]}
        |  ^^^^^^^
        = help: if that is right, say `"rejected": reason`

      error[E0402]: request 1 of `sent` is another one
       --> Manifests/acme/fixtures/sent.json:1:56
      1 | {"input":{"type":"identify","userId":"u"},"requests":[{"method":"POST","path":"/p"}]}
        |                                                        ^^^^^^^^
            method: expected POST, got PUT
            url: expected https://api.acme.test/p, got https://api.acme.test/people

      3 errors, 0 warnings

      """)
  }

  func testOutcomesAreCompared() throws {
    let fixtures = [
      "delivered": (#"{"type":"identify","userId":"u"}"#, #""outcome":"delivered""#),
      "unhandled": (#"{"type":"screen"}"#, #""outcome":"unsupported""#),
      "client": (
        #"{"type":"identify","channel":"client"}"#,
        #""disabled":"this message was sent client side""#
      ),
    ]
    for (name, (input, expectation)) in fixtures {
      try write(
        "Manifests/acme/fixtures/\(name).json", "{\"input\":\(input),\(expectation)}")
    }
    let good = try intgen("test")
    XCTAssertEqual(good.output, "4 fixtures, 4 passed\n", good.errors)

    try write(
      "Manifests/acme/fixtures/delivered.json",
      #"{"input":{"type":"identify","userId":"u"},"outcome":"nothingToSend"}"#)
    try write(
      "Manifests/acme/fixtures/unhandled.json",
      #"{"input":{"type":"screen"},"outcome":"delivered","method":"identify"}"#)
    try write(
      "Manifests/acme/fixtures/client.json",
      #"{"input":{"type":"identify","userId":"u","channel":"server"},"disabled":"so"}"#)
    let bad = try intgen("test")
    XCTAssertEqual(bad.output, "4 fixtures, 1 passed, 3 failed\n")
    XCTAssertEqual(
      bad.errors,
      """
      error[E0403]: `client` is not disabled
       --> Manifests/acme/fixtures/client.json:1:73
      1 | {"input":{"type":"identify","userId":"u","channel":"server"},"disabled":"so"}
        |                                                                         ^^^^
          expected disabled: so
          got      PUT https://api.acme.test/people

      error[E0403]: `delivered` is not nothingToSend
       --> Manifests/acme/fixtures/delivered.json:1:53
      1 | {"input":{"type":"identify","userId":"u"},"outcome":"nothingToSend"}
        |                                                     ^^^^^^^^^^^^^^^
          got PUT https://api.acme.test/people

      error[E0403]: `unhandled` is rejected: message attribute "userId" is required
       --> Manifests/acme/fixtures/unhandled.json:1:2
      1 | {"input":{"type":"screen"},"outcome":"delivered","method":"identify"}
        |  ^^^^^^^
        = help: if that is right, say `"rejected": reason`

      3 errors, 0 warnings

      """)
  }

  func testABrokenManifestDoesNotKeepTheOthersFromBeingRun() throws {
    try write("Manifests/bee.yaml", Self.manifest.replacing("Acme", with: "Bee") + "typo: 1\n")
    let run = try intgen("test")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(run.errors.contains("error[E0101]"), run.errors)
    XCTAssertEqual(run.output, "1 fixture, 1 passed\n")
    XCTAssertEqual(try intgen("test", "--only", "acme").status, 0)
    let unknown = try intgen("test", "--only", "acne")
    XCTAssertEqual(unknown.status, 1)
    XCTAssertTrue(unknown.errors.contains("did you mean `acme`?"), unknown.errors)
  }

  func testUpdateShowsTheDifferenceAndRecordsIt() throws {
    try write(
      "Manifests/acme/fixtures/basic.json",
      Self.fixture(output: #"{ "id": "eve" }"#, traits: #"{ "plan": "pro" }"#))
    try write(
      "Manifests/acme/fixtures/new.json",
      "{\n  \"input\": { \"type\": \"identify\", \"userId\": \"new\" }\n}\n")
    try write(
      "Manifests/acme/fixtures/yaml.yaml",
      "input: { type: identify, userId: ada }\noutput: {}\n")
    let run = try intgen("test", "--update")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(run.errors.contains(#"id: expected "eve", got "ada""#), run.errors)
    // What is written now is no problem any more.
    XCTAssertFalse(run.errors.contains("E0305"), run.errors)
    XCTAssertTrue(
      run.errors.contains("Manifests/acme/fixtures/yaml.yaml: only fixtures in JSON files"),
      run.errors)
    XCTAssertEqual(
      run.output,
      """
      recorded `output` in Manifests/acme/fixtures/basic.json
      recorded `output` in Manifests/acme/fixtures/new.json
      3 fixtures, 0 passed, 1 failed, 2 recorded

      """)
    XCTAssertEqual(
      try read("Manifests/acme/fixtures/basic.json"),
      Self.fixture(output: #"{ "id": "ada", "plan": "pro" }"#, traits: #"{ "plan": "pro" }"#))
    XCTAssertEqual(
      try read("Manifests/acme/fixtures/new.json"),
      """
      {
        "input": { "type": "identify", "userId": "new" },
        "output": {
          "id": "new"
        }
      }

      """)
    try write(
      "Manifests/acme/fixtures/yaml.yaml",
      "input: { type: identify, userId: ada }\noutput: { id: ada }\n")
    let again = try intgen("test", "--update")
    XCTAssertEqual(again.status, 0)
    XCTAssertEqual(again.output, "3 fixtures, 3 passed\n")
  }

  func testProgramsGetTheirFormatAndNothingElse() throws {
    try write("Manifests/acme/fixtures/basic.json", Self.fixture(output: #"{"id":"eve"}"#))
    let json = try intgen("test", "--format", "json")
    XCTAssertEqual(json.status, 1)
    XCTAssertEqual(json.output.split(separator: "\n").count, 1)
    XCTAssertTrue(
      json.output.contains(#""details":["  id: expected \"eve\", got \"ada\""]"#), json.output)
    XCTAssertEqual(json.errors, "1 fixture, 0 passed, 1 failed\n")
    let github = try intgen("test", "--format", "github", "--quiet")
    XCTAssertTrue(
      github.output.hasPrefix("::error file=Manifests/acme/fixtures/basic.json,line=3,col=14,"),
      github.output)
    XCTAssertEqual(github.errors, "")
    let sarif = try intgen("test", "--format", "sarif", "--quiet")
    XCTAssertTrue(sarif.output.contains(#""ruleId":"E0401""#), sarif.output)
  }

  func testWatchRunsAgainWhenAFileIsSaved() throws {
    let output = folder.appending(path: "output")
    let process = try IntgenProcess.start(
      ["test", "--watch"], in: folder, output: output, errors: folder.appending(path: "errors"))
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    try wait(for: "1 fixture, 1 passed\n", in: output)
    try write("Manifests/acme/fixtures/basic.json", Self.fixture(output: #"{"id":"eve"}"#))
    try wait(for: "1 fixture, 0 passed, 1 failed\n", in: output)
    try write("Manifests/acme/fixtures/second.json", Self.fixture(output: #"{"id":"ada"}"#))
    try wait(for: "2 fixtures, 1 passed, 1 failed\n", in: output)
    // A manifest that is broken for a while ends nothing.
    try write("Manifests/acme/manifest.yaml", "manifest: [")
    try wait(for: "0 fixtures, 0 passed\n", in: output)
    try write("Manifests/acme/manifest.yaml", Self.manifest.replacing("plan:", with: "q:"))
    try wait(for: "2 fixtures, 1 passed, 1 failed\n", in: output, times: 2)
    XCTAssertTrue(process.isRunning)
  }
}
