// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import HTTPTypes
import IntegrationRuntime
import JSON
package import ManifestLanguage

/// Runs fixtures: the input through the evaluator, what comes of it against what is expected.
package struct FixtureRunner {
  let manifest: Manifest

  let trace: CoverageTrace?

  /// - Parameter trace: takes down what is reached.
  package init(_ manifest: Manifest, trace: CoverageTrace? = nil) {
    self.manifest = manifest
    self.trace = trace
  }

  package func run(_ fixture: Fixture) -> FixtureResult {
    if let batch = fixture.batch { return run(batch, of: fixture) }
    var result = FixtureResult(fixture: fixture)
    let settings: JSONValue
    let message: Message
    do throws(JSONError) {
      settings = try fixture.settings.document().root
      message = try Self.message(fixture)
    } catch {
      result.fail(.fixtureOutcome, "the fixture cannot be run: \(error)", at: fixture.range)
      return result
    }
    var endpoint: Endpoint?
    do throws(SettingsError) {
      var evaluator = try Evaluator(manifest, settings: settings)
      evaluator.trace = trace
      result.evaluation = evaluator.evaluate(
        message, responses: fixture.responses.map(\.response)
      ) { .fixed(now: fixture.now) }
      if fixture.refusal?.kind == .disabled, let reason = evaluator.disabledReason(message) {
        result.evaluation?.outcome = .disabled(reason)
      }
      endpoint = evaluator.endpoint
    } catch {
      result.evaluation = Evaluation(outcome: .invalid(error.error))
    }
    compareOutcome(&result)
    compareExpectedOutcome(&result)
    compareOutput(&result)
    if let requests = result.outcome.requests {
      let comparison = RequestComparison(
        endpoint: endpoint, requests: requests, credentials: manifest.queryCredentials)
      comparison.compare(&result)
      result.comparison = comparison
    }
    return result
  }

  static func message(_ fixture: Fixture) throws(JSONError) -> Message {
    let document = try fixture.input.document()
    let type = IntegrationRuntime.MessageType(rawValue: fixture.method.rawValue) ?? .track
    return Message(document, as: type, now: fixture.now)
  }

  // MARK: Outcome

  func compareOutcome(_ result: inout FixtureResult) {
    let fixture = result.fixture
    switch (result.outcome, fixture.refusal) {
    case (.rejected(let error), let refusal): compare(error.reason, .rejected, refusal, &result)
    case (.invalid(let error), let refusal): compare(error.reason, .invalid, refusal, &result)
    case (.failed(_, let error), let refusal): compare(error.reason, .failed, refusal, &result)
    case (.disabled(let reason), let refusal): compare(reason, .disabled, refusal, &result)
    // The hook may refuse it.
    case (.leftToSwift, let refusal?) where refusal.kind != .disabled: break
    case (_, let refusal?):
      result.fail(
        .fixtureOutcome,
        refusal.kind == .failed
          ? "`\(fixture.name)` does not fail" : "`\(fixture.name)` is not \(refusal.kind.rawValue)",
        at: refusal.range,
        details: [
          "expected \(refusal.kind.rawValue): \(refusal.reason)", "got      \(result.summary)",
        ])
    // Said by `compareExpectedOutcome`.
    case (_, nil) where fixture.outcome != nil: break
    case (.nothingToSend, nil) where fixture.requests == nil && fixture.expectsSomething:
      result.fail(
        .fixtureOutcome, "`\(fixture.name)` sends nothing: the method's `when` does not hold",
        at: fixture.place,
        help: ["if that is right, say `\"outcome\": \"nothingToSend\"`"])
    case (.nothingToSend, nil):
      if let requests = fixture.requests, !requests.isEmpty {
        result.fail(
          .fixtureRequests, "`\(fixture.name)` sends nothing: the method's `when` does not hold",
          at: fixture.place(of: "requests"))
      }
    case (.unsupported, nil):
      result.fail(
        .fixtureOutcome,
        manifest.types.contains(fixture.method)
          ? "the manifest handles events, and not this one"
          : "the manifest does not handle `\(fixture.method.rawValue)`",
        at: fixture.place,
        help: ["if that is right, say `\"outcome\": \"unsupported\"`"])
    case (.requests, nil), (.leftToSwift, nil): break
    }
  }

  private func compareExpectedOutcome(_ result: inout FixtureResult) {
    guard let expected = result.fixture.outcome else { return }
    let actual: ExpectedOutcome.Kind
    switch result.outcome {
    case .requests: actual = .delivered
    case .nothingToSend: actual = .nothingToSend
    case .unsupported: actual = .unsupported
    // That it is refused has been said.
    case .rejected, .invalid, .failed, .disabled: return
    case .leftToSwift:
      guard expected.kind == .unsupported else { return }
      actual = .delivered
    }
    guard actual != expected.kind else { return }
    result.fail(
      .fixtureOutcome, "`\(result.fixture.name)` is not \(expected.kind.rawValue)",
      at: expected.range, details: ["got \(result.summary)"])
  }

  private func compare(
    _ reason: String, _ kind: ExpectedRefusal.Kind, _ refusal: ExpectedRefusal?,
    _ result: inout FixtureResult
  ) {
    guard let refusal else {
      // A fixture that expects nothing may be one of a refusal that is yet to be recorded.
      guard result.fixture.expectsSomething else { return }
      result.fail(
        .fixtureOutcome,
        kind == .failed
          ? "`\(result.fixture.name)` fails: \(reason)"
          : "`\(result.fixture.name)` is \(kind.rawValue): \(reason)",
        at: result.fixture.place, help: ["if that is right, say `\"\(kind.rawValue)\": reason`"])
      return
    }
    guard refusal.kind != kind || !refusal.reason.utf8.elementsEqual(reason.utf8) else {
      return
    }
    result.fail(
      .fixtureOutcome, "`\(result.fixture.name)` is refused for another reason", at: refusal.range,
      details: [
        "expected \(refusal.kind.rawValue): \(refusal.reason)",
        "got      \(kind.rawValue): \(reason)",
      ])
  }

  // MARK: Output

  private func compareOutput(_ result: inout FixtureResult) {
    guard let expected = result.fixture.output else { return }
    let place = result.fixture.place(of: "output")
    guard let payload = result.evaluation?.payload else {
      // Without settings nothing is mapped, and that has been said.
      if case .invalid = result.outcome { return }
      if case .leftToSwift(.map) = result.outcome { return }
      result.fail(
        .fixtureOutput, "`\(result.fixture.method.rawValue)` has no `map`, so nothing is mapped",
        at: place)
      return
    }
    guard
      let difference = JSONText.difference(expected: expected, actual: payload.bytes)
    else { return }
    result.isOutputDifferent = true
    result.fail(
      .fixtureOutput, "`\(result.fixture.name)` maps to another payload",
      at: expected.place(differingFrom: payload.bytes) ?? place, details: difference)
  }
}

