// SPDX-License-Identifier: MIT

import IntegrationRuntime
import IntegrationTesting
import JSON
import XCTest

final class HMACSignatureTests: XCTestCase {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// RFC 2202 and RFC 4231, test case 2.
  func testKnownCodes() {
    for (hash, code) in [
      (SignatureHash.md5, "750c783e6ab0b503eaa86e310a5db738"),
      (.sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
      (.sha256, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
      (
        .sha512,
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
          + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
      ),
    ] {
      let actual = hash.authenticationCode(
        of: bytes("what do ya want for nothing?"), key: bytes("Jefe"))
      XCTAssertEqual(hex(actual), code, "\(hash)")
    }
  }

  private func sent(
    _ signature: HMACSignature, steps: [ScriptedTransport.Step] = [], query: QueryItems = [:]
  ) async throws -> [Request] {
    let transport = ScriptedTransport(steps)
    let sender = Sender(
      over: transport, policy: RetryPolicy(retries: 2),
      rules: SendingRules(authorizer: signature),
      timekeeper: TestClock(start: .seconds(1_700_000_000)).timekeeper)
    let request = try Request(
      method: .put, endpoint: "https://api.example:8443/v1", path: "/a b", query: query,
      headers: ["X-Id": "7"], body: .json(bytes(#"{"a":1}"#)))
    _ = try await sender.send(request)
    return transport.requests
  }

  func testSignsTheBodyByDefault() async throws {
    let requests = try await sent(
      HMACSignature(key: "Jefe", headers: { _, signature in ["X-Sig": "sha256=\(signature)"] }))
    let code = hex(
      SignatureHash.sha256.authenticationCode(of: bytes(#"{"a":1}"#), key: bytes("Jefe")))
    XCTAssertEqual(requests.first?.header("X-Sig"), "sha256=\(code)")
  }

  func testAllPartsCanBeSigned() async throws {
    let signature = HMACSignature(
      key: "k", hash: .sha1, encoding: .base64,
      text: { input in
        Array(
          [
            input.method, input.host, input.path, input.query, input.url, "\(input.timestamp)",
            input.header("x-id") ?? "", String(decoding: input.body, as: UTF8.self),
          ].joined(separator: "\n").utf8)
      },
      query: { input, signature in ["ts": "\(input.timestamp)", "sig": "\(signature)"] })
    let requests = try await sent(signature, query: ["q": "1"])
    let text = """
      PUT
      api.example:8443
      /v1/a%20b
      q=1
      https://api.example:8443/v1/a%20b?q=1
      1700000000
      7
      {"a":1}
      """
    let code = Base64.encode(
      SignatureHash.sha1.authenticationCode(of: bytes(text), key: bytes("k")))
    let request = try XCTUnwrap(requests.first)
    let expected = QueryItems(dictionaryLiteral: ("sig", RequestText(code))).encoded()
    XCTAssertEqual(
      request.url, "https://api.example:8443/v1/a%20b?q=1&ts=1700000000&\(expected)")
    XCTAssertFalse("\(request)".contains(code), "the signature is a secret")
    XCTAssertFalse("\(request)".contains(expected))
  }

  func testEachAttemptIsSignedAnew() async throws {
    let signature = HMACSignature(
      key: "k", text: { Array("\($0.timestamp)".utf8) },
      headers: { ["X-Time": "\($0.timestamp)", "X-Sig": "\($1)"] })
    let steps = [ScriptedTransport.Step](
      repeating: .respond(ScriptedResponse(status: 429, headers: [("Retry-After", "5")])), count: 2)
    let requests = try await sent(signature, steps: steps)
    XCTAssertEqual(
      requests.map { $0.header("X-Time") }, ["1700000000", "1700000005", "1700000010"])
    XCTAssertEqual(Set(requests.map { $0.header("X-Sig") }).count, 3)
  }

  func testNothingShowsTheKey() {
    let signature = HMACSignature(key: "a-long-secret")
    var dumped = ""
    dump(signature, to: &dumped)
    for text in ["\(signature)", String(reflecting: signature), dumped] {
      XCTAssertFalse(text.contains("a-long-secret"), text)
    }
  }

  func testHeaderThatCannotBeSent() async throws {
    do {
      _ = try await sent(HMACSignature(key: "k", headers: { _, _ in ["no name": "x"] }))
      XCTFail("sent")
    } catch let error as IntegrationError {
      XCTAssertEqual(error.kind, .invalid)
      XCTAssertEqual(error.attempts, 0)
      XCTAssertFalse(error.mayHaveArrived)
    }
  }
}
