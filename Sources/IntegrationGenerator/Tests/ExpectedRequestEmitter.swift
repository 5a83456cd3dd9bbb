// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// Emits what a fixture expects of the requests: what it says, and where it says nothing, what the
/// manifest does, if that is plain.
struct ExpectedRequestEmitter {
  let manifest: Manifest
  let method: Method
  let fixture: Fixture
  let evaluator: SettingsEvaluator

  init(manifest: Manifest, method: Method, fixture: Fixture) {
    self.manifest = manifest
    self.method = method
    self.fixture = fixture
    evaluator = SettingsEvaluator(settings: fixture.settings)
  }

  /// The requests, one after another; one if nothing is stated of them.
  var all: [Code] {
    guard let stated = fixture.requests else { return [each] }
    var result: [Code] = []
    var redirects: RedirectedRequests?
    for (index, stated) in stated.enumerated() {
      if index > 0, redirects?.follow(fixture.responses.dropFirst(index - 1).first, stated) == true
      {
        result.append(redirects?.request(stated, self) ?? "")
        continue
      }
      let steps = steps(for: stated)
      redirects = RedirectedRequests(
        manifest, steps, from: url(stated, request: steps.first?.request))
      result.append(request(stated, of: steps))
    }
    return result
  }

  /// What each request is like where nothing is stated of them.
  var each: Code {
    let stated = ExpectedRequest()
    return request(stated, of: steps(for: stated))
  }

  /// The steps that may send a request.
  private func steps(for stated: ExpectedRequest) -> [Step] {
    method.requestSteps.filter { step in step.request.map { canBe(stated, $0) } ?? false }
  }

  private func request(_ stated: ExpectedRequest, of steps: [Step]) -> Code {
    let request = method.request
    // What Swift sends only the fixture knows.
    let isLeftToSwift = method.hook == .send
    let auth = isLeftToSwift ? nil : self.auth(of: steps)
    var arguments: [Code] = []
    // Any of the requests may be that of any message of a batch.
    let likely = request ?? (fixture.batch == nil ? nil : steps.first?.request)
    let verbs = Set((likely.map { [$0] } ?? steps.compactMap(\.request)).map(\.verb.rawValue))
    let usual = verbs.count == 1 && !isLeftToSwift ? verbs.first : nil
    if let verb = stated.method ?? usual { arguments.append("method: \(literal: verb)") }
    if let url = url(stated, request: request) { arguments.append("url: \(literal: url)") }
    if auth != nil || isLeftToSwift || !mayHoldCredentials(steps),
      var query = stated.query
        ?? (!isLeftToSwift && steps.allSatisfy { $0.request?.query.isEmpty == true } ? [] : nil)
    {
      if case .own(.query(let item)) = auth, let text = evaluator.text(item.value) {
        query.append((item.name, text))
      }
      arguments.append(Layout.list("query: ", query.map(pair)))
    }
    var headers = stated.headers
    if case .own(.header(let item)) = auth, let text = evaluator.text(item.value) {
      headers.append((item.name, text))
    }
    if !headers.isEmpty { arguments.append(Layout.list("headers: ", headers.map(pair))) }
    arguments.append("authorization: \(auth.map(authorization) ?? ".any")")
    if let body = body(stated, of: steps) { arguments.append("body: \(body)") }
    return Layout.filling(".init", arguments)
  }

  /// Whether the stated request can be this one.
  private func canBe(_ stated: ExpectedRequest, _ request: RequestTemplate) -> Bool {
    if let method = stated.method, method != request.verb.rawValue { return false }
    guard let path = stated.path, let own = url(ExpectedRequest(), request: request) else {
      return true
    }
    return own == path || own.hasSuffix(path)
  }

  // MARK: Body

  func body(_ stated: ExpectedRequest, of steps: [Step]) -> Code? {
    switch stated.body {
    case .json(let body):
      let text = JSONText.pretty(body)
      let oneLine: Code = ".json(\(ownLineLiteral: text))"
      return oneLine.isSingleLine && oneLine.width <= 78
        ? oneLine
        : """
        .json(
          \(ownLineLiteral: text)
        )
        """
    case .form(let pairs): return ".form(\(Layout.list("", pairs.map(pair))))"
    case .text(let text):
      guard text.count > 60 else { return ".text(\(literal: text))" }
      return """
        .text(
          \(brokenLiteral: text)
        )
        """
    case nil: break
    }
    guard !steps.isEmpty else { return nil }
    if steps.allSatisfy({ $0.request?.carriesNothing == true }) { return ".empty" }
    let isOutput = steps.allSatisfy { step in
      if case .payload(.json) = step.request?.body { step.payload == nil } else { false }
    }
    return isOutput && fixture.output != nil ? ".output" : nil
  }

  // MARK: URL

  func url(_ stated: ExpectedRequest, request: RequestTemplate?) -> String? {
    let endpoint = (request?.endpoint ?? manifest.endpoint).map { evaluator.text($0) } ?? ""
    if let path = stated.path {
      if path.hasPrefix("https://") || path.hasPrefix("http://") { return path }
      return endpoint.map { $0 + path }
    }
    guard let request else { return nil }
    guard let path = request.path else { return endpoint }
    if request.isAbsolute, case .setting = path.kind { return evaluator.text(path) }
    guard let text = evaluator.path(path) else { return nil }
    return request.isAbsolute ? text : endpoint.map { $0 + text }
  }

  // MARK: Auth

  /// Whether there may be credentials in the query.
  private func mayHoldCredentials(_ steps: [Step]) -> Bool {
    let own = steps.compactMap { step -> Auth? in
      if case .own(let auth) = step.request?.auth { auth } else { nil }
    }
    return (manifest.auth.map(\.auth) + own).contains { auth in
      if case .query = auth { true } else { false }
    }
  }

  /// What all of them have; nil if they differ.
  func auth(of steps: [Step]) -> RequestTemplate.OwnAuth? {
    // Which one counts is a question of settings, that a fixture answers by `headers`.
    if manifest.auth.contains(where: { $0.condition != nil }),
      steps.isEmpty || steps.contains(where: { $0.request?.auth == nil })
    {
      return nil
    }
    let usual: RequestTemplate.OwnAuth = manifest.soleAuth.map { .own($0) } ?? .none
    if steps.allSatisfy({ $0.request?.auth == nil }) { return usual }
    return steps.count == 1 ? steps[0].request?.auth ?? usual : nil
  }

  func authorization(_ auth: RequestTemplate.OwnAuth) -> Code {
    guard case .own(let auth) = auth else { return ".none" }
    switch auth {
    case .basic(let username, let password):
      let name = evaluator.text(username) ?? ""
      let word = password.flatMap { evaluator.text($0) } ?? ""
      return ".basic(\(literal: name), \(literal: word))"
    case .bearer(let token): return ".bearer(\(literal: evaluator.text(token) ?? ""))"
    case .header(let item) where item.name.lowercased() == "authorization": return ".any"
    case .header, .query, .hmac, .oauth2: return ".none"
    }
  }

  func pair(_ pair: (name: String, value: String)) -> Code {
    guard pair.value.count > 60 else { return "(\(literal: pair.name), \(literal: pair.value))" }
    return """
      (
        \(literal: pair.name),
        \(brokenLiteral: pair.value)
      )
      """
  }
}

extension RequestTemplate {
  fileprivate var carriesNothing: Bool { if case .none = body { true } else { false } }
}