/// Compares JSON for people.
enum JSONText {
  /// How the bytes differ from what is expected, a line for each place; nil if they don't.
  static func difference(expected: FixtureValue, actual: [UInt8]) -> [String]? {
    guard !actual.isEmpty else { return ["  there is none"] }
    do throws(JSONError) {
      let expected = try expected.document().root
      // What was mapped may be deeper than what may be read.
      let actual = try JSONDocument(
        parsing: actual, limits: JSONLimits(depth: 1_024, bytes: Int.max)
      ).root
      guard let difference = JSONDifference(expected: expected, actual: actual, limit: 100) else {
        return nil
      }
      return difference.description.split(separator: "\n").map(String.init)
    } catch {
      return ["this cannot be compared: \(error)"]
    }
  }
}

extension ScriptedAnswer {
  /// As a server gives it: `{}` without a body, a text as it is, anything else as JSON.
  var response: Response {
    let bytes: [UInt8] =
      switch body?.kind {
      case nil: Array("{}".utf8)
      case .string(let text): Array(text.utf8)
      default: (try? body?.document())?.root.jsonBytes ?? []
      }
    var fields = HTTPFields()
    for (name, value) in headers {
      if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
    }
    return Response(status: status, headers: fields, body: bytes)
  }
}

extension Manifest {
  /// Names of query parameters that say who sends a request.
  var queryCredentials: Set<String> {
    var auths = auth.map(\.auth)
    for step in handlers.flatMap(\.allRequestSteps) {
      if case .own(let auth)? = step.request?.auth { auths.append(auth) }
    }
    return auths.reduce(into: []) { names, auth in
      if case .query(let item) = auth { names.insert(item.name) }
    }
  }
}
