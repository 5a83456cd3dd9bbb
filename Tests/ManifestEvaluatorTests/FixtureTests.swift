// SPDX-License-Identifier: MIT
import Diagnostics
import ManifestLanguage
import XCTest

@testable import ManifestEvaluator

final class FixtureTests: XCTestCase {
  private static let manifest = """
    manifest: 1
    name: Acme
    endpoint: https://api.acme.test/v1
    settings: { key: { type: string } }
    ensure:
      - settings.key
      - message.userId
    track:
      when: event != 'Skip'
      map: { e: "${event}", at: "${now}", deep: { l: [1, "${properties.l}"] } }
      send:
        method: POST
        path: /p/${userId}
        query: { k: "${settings.key}" }
        headers: { X-K: v }
    """

  private func result(_ fixture: String) throws -> FixtureResult {
    var bag = DiagnosticBag()
    let file = SourceFile(path: "acme/fixtures/one.json", text: fixture)
    let source = ManifestSource(
      manifest: SourceFile(path: "acme/manifest.yaml", text: Self.manifest), fixtures: [file])
    let manifest = try XCTUnwrap(ManifestCompiler.compile([source], into: &bag).first)
    let errors = bag.sorted.filter {
      $0.severity == .error && $0.code != .fixtureWithoutExpectation
    }
    if !errors.isEmpty { XCTFail(TextPrinter().print(errors)) }
    return FixtureRunner(manifest).run(try XCTUnwrap(manifest.fixtures.first))
  }

  private func failures(_ fixture: String) throws -> [String] {
    try result(fixture).failures.map {
      (["\($0.code.rawValue) \($0.message)"] + $0.details).joined(separator: "\n")
    }
  }

  private let input = #""input":{"type":"track","userId":"u/1","event":"E","properties":{"l":2}}"#
  private let output = #"{"e":"E","at":"2017-01-01T00:00:00.000Z","deep":{"l":[1,2]}}"#

