// SPDX-License-Identifier: MIT

import IntegrationRuntime
import IntegrationTesting
import JSON
import Synchronization
import XCTest

/// Tokens: fetched once for all who need them, kept as long as they are good, renewed when refused.
final class OAuth2Tests: XCTestCase {
  private let clock = TestClock()

  private func credentials(
    _ grant: OAuth2.Grant = .clientCredentials, cache: TokenCache = TokenCache()
  ) -> OAuth2 {
    var oauth = OAuth2(
      tokenURL: "https://auth.example/token", grant: grant, clientID: "client-7",
      clientSecret: "secret-a7f3", scope: "write read", parameters: ["audience": "api"])
    oauth.cache = cache
    return oauth
  }

  private func sender(
    _ oauth: OAuth2, over transport: any Transport, retries: Int = 0, deadline: Duration? = nil
  ) -> Sender {
    Sender(
      over: transport, policy: RetryPolicy(retries: retries),
      rules: SendingRules(deadline: deadline, authorizer: oauth), timekeeper: clock.timekeeper)
  }

  private func request() throws -> Request { try Request(endpoint: "https://api.example/x") }

  private func failure(_ sender: Sender) async throws -> IntegrationError? {
    let request = try request()
    do throws(IntegrationError) {
      _ = try await sender.send(request)
      return nil
    } catch {
      return error
    }
  }

  func testClientCredentials() async throws {
    let server = TokenServer()
    let sender = sender(credentials(), over: server)
    for _ in 0..<3 { _ = try await sender.send(request()) }
    XCTAssertEqual(
      server.tokenRequests.map { String(decoding: $0.body.bytes, as: UTF8.self) },
      [
        "grant_type=client_credentials&scope=write%20read&client_id=client-7"
          + "&client_secret=secret-a7f3&audience=api"
      ])
    XCTAssertEqual(server.apiTokens, ["token-1", "token-1", "token-1"])
  }

  func testClientThatSaysWhoItIsByBasicAuthentication() async throws {
    let server = TokenServer()
    var oauth = credentials()
    oauth.clientAuthentication = .basic
    oauth.clientID = "a:b"
    _ = try await sender(oauth, over: server).send(request())
    let sent = try XCTUnwrap(server.tokenRequests.first)
    XCTAssertEqual(
      sent.header("Authorization"), "Basic \(Base64.encode(Array("a%3Ab:secret-a7f3".utf8)))")
    let body = String(decoding: sent.body.bytes, as: UTF8.self)
    XCTAssertEqual(body, "grant_type=client_credentials&scope=write%20read&audience=api")
  }

