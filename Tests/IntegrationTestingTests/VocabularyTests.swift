// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import JSON
import XCTest

/// The vocabulary's assertions have to fail where they should. The recorded cases of the original's
/// tester are run by `conformance runtime`; these are about what is new or stricter here.
final class VocabularyTests: XCTestCase {
  private let test = IntegrationTest(Sample.self, settings: ["apiKey": "key"])

  func testALongChain() async throws {
    try await test.track(["userId": "u", "event": "e"])
      .responds(.status(200), .status(201))
      .requests(2)
      .method("POST").pathname("/u").sends(["event": "e", "n": 1])
      .query("source", "test").query("n", 1)
      .sends("X-Kind", "track").sends("x-kind", containing: "ra")
      .authenticates("key", "")
      .expects(200)
      .request(1).method("GET").query(["filter": ["a": "1", "b": ["x", "y"]]])
      .queryAlmost(["filter": ["a": "1", "b": ["x", "y"]]])
      .query(containing: "filter%5Ba%5D=1")
      .url("https://sample.example/again")
      .expects(201)
  }

  func testEachAssertionCanFail() async throws {
    let chain = test.track(["userId": "u", "event": "e"])
    let cases: [(String, (MessageTest<Sample>) async throws -> Void)] = [
      (
        "expected number of requests to be \"1\", but it's \"2\"",
        { try await $0.requests(1).end() }
      ),
      ("JSON differs", { try await $0.sends(["event": "e", "n": "1"]).end() }),
      ("JSON differs", { try await $0.sends(["event": "e"]).end() }),
      ("JSON differs", { try await $0.sendsAlmost(["n": 1], ignoring: ["n", "event"]).end() }),
      ("expected 'x' but got", { try await $0.sends(text: "x").end() }),
      ("JSON differs", { try await $0.sends(form: ["a": 1]).end() }),
      ("expected header 'X-Kind'", { try await $0.sends("X-Kind", "page").end() }),
      ("to contain 'zz'", { try await $0.sends("X-Kind", containing: "zz").end() }),
      ("JSON differs", { try await $0.query("source", "test").end() }),
      ("JSON differs", { try await $0.queryAlmost(["source": "tes"]).end() }),
      ("to include 'zz'", { try await $0.query(containing: "zz").end() }),
      ("pathname to be \"/v\"", { try await $0.pathname("/v").end() }),
      ("expected PUT but got POST", { try await $0.method("PUT").end() }),
      ("expected URL", { try await $0.url("https://other.example/u").end() }),
      ("expected key:x but got key:", { try await $0.authenticates("key", "x").end() }),
      ("expected 201 but got 200", { try await $0.expects(201) }),
      ("to contain 'xml'", { try await $0.expects("Content-Type", containing: "xml").end() }),
      ("JSON differs", { try await $0.expects(body: ["a": 1]).end() }),
      (
        "Assertions made for 3 requests but only 2", { try await $0.request(2).method("GET").end() }
      ),
      ("request 1: expected 500", { try await $0.request(1).expects(500) }),
      ("request index must be >= 0", { try await $0.request(-1).end() }),
      ("expected integration to error", { try await $0.error() }),
    ]
    for (text, work) in cases {
      let failures = try await Failures.collect { try await work(chain) }
      XCTAssertEqual(failures.count, 1, "\(text): \(failures)")
      XCTAssertTrue(failures.first?.contains(text) == true, "\(text): \(failures)")
    }
  }

  func testAnErrorFailsTheChainUnlessItIsExpected() async throws {
    let failing = test.track(["userId": "u", "event": "e"]).responds(.status(400))
    let unexpected = try await Failures.collect { try await failing.expects(400) }
    XCTAssertEqual(unexpected.count, 1)
    try await failing.expects(400).requests(1).error("Bad Request", status: 400)
    let wrong = try await Failures.collect {
      try await failing.pathname("/other").error("Unauthorized", status: 401)
    }
    XCTAssertEqual(wrong.count, 3, "\(wrong)")
    // An empty reason and a status of 0 are compared too.
    let empty = try await Failures.collect { try await failing.error("", status: 0) }
    XCTAssertEqual(empty.count, 2, "\(empty)")
  }

