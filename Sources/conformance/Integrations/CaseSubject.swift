// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import ManifestEvaluator
import ManifestLanguage

/// What a recorded case is put through.
protocol CaseSubject {
  /// With settings that can be used.
  associatedtype Configured

  /// The checks, in their order.
  var checks: [DeclaredCheck] { get }
  func configured(_ settings: JSONValue) throws(SettingsError) -> Configured
  /// The first check that fails.
  func failure(_ configured: Configured, _ message: Message) -> IntegrationError?
  func send(_ configured: Configured, _ message: Message) async -> CaseRun
}

/// What became of a message that passed the checks.
struct CaseRun {
  /// In the order in which they were started.
  var requests: [Request]
  var failure: IntegrationError?
}

/// A check as far as its reason is known from its declaration.
enum DeclaredCheck: Equatable {
  case setting(String)
  case message(String)
  case other

  /// Whether a failure with this reason may be one of this check.
  func canFail(with reason: String) -> Bool {
    switch self {
    case .setting(let name): IntegrationError.missing(setting: name).reason == reason
    case .message(let path): IntegrationError.missing(attribute: path).reason == reason
    case .other: true
    }
  }
}

/// The integration as it was compiled; requests end at a transport that has the recorded answers.
struct CompiledSubject<Tested: Integration>: CaseSubject {
  let transport: CaseTransport
  let context: MappingContext

  init(_: Tested.Type, transport: CaseTransport, now: Instant) {
    self.transport = transport
    context = .fixed(now: now)
  }

  var checks: [DeclaredCheck] {
    Tested.declaration.ensures.map { ensure in
      switch ensure {
      case .setting(let name): .setting(name)
      case .message(let path): .message(path)
      default: .other
      }
    }
  }

  func configured(_ settings: JSONValue) throws(SettingsError) -> Tested {
    try Tested(settings: settings, transport: transport)
  }

  func failure(_ integration: Tested, _ message: Message) -> IntegrationError? {
    MappingContext.$injected.withValue(context) { integration.validate(message) }
  }

  func send(_ integration: Tested, _ message: Message) async -> CaseRun {
    let failure = await MappingContext.$injected.withValue(context) {
      () async -> IntegrationError? in
      do throws(IntegrationError) {
        _ = try await integration.send(message)
        return nil
      } catch {
        return error
      }
    }
    return CaseRun(requests: transport.requests, failure: failure)
  }
}

/// The manifest, without compiling it.
struct EvaluatedSubject: CaseSubject {
  let manifest: Manifest
  let responses: [Response]
  let now: Instant

  var checks: [DeclaredCheck] {
    manifest.ensures.map { ensure in
      switch ensure.subject {
      case .setting(let name): .setting(name)
      case .message(let path, _): .message(path)
      case .condition, .group: .other
      }
    }
  }

  func configured(_ settings: JSONValue) throws(SettingsError) -> Evaluator {
    try Evaluator(manifest, settings: settings)
  }

  func failure(_ evaluator: Evaluator, _ message: Message) -> IntegrationError? {
    evaluator.checks(message) { .fixed(now: now) }.lazy.compactMap(\.failure).first
  }

  func send(_ evaluator: Evaluator, _ message: Message) async -> CaseRun {
    let evaluation = evaluator.evaluate(message, responses: responses, retrying: false) {
      .fixed(now: now)
    }
    var run = CaseRun(requests: evaluation.outcome.requests ?? [])
    switch evaluation.outcome {
    case .failed(_, let error), .rejected(let error), .invalid(let error): run.failure = error
    case .requests, .nothingToSend, .unsupported, .disabled, .leftToSwift: break
    }
    return run
  }
}
