// SPDX-License-Identifier: MIT

import HTTPTypes
import IntegrationRuntime
import IntegrationTesting
import JSON
import Synchronization
import XCTest

/// What a redirect makes of a request, where it leads, and what goes along.
final class RedirectTests: XCTestCase {
  private let clock = TestClock()

  private func redirect(_ status: Int, _ locations: String...) -> ScriptedTransport.Step {
    .respond(ScriptedResponse(status: status, headers: locations.map { ("Location", $0) }))
  }

  private func send(
    _ request: Request, _ steps: [ScriptedTransport.Step], redirects: Int = 3, retries: Int = 0,
    authorizer: (any RequestAuthorizer)? = nil
  ) async -> (result: Result<Response, IntegrationError>, requests: [Request]) {
    let transport = ScriptedTransport(steps)
    let sender = Sender(
      over: transport, policy: RetryPolicy(retries: retries),
      rules: SendingRules(redirects: redirects, authorizer: authorizer),
      timekeeper: clock.timekeeper)
    do throws(IntegrationError) {
      return (.success(try await sender.send(request)), transport.requests)
    } catch {
      return (.failure(error), transport.requests)
    }
  }

  private func post(_ url: Endpoint = "https://a.example/x", headers: HeaderItems = [:]) throws
    -> Request
  {
    try Request(
      endpoint: url, headers: headers, authorization: .bearer("token-7f3a"),
      body: .json(Array("{}".utf8)), contentCoding: .gzip)
  }

  // MARK: Method and body

  func testWhatBecomesOfTheMethod() async throws {
    let kept: [(Int, RequestMethod)] = [
      (301, .put), (301, .get), (301, .head), (302, .delete), (302, .patch), (303, .get),
      (303, .head), (307, .post), (307, .put), (308, .post), (308, .delete),
    ]
    let changed: [(Int, RequestMethod)] = [
      (301, .post), (302, .post), (303, .post), (303, .put), (303, .delete), (303, .patch),
    ]
    for (isKept, (status, method)) in kept.map({ (true, $0) }) + changed.map({ (false, $0) }) {
      let request = try Request(
        method: method, endpoint: "https://a.example/x",
        headers: ["Content-Language": "de", "Last-Modified": "now", "X-Own": "1"],
        body: .json(Array("{}".utf8)), contentCoding: .gzip)
      let (result, requests) = await send(request, [redirect(status, "/y")])
      let what = "\(status) \(method)"
      XCTAssertEqual(try result.get().status, 200, what)
      XCTAssertEqual(requests.map(\.url), ["https://a.example/x", "https://a.example/y"], what)
      let last = try XCTUnwrap(requests.last)
      XCTAssertEqual(last.head.method.rawValue, isKept ? method.name : "GET", what)
      XCTAssertEqual(last.body, isKept ? request.body : .none, what)
      XCTAssertEqual(last.contentCoding, isKept ? .gzip : nil, what)
      for name in ["Content-Type", "Content-Encoding", "Content-Language", "Last-Modified"] {
        XCTAssertEqual(last.header(name) != nil, isKept, "\(what) \(name)")
      }
      XCTAssertEqual(last.header("X-Own"), "1", what)
    }
  }

  func testOtherAnswersAreNoRedirects() async throws {
    let none = ScriptedTransport.Step.status(302)
    for step in [redirect(300, "/y"), redirect(304, "/y"), redirect(201, "/y"), none] {
      let (_, requests) = await send(try post(), [step])
      XCTAssertEqual(requests.count, 1)
    }
    let (empty, _) = await send(try post(), [redirect(302, "  ")])
    XCTAssertEqual(empty.failure?.reason, "Found")
    XCTAssertNil(empty.failure?.code)
    let (off, requests) = await send(try post(), [redirect(302, "/y")], redirects: 0)
    XCTAssertEqual(off.failure?.reason, "Found")
    XCTAssertEqual(requests.count, 1)
  }

  // MARK: Where it leads