  /// Sends a request many times at once; how many succeed.
  private func successes(of count: Int, _ request: Request, with sender: Sender) async -> Int {
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<count {
        group.addTask { (try? await sender.send(request))?.status == 200 }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
  }

  func testFiftyMessagesFetchOneToken() async throws {
    let server = TokenServer(delay: .milliseconds(20))
    let oauth = credentials()
    let sender = sender(oauth, over: server)
    let request = try request()
    let successes = await successes(of: 50, request, with: sender)
    XCTAssertEqual(successes, 50)
    XCTAssertEqual(server.tokenRequests.count, 1)
    XCTAssertEqual(server.apiTokens.count, 50)
  }

  /// All fifty are refused with the same token; one fetch gives all of them another.
  func testFiftyRefusalsFetchOneToken() async throws {
    let server = TokenServer(delay: .milliseconds(20))
    let sender = sender(credentials(), over: server)
    let request = try request()
    _ = try await sender.send(request)
    server.revoke()
    let successes = await successes(of: 50, request, with: sender)
    XCTAssertEqual(successes, 50)
    XCTAssertEqual(server.tokenRequests.count, 2)
  }

  func testIsFetchedAgainShortlyBeforeItRunsOut() async throws {
    let server = TokenServer(lifetime: 600)
    let sender = sender(credentials(), over: server)
    _ = try await sender.send(request())
    clock.advance(by: .seconds(539))
    _ = try await sender.send(request())
    XCTAssertEqual(server.tokenRequests.count, 1)
    clock.advance(by: .seconds(2))
    _ = try await sender.send(request())
    XCTAssertEqual(server.apiTokens, ["token-1", "token-1", "token-2"])
  }

  func testRefreshTokenIsReplaced() async throws {
    let server = TokenServer(lifetime: 600, rotates: true)
    let heard = Mutex<[Secret]>([])
    var oauth = credentials(.refreshToken("refresh-0"))
    oauth.onRefreshToken = { token in heard.withLock { $0.append(token) } }
    let sender = sender(oauth, over: server)
    for _ in 0..<2 {
      _ = try await sender.send(request())
      clock.advance(by: .seconds(600))
    }
    XCTAssertEqual(
      server.tokenRequests.map {
        String(decoding: $0.body.bytes, as: UTF8.self).prefix { $0 != "&" }
          == "grant_type=refresh_token"
      }, [true, true])
    XCTAssertEqual(
      server.tokenRequests.map {
        String(decoding: $0.body.bytes, as: UTF8.self).split(separator: "&")[1]
      }, ["refresh_token=refresh-0", "refresh_token=refresh-1"])
    XCTAssertEqual(heard.withLock { $0.map(\.value) }, ["refresh-1", "refresh-2"])
  }

  func testRefusedTokenIsRenewedOnce() async throws {
    let server = TokenServer()
    server.refusesAll = true
    let error = try await failure(sender(credentials(), over: server))
    XCTAssertEqual(error?.kind, .unauthorized)
    XCTAssertEqual(error?.isRetryable, false)
    XCTAssertEqual(error?.attempts, 2)
    XCTAssertEqual(server.apiTokens, ["token-1", "token-2"])
  }

  func testReactionsDecideWhatARefusalIs() async throws {
    let server = TokenServer()
    server.refusesAll = true
    server.refusalStatus = 403
    var sender = sender(credentials(), over: server)
    var error = try await failure(sender)
    XCTAssertEqual(error?.attempts, 1, "403 is no sign of an old token")
    sender.rules.reactions = [Reaction(to: 403, .refresh)]
    error = try await failure(sender)
    XCTAssertEqual(error?.attempts, 2)
    XCTAssertEqual(error?.kind, .forbidden)
  }

  func testTokenServerThatRefuses() async throws {
    let transport = ScriptedTransport([
      .respond(
        ScriptedResponse(
          status: 400, body: #"{"error":"invalid_client","error_description":"secret-a7f3"}"#))
    ])
    let error = try await failure(sender(credentials(), over: transport, retries: 3))
    XCTAssertEqual(error?.kind, .unauthorized)
    XCTAssertEqual(error?.reason, "no OAuth token: the server says invalid_client")
    XCTAssertEqual(error?.isRetryable, false)
    XCTAssertEqual(error?.attempts, 0, "the request itself was not sent")
    XCTAssertEqual(error?.mayHaveArrived, false)
    XCTAssertFalse(String(reflecting: error).contains("secret-a7f3"))
    XCTAssertEqual(transport.requests.count, 1)
  }

  func testTokenServerThatFails() async throws {
    let lost = TransportError(
      .connection, code: .connectionReset, reason: "the connection was reset")
    let transport = ScriptedTransport([
      .status(503), .fail(lost), .respond(ScriptedResponse(body: #"{"access_token":"t"}"#)),
      .status(200),
    ])
    let response = try await sender(credentials(), over: transport, retries: 2).send(request())
    XCTAssertEqual(response.attempts, 1)
    XCTAssertFalse(response.mayHaveArrivedBefore, "only the request for a token was lost")
    XCTAssertEqual(clock.sleeps.count, 2)
    let error = try await failure(
      sender(credentials(), over: ScriptedTransport([.fail(lost)])))
    XCTAssertEqual(error?.kind, .transport)
    XCTAssertEqual(error?.reason, "no OAuth token: the connection was reset")
    XCTAssertEqual(error?.mayHaveArrived, false)
  }

  func testAnswersThatAreNoToken() async throws {
    for body in [
      "", "[]", "{}", #"{"access_token":""}"#, #"{"access_token":7}"#,
      #"{"access_token":"top-secret-1","token_type":"mac"}"#,
    ] {
      let transport = ScriptedTransport([.respond(ScriptedResponse(body: body))])
      let error = try await failure(sender(credentials(), over: transport, retries: 1))
      XCTAssertEqual(error?.kind, .badRequest, body)
      XCTAssertEqual(error?.isRetryable, false, body)
      XCTAssertFalse(String(reflecting: error).contains("top-secret-1"))
    }
    // A token with a line break must not break out of its header.
    let transport = ScriptedTransport([
      .respond(ScriptedResponse(body: #"{"access_token":"a\r\nX-Evil: 1"}"#))
    ])
    let error = try await failure(sender(credentials(), over: transport))
    XCTAssertEqual(error?.kind, .invalid)
    XCTAssertEqual(transport.requests.count, 1)
  }

  func testNothingShowsTheSecrets() async throws {
    let server = TokenServer()
    let oauth = credentials(.refreshToken("refresh-0"))
    var dumped = ""
    dump(oauth, to: &dumped)
    _ = try await sender(oauth, over: server).send(request())
    var texts = [dumped, "\(oauth)", String(reflecting: oauth)]
    texts += server.requests.flatMap { ["\($0)", String(reflecting: $0)] }
    for text in texts {
      for secret in ["secret-a7f3", "refresh-0", "token-1"] {
        XCTAssertFalse(text.contains(secret), text)
      }
    }
  }

  /// A fetch is an exchange of its own, told once, whoever else waits for the token.
  func testObserversHearOfFetches() async throws {
    final class Recorder: DeliveryObserver {
      let lines = Mutex<[String]>([])
      func requestWillBeSent(_ event: RequestEvent) {
        var text = "\(event.purpose) \(event.attempt) \(event.subject?.slug ?? "nobody") \(event)"
        if event.purpose == .credentials { text += " \(event.exchange.requestBody)" }
        lines.withLock { $0.append(text) }
      }
      func responseReceived(_ event: ResponseEvent) {
        lines.withLock {
          $0.append(
            "\(event.request.purpose) \(event.status), \(event.bodySize), \(event.duration)")
        }
      }
    }
    let recorder = Recorder()
    let server = TokenServer()
    var integration = TokenIntegration(settings: .init(), transport: server)
    integration.sender = sender(credentials(.refreshToken("refresh-0")), over: server)
    let subject = integration
    for _ in 0..<2 {
      _ = await subject.deliver(
        Array(#"{"type":"track","event":"e"}"#.utf8),
        options: .init(isEnabled: true, observer: recorder))
    }
    let body =
      "grant_type=refresh_token&refresh_token=‹redacted›&scope=write%20read&client_id=client-7"
      + "&client_secret=‹redacted›&audience=api"
    let sent = ["delivery 1 token POST https://api.example/x", "delivery 200, 0, 0.0 seconds"]
    XCTAssertEqual(
      recorder.lines.withLock { $0 },
      [
        "credentials 1 token POST https://auth.example/token \(body)",
        "credentials 200, 44, 0.0 seconds",
      ] + sent + sent)
  }

  func testWhoIsCancelledDoesNotTakeTheTokenFromTheOthers() async throws {
    let server = TokenServer(delay: .milliseconds(100))
    let sender = sender(credentials(), over: server)
    let request = try request()
    let cancelled = Task { try await sender.send(request) }
    while server.tokenRequests.isEmpty { await Task.yield() }
    let other = Task { try await sender.send(request) }
    cancelled.cancel()
    let start = ContinuousClock.now
    do {
      _ = try await cancelled.value
      XCTFail("sent")
    } catch let error as IntegrationError {
      XCTAssertEqual(error.kind, .cancelled)
      XCTAssertFalse(error.mayHaveArrived)
    }
    XCTAssertLessThan(ContinuousClock.now - start, .milliseconds(90))
    let status = try await other.value.status
    XCTAssertEqual(status, 200)
    XCTAssertEqual(server.tokenRequests.count, 1)
  }

  func testWaitingForATokenHasTheRequestsDeadline() async throws {
    let server = TokenServer(delay: .seconds(30))
    let start = ContinuousClock.now
    let error = try await failure(
      sender(credentials(), over: server, deadline: .milliseconds(50)))
    XCTAssertEqual(error?.kind, .timeout)
    XCTAssertEqual(error?.mayHaveArrived, false)
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(5))
  }

  func testDifferentCredentialsHaveDifferentTokens() async throws {
    let server = TokenServer()
    let cache = TokenCache()
    var other = credentials(cache: cache)
    other.scope = "read"
    for oauth in [credentials(cache: cache), other, credentials(cache: cache)] {
      _ = try await sender(oauth, over: server).send(request())
    }
    XCTAssertEqual(server.apiTokens, ["token-1", "token-2", "token-1"])
  }

  func testTheCacheIsBounded() async throws {
    let server = TokenServer()
    let cache = TokenCache(limit: 2)
    for number in 0..<5 {
      var oauth = credentials(cache: cache)
      oauth.scope = "\(number)"
      _ = try await sender(oauth, over: server).send(request())
    }
    XCTAssertEqual(cache.count, 2)
  }
}

private struct TokenIntegration: Integration {
  static let declaration = IntegrationDeclaration(name: "Token", slug: "token", methods: [.track])

  struct Settings: IntegrationSettings {
    init() {}
    init(_ json: JSONValue) throws(SettingsError) {}
  }

  let settings: Settings
  var sender: Sender

  init(settings: Settings, transport: any Transport) {
    self.settings = settings
    sender = Self.declaration.sender(over: transport)
  }

  func track(_ track: Track) async throws(IntegrationError) -> [Response] {
    [try await sender.send(Request(endpoint: "https://api.example/x"))]
  }
}

/// Hands out numbered tokens and takes the last one.
private final class TokenServer: Transport {
  private struct State {
    var requests: [Request] = []
    var tokens = 0
    var revoked = 0
    var refusesAll = false
    var refusalStatus = 401
  }
  private let state = Mutex(State())
  private let delay: Duration
  private let lifetime: Int
  private let rotates: Bool

  init(delay: Duration = .zero, lifetime: Int = 3600, rotates: Bool = false) {
    self.delay = delay
    self.lifetime = lifetime
    self.rotates = rotates
  }

  var requests: [Request] { state.withLock { $0.requests } }
  var tokenRequests: [Request] { requests.filter { $0.url == "https://auth.example/token" } }
  var apiTokens: [String] {
    requests.filter { $0.url == "https://api.example/x" }.compactMap {
      $0.header("Authorization").map { String($0.dropFirst(7)) }
    }
  }
  var refusesAll: Bool {
    get { state.withLock { $0.refusesAll } }
    set { state.withLock { $0.refusesAll = newValue } }
  }
  var refusalStatus: Int {
    get { state.withLock { $0.refusalStatus } }
    set { state.withLock { $0.refusalStatus = newValue } }
  }

  /// Refuses the tokens so far.
  func revoke() { state.withLock { $0.revoked = $0.tokens } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let isForToken = request.url == "https://auth.example/token"
    state.withLock { $0.requests.append(request) }
    if isForToken, delay > .zero {
      do { try await Task.sleep(for: delay) } catch { throw .cancelled() }
    }
    return state.withLock { state in
      guard isForToken else {
        let token = request.header("Authorization").flatMap { Int($0.dropFirst(13)) } ?? 0
        let isGood = !state.refusesAll && token > state.revoked
        return Response(status: isGood ? 200 : state.refusalStatus)
      }
      state.tokens += 1
      let refresh = rotates ? #","refresh_token":"refresh-\#(state.tokens)""# : ""
      let json =
        #"{"access_token":"token-\#(state.tokens)","expires_in":\#(lifetime)\#(refresh)}"#
      return Response(status: 200, body: Array(json.utf8))
    }
  }
}