  func testMessagesTogether() throws {
    let inputs = #""inputs":[{"type":"track","userId":"u","event":"E"},{"type":"track"}]"#
    let missing = #"rejected: message attribute \"userId\" is required"#
    XCTAssertEqual(
      try failures(#"{\#(inputs),"outcomes":["delivered","\#(missing)"]}"#), [])
    XCTAssertEqual(
      try failures(
        #"{\#(inputs),"outcomes":["nothingToSend","delivered"],"requests":[],"responses":[{}]}"#),
      [
        """
        E0403 `one` ends in another way
        message 1: expected nothingToSend, got delivered
        message 2: expected delivered, got rejected: message attribute "userId" is required
        """,
        """
        E0402 `one` makes 1 request, not 0
        POST https://api.acme.test/v1/p/u?k=key-1
        """,
      ])
    let text = try XCTUnwrap(recorded(#"{\#(inputs)}"#))
    XCTAssertTrue(text.contains(#""outcomes": ["#), text)
    XCTAssertTrue(text.contains(#""requests": ["#), text)
    XCTAssertEqual(try failures(text), [])
  }

  func testAFixtureThatComesOutPasses() throws {
    XCTAssertEqual(
      try failures(
        #"""
        {\#(input),"output":\#(output),"requests":[{"method":"POST","path":"/p/u%2F1",
        "query":{"k":"key-1"},"headers":{"x-k":"v","Content-Type":"application/json"},
        "body":\#(output)}]}
        """#), [])
    XCTAssertEqual(
      try failures(
        #"{\#(input),"requests":[{"url":"https://api.acme.test/v1/p/u%2F1"}],"# + ""
          + #""now":"2026-01-01","settings":{"key":"k"}}"#), [])
  }

  func testDifferencesAreNamedPlaceByPlace() throws {
    XCTAssertEqual(
      try failures(
        #"{\#(input),"output":{"e":"F","deep":{"l":[1,2,3]},"none":1,"# + ""
          + #""at":"2017-01-01T00:00:00.000Z"}}"#),
      [
        """
        E0401 `one` maps to another payload
          e: expected "F", got "E"
        - deep.l[2]: 3 is missing
        - none: 1 is missing
        """
      ])
    XCTAssertEqual(
      try failures(
        #"{\#(input),"requests":[{"method":"PUT","path":"/q","query":{"k":"x"},"# + ""
          + #""headers":{"X-K":"w","X-N":"1"},"body":{"e":"E"}},{}]}"#),
      [
        """
        E0402 `one` makes 1 request, not 2
        POST https://api.acme.test/v1/p/u%2F1?k=key-1
        """,
        """
        E0402 request 1 of `one` is another one
          method: expected PUT, got POST
          url: expected https://api.acme.test/v1/q, got https://api.acme.test/v1/p/u%2F1
          query: expected k="x", got k="key-1"
          header X-K: expected "w", got "v"
          header X-N: expected "1", got none
          body:
          + at: "2017-01-01T00:00:00.000Z" is too many
          + deep: {"l":[1,2]} is too many
        """,
      ])
  }

  func testWhatDiffersIsPointedAt() throws {
    for (expectation, place) in [
      (#""output":{"e":"E","at":"2017-01-01T00:00:00.000Z","deep":{"l":[1,3]}}"#, "3"),
      (#""output":{"e":"E","none":1,"deep":{"l":[1,3]}}"#, "\"none\""),
      (#""output":{"e":"E"}"#, "\"output\""),
      (#""requests":[{"path":"/q"}]"#, "\"path\""),
      (#""requests":[{"headers":{"X-N":"1"}}]"#, "\"headers\""),
      (#""requests":[{"method":"POST","body":{"e":"F"}}]"#, "\"e\""),
      (#""requests":[{"body":{"e":"E"}}]"#, "\"body\""),
    ] {
      let range = try XCTUnwrap(result("{\(input),\(expectation)}").failures.first?.range)
      XCTAssertEqual(String(decoding: range.file.bytes[range.bytes], as: UTF8.self), place)
    }
  }

  func testRefusals() throws {
    let input = #""input":{"type":"track","event":"E"}"#
    let reason = #""message attribute \"userId\" is required""#
    XCTAssertEqual(try failures(#"{\#(input),"rejected":\#(reason)}"#), [])
    XCTAssertEqual(
      try failures(#"{\#(input),"invalid":\#(reason)}"#),
      [
        """
        E0403 `one` is refused for another reason
        expected invalid: message attribute "userId" is required
        got      rejected: message attribute "userId" is required
        """
      ])
    XCTAssertEqual(
      try failures(#"{\#(input),"requests":[{}]}"#),
      [#"E0403 `one` is rejected: message attribute "userId" is required"#])
    XCTAssertEqual(
      try failures(
        #"{\#(self.input),"settings":{"key":""},"invalid":"setting \"key\" is required"}"#), [])
    XCTAssertEqual(
      try failures(#"{\#(self.input),"rejected":"no"}"#),
      [
        """
        E0403 `one` is not rejected
        expected rejected: no
        got      POST https://api.acme.test/v1/p/u%2F1?k=key-1
        """
      ])
  }

  func testNothingToSend() throws {
    let input = #""input":{"type":"track","userId":"u","event":"Skip"}"#
    XCTAssertEqual(try failures(#"{\#(input),"requests":[]}"#), [])
    XCTAssertEqual(
      try failures(#"{\#(input),"requests":[{}]}"#),
      ["E0402 `one` sends nothing: the method's `when` does not hold"])
    XCTAssertEqual(
      try failures(
        #"{\#(input),"output":{"e":"Skip","at":"2017-01-01T00:00:00.000Z","deep":{"l":[1]}}}"#),
      ["E0403 `one` sends nothing: the method's `when` does not hold"])
  }

  // MARK: Recording

  private func recorded(_ fixture: String) throws -> String? {
    try FixtureRecorder.edit(result(fixture)).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  func testOnlyTheOutputIsReplaced() throws {
    let before = """
      {
          "input": {"type": "track", "userId": "u", "event": "E"},
          "output": {
              "old": 1
          },
          "settings": { "key":"k" }
      }

      """
    let after = """
      {
          "input": {"type": "track", "userId": "u", "event": "E"},
          "output": {
              "e": "E",
              "at": "2017-01-01T00:00:00.000Z",
              "deep": {
                  "l": [1]
              }
          },
          "settings": { "key":"k" }
      }

      """
    XCTAssertEqual(try recorded(before), after)
    XCTAssertNil(try recorded(after))
  }

  func testAShortOutputStaysInItsLineAndAMissingOneIsAdded() throws {
    XCTAssertEqual(
      try recorded(#"{"output":{},"input":{"type":"track","userId":"u"}}"#),
      #"{"output":{ "at": "2017-01-01T00:00:00.000Z", "deep": { "l": [1] } },"#
        + #""input":{"type":"track","userId":"u"}}"#)
    XCTAssertEqual(
      try recorded("{\n  \"input\": {\"type\":\"track\",\"userId\":\"u\"}\n}\n"),
      """
      {
        "input": {"type":"track","userId":"u"},
        "output": {
          "at": "2017-01-01T00:00:00.000Z",
          "deep": {
            "l": [1]
          }
        }
      }

      """)
    XCTAssertEqual(
      try recorded("{\n  \"input\": {\"type\":\"track\"}\n}"),
      "{\n  \"input\": {\"type\":\"track\"},\n"
        + "  \"rejected\": \"message attribute \\\"userId\\\" is required\"\n}")
  }

  func testRequestsAreRecordedUnlessThePayloadSaysAll() throws {
    XCTAssertEqual(
      try recorded("{\n  \"input\": {\"type\":\"track\",\"userId\":\"u\",\"event\":\"Skip\"}\n}"),
      "{\n  \"input\": {\"type\":\"track\",\"userId\":\"u\",\"event\":\"Skip\"},\n"
        + "  \"requests\": []\n}")
    let failed = try XCTUnwrap(
      recorded(
        #"{"responses":[{"status":500}],"input":{"type":"track","userId":"u/1","event":"E"}}"#))
    XCTAssertTrue(failed.contains(#""failed": "Internal Server Error""#), failed)
    XCTAssertTrue(failed.contains(#""path": "/p/u%2F1""#), failed)
    XCTAssertTrue(failed.contains(#""k": "key-1""#), failed)
    XCTAssertEqual(try failures(failed), [])
    XCTAssertNil(try recorded(failed))
  }
}
