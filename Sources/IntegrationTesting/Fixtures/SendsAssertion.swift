// SPDX-License-Identifier: MIT

public import IntegrationRuntime

/// Fails, at the fixture's own place, unless an integration, given the fixture's message, sends exactly these requests over a
/// real connection to a local server.
///
/// - Parameters:
///   - answers: what the server answers, in order; `200 {}` beyond.
///   - failure: the reason of the error with which sending has to end; nil if it has to succeed.
///   - inAnyOrder: whether the requests may arrive in another order than this.
public func assertSends<Tested: Integration>(
  _ integration: Tested.Type,
  _ fixture: IntegrationFixture,
  _ expected: [ExpectedRequest],
  answers: [ScriptedResponse] = [],
  inAnyOrder: Bool = false,
  failure: String? = nil
) async throws {
  let (requests, urls) = try await send(fixture, by: integration, answers, failure)
  if requests.count != expected.count {
    fixture.fail("expected \(expected.count) requests, got \(requests.count)")
  }
  var arrived = requests.enumerated().map { index, request in
    (
      request: request,
      url: inAnyOrder
        ? urls.first { $0.hasSuffix(request.target) } : index < urls.count ? urls[index] : nil
    )
  }
  for (index, wanted) in expected.enumerated() {
    let found = arrived.map { differences(wanted, $0.request, url: $0.url, output: fixture.output) }
    // In another order: the one that is right, or else the one that is nearest to it.
    let best =
      inAnyOrder ? found.indices.min { found[$0].count < found[$1].count } : found.indices.first
    guard let best else { break }
    for problem in found[best] { fixture.fail("request \(index): \(problem)") }
    arrived.remove(at: best)
  }
}

/// The same where nobody has said how many requests there are: there has to be one, and all of them
/// have to be like this.
public func assertSends<Tested: Integration>(
  _ integration: Tested.Type,
  _ fixture: IntegrationFixture,
  each expected: ExpectedRequest,
  answers: [ScriptedResponse] = [],
  failure: String? = nil
) async throws {
  let (requests, urls) = try await send(fixture, by: integration, answers, failure)
  if requests.isEmpty { fixture.fail("nothing was sent") }
  for (index, request) in requests.enumerated() {
    // The URL is compared without its place: requests side by side arrive as they like.
    let url = urls.first { $0.hasSuffix(request.target) }
    for problem in differences(expected, request, url: url, output: fixture.output) {
      fixture.fail("request \(index): \(problem)")
    }
  }
}

/// Sends the fixture's message to a local server: what arrived, and the URLs that it was for.
private func send<Tested: Integration>(
  _ fixture: IntegrationFixture, by integration: Tested.Type, _ answers: [ScriptedResponse],
  _ failure: String?
) async throws -> (requests: [RecordedRequest], urls: [String]) {
  let server = try await RecordingServer.start(responses: answers)
  let transport = LoopbackTransport(to: server)
  let tested = try fixture.make(Tested.self, over: transport)
  let message = try fixture.message()
  let problem = MappingContext.$injected.withValue(.fixed(now: fixture.now)) {
    tested.validate(message)
  }
  if let problem { fixture.fail("the message does not pass the checks: \(problem)") }
  do {
    _ = try await MappingContext.$injected.withValue(.fixed(now: fixture.now)) {
      try await tested.send(message)
    }
    if let failure { fixture.fail("sending did not fail: \(failure)") }
  } catch let error as IntegrationError {
    if error.reason != failure { fixture.fail("sending failed: \(error)") }
  }
  await server.stop()
  return (server.requests, transport.urls)
}

/// - Parameters:
///   - url: the URL that the request was for before it went to the local server.
///   - output: the payload that is expected, if there is one.
func differences(
  _ expected: ExpectedRequest, _ actual: RecordedRequest, url: String?, output: String?
) -> [String] {
  var problems: [String] = []
  if let method = expected.method, actual.method != method {
    problems.append("expected method \(method), got \(actual.method)")
  }
  let sentURL = url.map { String($0.prefix { $0 != "?" }) }
  if let expectedURL = expected.url, let wanted = expectedURL.split(separator: "?").first,
    sentURL != String(wanted)
  {
    problems.append("expected URL \(wanted), got \(sentURL ?? "none")")
  }
  if let query = expected.query {
    // A URL from a setting may have a query of its own.
    let own = expected.url?.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init)
    let pairs =
      RecordedRequest.pairs(own ?? "") + query.map { RecordedRequest.Pair($0.0, $0.1) }
    if actual.query != pairs {
      problems.append("query differs:\n\(PairDifference(expected: pairs, actual: actual.query))")
    }
  }
  for (name, value) in expected.headers where actual.header(name) != value {
    problems.append("header \(name): expected \"\(value)\", got \(quoted(actual.header(name)))")
  }
  problems += differences(expected.authorization, actual)
  switch expected.body {
  case nil: break
  case .empty: if !actual.body.isEmpty { problems.append("expected no body, got \(actual.text)") }
  case .output: problems += jsonProblem(actual, output ?? "null")
  case .json(let text): problems += jsonProblem(actual, text)
  case .form(let pairs):
    let wanted = pairs.map { RecordedRequest.Pair($0.0, $0.1) }
    if actual.form != wanted {
      problems.append("form differs:\n\(PairDifference(expected: wanted, actual: actual.form))")
    }
  case .text(let text):
    if actual.text != text { problems.append("expected the body \(text), got \(actual.text)") }
  }
  return problems
}

private func differences(
  _ expected: ExpectedRequest.Authorization, _ actual: RecordedRequest
) -> [String] {
  let got = quoted(actual.header("Authorization"))
  switch expected {
  case .any: return []
  case .none:
    return actual.header("Authorization") == nil ? [] : ["expected no Authorization, got \(got)"]
  case .basic(let username, let password):
    guard let basic = actual.basicAuthentication else {
      return ["expected basic authentication, got \(got)"]
    }
    return basic.username == username && basic.password == password
      ? []
      : ["expected \(username):\(password), got \(basic.username):\(basic.password)"]
  case .bearer(let token):
    return actual.bearerToken == token ? [] : ["expected bearer \(token), got \(got)"]
  }
}

private func jsonProblem(_ actual: RecordedRequest, _ expected: String) -> [String] {
  var problems: [String] = []
  let type = actual.header("Content-Type")
  if type != "application/json" {
    problems.append("header Content-Type: expected \"application/json\", got \(quoted(type))")
  }
  if let difference = jsonDifference(actual: actual.body, expected: Array(expected.utf8)) {
    problems.append("body: \(difference)")
  }
  return problems
}