  /// The examples of RFC 3986 §5.4, but for other schemes.
  func testReferences() async throws {
    let examples = [
      ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
      ("/g", "http://a/g"), ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"),
      ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q"), ("g#s", "http://a/b/c/g"),
      ("g?y#s", "http://a/b/c/g?y"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
      (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
      ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
      ("../../", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
      ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
      (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("./../g", "http://a/b/g"),
      ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
      ("g;x=1/../y", "http://a/b/c/y"), ("g?y/../x", "http://a/b/c/g?y/../x"),
      ("g#s/../x", "http://a/b/c/g"),
      // Others.
      ("HTTPS://B:8443/x/../y", "https://B:8443/y"), ("//b?z", "http://b/?z"),
      (" /g ", "http://a/g"), ("/ä b|c?ö\"", "http://a/%C3%A4%20b%7Cc?%C3%B6%22"),
      ("/100%", "http://a/100%25"), ("\\\\b", "http://a/b/c/%5C%5Cb"), ("1:2", "http://a/b/c/1:2"),
      ("/\u{301}/b", "http://a/%CC%81/b"), ("//[2001:db8::1]/x", "http://[2001:db8::1]/x"),
    ]
    for (reference, url) in examples {
      let request = try Request(method: .get, endpoint: "http://a/b/c/d;p?q")
      let (_, requests) = await send(request, [redirect(307, reference)], redirects: 1)
      XCTAssertEqual(requests.dropFirst().map(\.url), [url], reference)
    }
  }

  func testWhereNobodyFollows() async throws {
    for location in [
      "ftp://b.example/", "javascript:alert(1)", "https:b.example", "https:/b.example",
      "https://", "https://:443/", "https://me@b.example/", "https://me:pw@b.example/",
      "https://b.example\\@c.example/", "https://b.example:0/", "https://b.example:99999/",
      "https://b example/", "https://b\u{1F600}.example/", "https://[::1/", "/%2e%2e/x",
      "//", "https://b%2eexample/", "/x\ty",
    ] {
      let (result, requests) = await send(
        try post(headers: ["Idempotency-Key": "1"]), [redirect(307, location)], retries: 2)
      XCTAssertEqual(result.failure?.code, .refusedRedirect, location)
      XCTAssertEqual(result.failure?.kind, .unexpectedStatus, location)
      XCTAssertEqual(result.failure?.status, 307, location)
      XCTAssertEqual(result.failure?.isRetryable, false, location)
      XCTAssertEqual(result.failure?.mayHaveArrived, false, location)
      XCTAssertEqual(requests.count, 1, location)
    }
    let (result, requests) = await send(try post(), [redirect(307, "/y", "/z")])
    XCTAssertEqual(
      result.failure?.reason, "the redirect's Location is unusable: there is more than one")
    XCTAssertEqual(requests.count, 1)
  }

  /// Whatever a server writes, it is refused or leads to a URL with nothing hidden in it.
  func testRandomLocations() async throws {
    let pieces = [
      "/", "//", "\\", "..", ".", "?", "#", ":", "@", "http", "https", "://", "a", "b.example",
      "%2e",
      "%2F", "%", "[", "]", "::1", "443", " ", "\u{301}", "\u{FEFF}", "ä", ";", "&", "=", "ftp:",
    ]
    var seed: UInt64 = 7
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    var followed = 0
    for _ in 0..<5_000 {
      let location = (0...random(7)).map { _ in pieces[random(pieces.count)] }.joined()
      let (_, requests) = await send(try post("https://a.example/x/y?z"), [redirect(307, location)])
      guard let last = requests.dropFirst().last else { continue }
      followed += 1
      XCTAssertEqual(last.head.scheme, "https", location)
      let host = last.head.authority ?? ""
      XCTAssertNotNil(
        host.wholeMatch(of: /[A-Za-z0-9._-]+(:[0-9]+)?|\[[0-9A-Fa-f:.]+\](:[0-9]+)?/), location)
      let path = last.head.path ?? ""
      XCTAssertTrue(path.hasPrefix("/"), location)
      XCTAssertTrue(path.utf8.allSatisfy { (0x21...0x7E).contains($0) }, location)
      XCTAssertFalse(path.contains { "#\\".contains($0) }, location)
      let segments = path.prefix { $0 != "?" }.split(separator: "/")
      XCTAssertFalse(
        segments.contains { ["..", "."].contains(PercentEncoding.decode($0)) }, location)
      XCTAssertEqual(last.header("Authorization") != nil, host == "a.example", location)
    }
    XCTAssertGreaterThan(followed, 1_000)
  }

  func testNeverFromHTTPSToHTTP() async throws {
    let steps = [redirect(307, "https://b.example"), redirect(307, "http://a.example/x")]
    let (result, requests) = await send(try post("http://a.example/x"), steps)
    XCTAssertEqual(result.failure?.code, .refusedRedirect)
    XCTAssertEqual(result.failure?.reason, "the redirect leads from https to http")
    XCTAssertEqual(requests.map(\.url), ["http://a.example/x", "https://b.example/"])
  }

  func testNotForever() async throws {
    let steps = (0...9).map { redirect(302, "/\($0)") }
    let (result, requests) = await send(try post(), steps, redirects: 3, retries: 5)
    XCTAssertEqual(requests.count, 4)
    XCTAssertEqual(result.failure?.code, .tooManyRedirects)
    XCTAssertEqual(result.failure?.reason, "more than 3 redirects")
    XCTAssertEqual(result.failure?.isRetryable, false)
    XCTAssertEqual(result.failure?.attempts, 1)
    XCTAssertTrue("\(result)".contains("ELOOP"))
  }

  // MARK: What goes along

  func testCredentialsStayWhereTheyBelong() async throws {
    let headers: HeaderItems = [
      "X-Project": "main", "X-Session": "\(Secret("session-91"))", "Cookie": "a=b",
      "X-Api-Key": "k", "Idempotency-Key": "id-1",
    ]
    let own = ["Authorization", "X-Session", "Cookie", "X-Api-Key", "Idempotency-Key"]
    let home = ["/y", "https://A.EXAMPLE/y", "//a.example:443/y"]
    let elsewhere = [
      "https://b.example/", "https://a.example:444/", "https://a.example.b.example/",
      "https://sub.a.example/", "https://a.example./", "https://a.example:0443/",
    ]
    for (isHome, location) in home.map({ (true, $0) }) + elsewhere.map({ (false, $0) }) {
      let steps = [redirect(307, location), redirect(307, "https://a.example/z")]
      let (result, requests) = await send(try post(headers: headers), steps)
      XCTAssertEqual(try? result.get().status, 200, location)
      XCTAssertEqual(requests.count, 3, location)
      for name in own {
        XCTAssertEqual(requests[1].header(name) != nil, isHome, "\(location) \(name)")
        XCTAssertEqual(requests[2].header(name) != nil, isHome, "\(location) and back: \(name)")
      }
      XCTAssertEqual(requests[2].header("X-Project"), "main")
      XCTAssertEqual(requests[2].header("User-Agent"), RequestDefaults.userAgent)
      XCTAssertEqual(requests[2].body, requests[0].body)
    }
  }

  func testSecretsInTheBodyGoNowhereElse() async throws {
    let request = try Request(
      endpoint: "https://a.example/x", body: .json(Array(#"{"key":"k/1\"2"}"#.utf8)),
      secrets: [Secret("k/1\"2")])
    let (result, requests) = await send(request, [redirect(307, "https://b.example/")])
    XCTAssertEqual(result.failure?.code, .refusedRedirect)
    XCTAssertEqual(requests.count, 1)
    let (home, _) = await send(request, [redirect(307, "/y")])
    XCTAssertEqual(try home.get().status, 200)
    let (fetched, _) = await send(request, [redirect(303, "https://b.example/")])
    XCTAssertEqual(try fetched.get().status, 200)
  }

  func testEachRequestIsSignedAnewAndNoneElsewhere() async throws {
    let signature = HMACSignature(
      key: "key-1", text: { Array("\($0.method) \($0.path)?\($0.query)".utf8) },
      headers: { ["X-Time": "\($0.timestamp)", "X-Signature": "\($1)"] },
      query: { ["sig": "\($1)"] })
    let request = try Request(endpoint: "https://a.example/x", query: ["v": "1"])
    let (_, requests) = await send(
      request,
      [
        redirect(308, "/y?v=1&sig=old"), redirect(303, "/z"), redirect(302, "https://b.example/?q"),
      ],
      authorizer: signature)
    let texts = ["POST /x?v=1", "POST /y?v=1", "GET /z?"]
    for (index, text) in texts.enumerated() {
      let code = SignatureHash.sha256.authenticationCode(
        of: Array(text.utf8), key: Array("key-1".utf8))
      let hex = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      XCTAssertEqual(requests[index].header("X-Signature"), hex, text)
      XCTAssertTrue(requests[index].url.hasSuffix("sig=\(hex)"), requests[index].url)
    }
    XCTAssertEqual(requests[3].url, "https://b.example/?q")
    XCTAssertNil(requests[3].header("X-Signature"))
    XCTAssertNil(requests[3].header("X-Time"))
  }

  func testARefusalElsewhereIsNoReasonToRenewCredentials() async throws {
    let renewed = Mutex(0)
    struct Renewing: RequestAuthorizer {
      let count: @Sendable () -> Void
      func authorize(
        _ request: inout Request, in context: AuthorizationContext
      ) async throws(IntegrationError) {
        try request.set(header: "X-Token", to: "\(Secret("t-1"))")
      }
      func discardCredentials(of request: Request) -> Bool {
        guard request.header("X-Token") != nil else { return false }
        count()
        return true
      }
    }
    let authorizer = Renewing { renewed.withLock { $0 += 1 } }
    let request = try Request(endpoint: "https://a.example/x")
    let (away, _) = await send(
      request, [redirect(307, "https://b.example/"), .status(401)], authorizer: authorizer)
    XCTAssertEqual(away.failure?.status, 401)
    XCTAssertEqual(renewed.withLock { $0 }, 0)
    let (home, requests) = await send(
      request, [redirect(307, "/y"), .status(401), redirect(307, "/y")], authorizer: authorizer)
    XCTAssertEqual(try home.get().attempts, 2)
    XCTAssertEqual(renewed.withLock { $0 }, 1)
    XCTAssertEqual(requests.map(\.head.path), ["/x", "/y", "/x", "/y"])
  }

  func testNothingSecretIsShown() async throws {
    let steps = [
      redirect(307, "/y?access_token=open-sesame&k=token-7f3a"),
      redirect(307, "http://b.example/?access_token=open-sesame&k=token-7f3a"),
    ]
    let (result, _) = await send(try post(), steps)
    let error = try XCTUnwrap(result.failure)
    XCTAssertEqual(error.code, .refusedRedirect)
    for text in ["\(error)", String(reflecting: error), "\(error.exchange as Any)"] {
      XCTAssertFalse(text.contains("token-7f3a"), text)
      XCTAssertFalse(text.contains("open-sesame"), text)
    }
    XCTAssertTrue(String(reflecting: error).contains("Location: http://b.example/"))
  }

  // MARK: Time and attempts

  /// Takes its time for each answer.
  private struct Slow: Transport {
    let clock: TestClock
    let next: ScriptedTransport
    func send(_ request: Request) async throws(TransportError) -> Response {
      let response = try await next.send(request)
      clock.advance(by: .seconds(2))
      return response
    }
  }

  func testOneTimeoutForAll() async throws {
    let script = ScriptedTransport([
      redirect(307, "/1"), redirect(307, "/2"), .status(503), redirect(307, "/1"),
    ])
    var sender = Sender(
      over: Slow(clock: clock, next: script), policy: RetryPolicy(retries: 1),
      rules: SendingRules(redirects: 5), timekeeper: clock.timekeeper)
    sender.timekeeper.jitter = { 0 }
    let request = try Request(endpoint: "https://a.example", timeout: .seconds(5))
    let response = try await sender.send(request)
    XCTAssertEqual(response.attempts, 2)
    XCTAssertEqual(
      script.requests.map(\.timeout),
      [.seconds(5), .seconds(3), .seconds(1), .seconds(5), .seconds(3)])
    XCTAssertEqual(script.requests.map(\.head.path), ["/", "/1", "/2", "/", "/1"])
  }

  func testTheDeadlineHoldsForAll() async throws {
    let script = ScriptedTransport([redirect(307, "/1"), redirect(307, "/2")])
    let sender = Sender(
      over: Slow(clock: clock, next: script),
      rules: SendingRules(deadline: .seconds(3), redirects: 5), timekeeper: clock.timekeeper)
    _ = try? await sender.send(Request(endpoint: "https://a.example", timeout: .seconds(9)))
    XCTAssertEqual(script.requests.map(\.timeout), [.seconds(3), .seconds(1), .zero])
  }

  func testWhatMayHaveArrived() async throws {
    let refused = ScriptedTransport.Step.fail(
      TransportError(
        .connection, code: .connectionRefused, reason: "refused", arrival: .notSent))
    // Who says where else to send it has not taken it; who says where the answer is may have.
    for (status, isUncertain) in [(307, false), (308, false), (303, true), (301, true)] {
      for last in [refused, .status(500)] {
        let (result, _) = await send(try post(), [redirect(status, "/y"), last])
        XCTAssertEqual(result.failure?.mayHaveArrived, isUncertain, "\(status) \(last)")
        XCTAssertEqual(result.failure?.isRetryable, true, "\(status) \(last)")
      }
    }
    let (second, _) = await send(
      try post(), [redirect(303, "/y"), .status(503), .status(200)], retries: 1)
    XCTAssertEqual(try second.get().mayHaveArrivedBefore, true)
  }

  func testObserversHearOfEach() async throws {
    final class Recorder: DeliveryObserver {
      let lines = Mutex<[String]>([])
      func requestWillBeSent(_ event: RequestEvent) {
        lines.withLock { $0.append("\(event.purpose) \(event.attempt) \(event)") }
      }
      func responseReceived(_ event: ResponseEvent) {
        lines.withLock { $0.append("\(event.status)") }
      }
    }
    let recorder = Recorder()
    let integration = RedirectedIntegration(
      settings: .init(),
      transport: ScriptedTransport([redirect(307, "/y"), .status(503), redirect(307, "/y")]))
    let outcome = await integration.deliver(
      Array(#"{"type":"track","event":"e"}"#.utf8),
      options: .init(isEnabled: true, observer: recorder))
    XCTAssertTrue(outcome.isSuccess)
    XCTAssertEqual(
      recorder.lines.withLock { $0 },
      [
        "delivery 1 POST https://a.example/x", "307", "redirect 1 POST https://a.example/y", "503",
        "delivery 2 POST https://a.example/x", "307", "redirect 2 POST https://a.example/y", "200",
      ])
  }
}

private struct RedirectedIntegration: Integration {
  static let declaration = IntegrationDeclaration(
    name: "Redirected", slug: "redirected", retries: 1, redirects: 1, methods: [.track])

  struct Settings: IntegrationSettings {
    init() {}
    init(_ json: JSONValue) throws(SettingsError) {}
  }

  let settings: Settings
  var sender: Sender

  init(settings: Settings, transport: any Transport) {
    self.settings = settings
    sender = Self.declaration.sender(over: transport)
    sender.timekeeper = TestClock().timekeeper
  }

  func track(_ track: Track) async throws(IntegrationError) -> [Response] {
    [try await sender.send(Request(endpoint: "https://a.example/x"))]
  }
}