  func testChecksComeBeforeSending() async throws {
    try await test.track(["event": "e"]).requests(0)
      .error(#"message attribute "userId" is required"#, status: 400)
    try await test.set(["apiKey": ""]).track(["userId": "u", "event": "e"]).requests(0)
      .error(#"setting "apiKey" is required"#)
    let failures = try await Failures.collect { try await test.page([:]).end() }
    XCTAssertTrue(failures.first?.contains("page() is not implemented") == true, "\(failures)")
  }

  func testInvalidAndRejectedAreDifferent() throws {
    let message: JSONTree = ["type": "track", "event": "e"]
    try test.rejected(message, reason: #"message attribute "userId" is required"#)
    try test.invalid(message, settings: [:], reason: #"setting "apiKey" is required"#)
    XCTAssertEqual(try Failures.collect { try test.invalid(message) }.count, 1)
    XCTAssertEqual(try Failures.collect { try test.rejected(message, settings: [:]) }.count, 1)
    XCTAssertEqual(try Failures.collect { try test.rejected(message, reason: "other") }.count, 1)
    XCTAssertEqual(try Failures.collect { try test.valid(message) }.count, 1)
    XCTAssertEqual(
      try Failures.collect { try test.invalid(["userId": "u", "event": "e"]) }.count,
      1
    )
  }

  func testEnabled() throws {
    try test.enabled(["channel": "server"])
    try test.disabled(["channel": "client"], reason: .channel("client"))
    try test.disabled(["channel": "server", "integrations": ["Sample": false]])
    XCTAssertEqual(try Failures.collect { try test.enabled(["channel": "client"]) }.count, 1)
    XCTAssertEqual(try Failures.collect { try test.disabled(["channel": "server"]) }.count, 1)
    XCTAssertEqual(
      try Failures.collect {
        try test.disabled(["channel": "client"], reason: .switchedOff)
      }.count,
      1
    )
  }

  func testATestIsAValue() throws {
    let changed = test.set("apiKey", "other").set(["extra": 1])
    XCTAssertEqual(changed.settings.text, #"{"apiKey":"other","extra":1}"#)
    XCTAssertEqual(test.settings.text, #"{"apiKey":"key"}"#)
  }

  func testFormulatedChecks() {
    test.ensure(.when("event == 'x'", .rejected, reason: "no x"))
    XCTAssertEqual(Failures.collect { test.ensure(.any([])) }.count, 1)
  }

  func testAFixtureThatIsMissing() {
    XCTAssertThrowsError(try test.fixture("none")) { error in
      XCTAssertTrue("\(error)".contains("fixtures/none.json"), "\(error)")
    }
  }

  func testMapsKnowsItsType() throws {
    let fixture = FixtureFile(
      name: "track",
      input: ["type": "track", "event": "e"],
      output: ["event": "e"]
    )
    func payload(_ track: Track, _ settings: Sample.Settings) -> JSONTree {
      ["event": .string(track.event?.string ?? "")]
    }
    try test.maps(fixture, payload)
    var other = fixture
    other.input["type"] = "page"
    XCTAssertEqual(
      try Failures.collect { try test.maps(other, payload) },
      ["track: the mapper is for track, the input is page"]
    )
    other = fixture
    other.output = ["event": "e", "more": 1]
    XCTAssertEqual(try Failures.collect { try test.maps(other, payload) }.count, 1)
  }

  func testQueriesNestInBrackets() {
    func tree(_ query: String) -> String {
      let request = RecordedRequest(method: "GET", target: "/?\(query)", headers: [], body: [])
      return JSONTree(parameters: request.query).text
    }
    XCTAssertEqual(tree("a=1&a=2&b="), #"{"a":["1","2"],"b":""}"#)
    XCTAssertEqual(tree("a[0]=x&a[1]=y"), #"{"a":["x","y"]}"#)
    XCTAssertEqual(tree("a[]=x&a[]=y"), #"{"a":["x","y"]}"#)
    XCTAssertEqual(tree("a[b][c]=1&a[b][d]=2"), #"{"a":{"b":{"c":"1","d":"2"}}}"#)
    XCTAssertEqual(tree("a[=1&]=2&[x]=3&a[b=4"), #"{"a[":"1","]":"2","[x]":"3","a[b":"4"}"#)
    XCTAssertEqual(tree("a[1]=x"), #"{"a":{"1":"x"}}"#)
    XCTAssertEqual(tree("a=1&a[b]=2"), #"{"a":["1",{"b":"2"}]}"#)
  }
}

/// Sends two requests for a track message.
private struct Sample: Integration {
  static let declaration = IntegrationDeclaration(
    name: "Sample",
    slug: "sample",
    endpoint: "https://sample.example",
    ensures: [
      .setting("apiKey"), .message("userId"),
      .when("event == 'x'", .rejected, reason: "no x"),
    ],
    methods: [.track]
  )

  struct Settings: IntegrationSettings {
    var apiKey: Secret
    init(_ json: JSONValue) throws(SettingsError) {
      var reader = SettingsReader(json)
      apiKey = reader.required("apiKey", placeholder: "")
      try reader.finish()
    }
  }

  let settings: Settings
  var sender: Sender

  init(settings: Settings, transport: any Transport) {
    self.settings = settings
    sender = Self.declaration.sender(over: transport)
  }

  func check(_ message: Message, _ checks: inout Checks) {
    checks.require(setting: "apiKey", settings.apiKey)
    checks.require(attribute: "userId", message.userId)
  }

  func track(_ track: Track) async throws(IntegrationError) -> [Response] {
    let user = track.userId?.string ?? ""
    let first = try await sender.send(
      Request(
        endpoint: "https://sample.example",
        path: "/\(user)",
        query: ["source": "test", "n": "1"],
        headers: ["X-Kind": "track"],
        authorization: .basic(username: "\(settings.apiKey)"),
        body: .json(Array(#"{"event":"e","n":1}"#.utf8))
      )
    )
    let second = try await sender.send(
      Request(
        method: .get,
        endpoint: "https://sample.example",
        path: "/again",
        query: ["filter[a]": "1", "filter[b][0]": "x", "filter[b][1]": "y"]
      )
    )
    return [first, second]
  }
}
