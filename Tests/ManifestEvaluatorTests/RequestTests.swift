// SPDX-License-Identifier: MIT
import HTTPTypes
import IntegrationRuntime
import XCTest

@testable import ManifestEvaluator

extension Evaluation {
  var text: String? { payload.map { String(decoding: $0.bytes, as: UTF8.self) } }

  var requests: [Request] { if case .requests(let requests) = outcome { requests } else { [] } }

  var refusal: String? {
    switch outcome {
    case .rejected(let error): "rejected: \(error.reason)"
    case .invalid(let error): "invalid: \(error.reason)"
    case .nothingToSend: "nothing"
    case .unsupported: "unsupported"
    case .disabled(let reason): "disabled: \(reason)"
    case .leftToSwift: "left to Swift"
    case .requests, .failed: nil
    }
  }
}

final class RequestTests: XCTestCase {
  func testARequestIsMadeAsCompiledCodeMakesIt() throws {
    let top = """
      settings: { site: { type: string }, key: { type: secret } }
      ensure: [settings.site, settings.key, message.userId]
      auth: { basic: { username: "${settings.site}", password: "${settings.key}" } }
      """
    let send = """
      map: { a: 1 }
      send:
        method: PUT
        path: /people/${userId}/${properties.n ?? 'x'}
        query: { v: 2, e: "${event}", none: "${properties.none}" }
        headers: { X-Key: "k-${settings.key}", X-None: "${properties.none}" }
      """
    var lab = lab(#"{"n":"a/b c"}"#, settings: #"{"site":"s","key":"sesame"}"#, top: top)
    let request = try XCTUnwrap(try lab.run(send).requests.first)
    XCTAssertEqual(request.head.method, .put)
    XCTAssertEqual(request.url, "https://api.test/v1/people/u1/a%2Fb%20c?v=2&e=E")
    XCTAssertEqual(request.head.headerFields[.authorization], "Basic czpzZXNhbWU=")
    XCTAssertEqual(HTTPField.Name("X-Key").map { request.head.headerFields[$0] }, "k-sesame")
    XCTAssertNil(HTTPField.Name("X-None").flatMap { request.head.headerFields[$0] })
    XCTAssertEqual(request.body.bytes, Array(#"{"a":1}"#.utf8))
    XCTAssertFalse("\(request)".contains("sesame"))

    lab.message = #"{"type":"track","userId":"..","properties":{}}"#
    XCTAssertTrue(try lab.run(send).refusal?.hasPrefix("rejected: ") == true)
    lab.message = #"{"type":"track","userId":{"a":1},"properties":{}}"#
    XCTAssertEqual(
      try lab.run(send).refusal,
      #"rejected: message attribute "userId" has to be a text or a number"#)
  }

  func testChecksFailInOrderWithTheirReasons() throws {
    let top = """
      settings: { a: { type: string } }
      ensure:
        - settings.a
        - message.userId
        - when: timestamp < (now.adding(days=-5) ?? now)
          reject: Too old by ${now.daysSince(timestamp)}
        - unless: settings.a != 'bad'
          invalid: No ${event} with ${settings.a}
      """
    let track = "map: { a: 1 }\nsend: POST /x"
    var lab = lab("{}", settings: #"{"a":""}"#, top: top)
    XCTAssertThrowsError(try lab.run(track)) {
      XCTAssertEqual("\($0)", #"setting "a" is required"#)
    }
    lab.settings = #"{"a":"x"}"#
    lab.now = "2014-05-07T00:00:00Z"
    XCTAssertNil(try lab.run(track).refusal)
    lab.now = "2014-06-07T00:00:00Z"
    XCTAssertEqual(try lab.run(track).refusal?.hasPrefix("rejected: Too old by 31"), true)
    lab.message = #"{"type":"track","timestamp":"2014-05-06"}"#
    XCTAssertEqual(
      try lab.run(track).refusal, #"rejected: message attribute "userId" is required"#)
    // A reason that is missing a part: what the check says.
    lab.message = #"{"type":"track","userId":"u"}"#
    lab.settings = #"{"a":"bad"}"#
    XCTAssertEqual(try lab.run(track).refusal, "invalid: unless settings.a != 'bad'")
  }

  func testWhenNothingIsSentThePayloadIsStillMapped() throws {
    let track = "when: has(properties.a)\nmap: { a: \"${properties.a}\", b: 1 }\nsend: POST /x"
    XCTAssertEqual(try lab("{}").run(track).refusal, "nothing")
    XCTAssertEqual(try lab("{}").run(track).text, #"{"b":1}"#)
    XCTAssertNil(try lab(#"{"a":1}"#).run(track).refusal)
  }

  func testAMissingRequiredKeyRejects() throws {
    let track = "map: { a!: \"${properties.a}\" }\nsend: POST /x"
    XCTAssertEqual(
      try lab("{}").run(track).refusal, #"rejected: message attribute "a" is required"#)
    XCTAssertEqual(try lab("{}").run(track).text, "{}")
  }

  func testSendCanReadThePayload() throws {
    let track =
      "map: { a: { b: x y } }\nsend: { method: POST, path: \"/p/${payload.a.b ?? 'none'}\" }"
    XCTAssertEqual(try lab("{}").run(track).requests.first?.url, "https://api.test/v1/p/x%20y")
  }

  func testStepsGoOneAfterAnother() throws {
    let track = """
      let: { who: userId ?? 'x' }
      map: { all!: "${properties.all}" }
      steps:
        - name: first
          let: { n: properties.n.int ?? 0 }
          when: n > 1
          map: { n: "${n}", all: "${payload.all}" }
          send: { method: PUT, path: "/a/${who}", query: { n: "${payload.n}" } }
        - send: POST /b
      """
    let both = try lab(#"{"all":1,"n":2}"#).run(track)
    XCTAssertEqual(
      both.requests.map { "\($0.head.method) \($0.url)" },
      ["PUT https://api.test/v1/a/u1?n=2", "POST https://api.test/v1/b"])
    XCTAssertEqual(
      both.requests.map { String(decoding: $0.body.bytes, as: UTF8.self) },
      [#"{"n":2,"all":1}"#, #"{"all":1}"#])
    XCTAssertEqual(both.stepPayloads.map(\.step), ["first"])
    XCTAssertEqual(try lab(#"{"all":1}"#).run(track).requests.count, 1)
    // The first step sends its own payload, the second one the method's, which lacks its key.
    XCTAssertEqual(
      try lab(#"{"n":2}"#).run(track).refusal,
      #"rejected: message attribute "all" is required"#)
    let none = "steps: [{ when: has(properties.x), map: { a: 1 }, send: POST /b }]"
    XCTAssertEqual(try lab("{}").run(none).refusal, "nothing")
  }

  func testEnabledAsksTheMessage() throws {
    var lab = Lab()
    XCTAssertEqual(try lab.value("enabled"), "true")
    lab.message = #"{"type":"track","integrations":{"Lab":false}}"#
    XCTAssertEqual(try lab.value("enabled"), "false")
  }

  func testSettingsAreReadAsCompiledCodeReadsThem() throws {
    let top = """
      settings:
        s: { type: string }
        i: { type: int }
        b: { type: bool }
        n: { type: number }
        e: { type: enum, values: [us, eu] }
      ensure: [settings.s, settings.e]
      """
    var lab = lab("{}", top: top)
    let track = "map: { s: \"${settings.s}\" }\nsend: POST /x"
    lab.settings = #"{"i":1.5,"b":1,"n":"x","e":"fr"}"#
    XCTAssertThrowsError(try lab.run(track)) { error in
      XCTAssertEqual(
        "\(error)",
        """
        setting "s" is required
        setting "i" has to be a whole number
        setting "b" has to be true or false
        setting "n" has to be a number
        setting "e" has to be one of "us", "eu"
        """)
    }
  }
}
