// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import Foundation
import IntegrationRuntime
import IntegrationTesting
import Integrations
import JSON
import ManifestEvaluator
import ManifestLanguage
import RandomMessages
import XCTest

/// What `intgen test` evaluates and what is compiled do the same with messages that no fixture
/// thought of: the same requests to the byte, the same refusals.
final class EvaluatorAgreementTests: XCTestCase {
  /// How many messages are made of each fixture's; `INTGEN_FUZZ` asks for more.
  private let count =
    ProcessInfo.processInfo.environment["INTGEN_FUZZ"].flatMap { Int($0) } ?? 100

  private let now = Instant(milliseconds: 1_800_000_000_000 as Int64)

  func testReferenceIntegrations() async throws {
    try await compareAll(IntegrationCatalog.all, in: "Tests/ReferenceTests/Manifests")
  }

  func testIntegrations() async throws {
    try await compareAll(Integrations.IntegrationCatalog.all, in: "Manifests")
  }

  private func compareAll(_ types: [any Integration.Type], in folder: String) async throws {
    var total = Tally()
    let manifests = try manifests(in: folder)
    for type in types {
      let slug = type.declaration.slug
      let manifest = try XCTUnwrap(manifests.first { $0.slug == slug }, slug)
      let tally = try await compare(type, manifest)
      XCTAssertEqual(tally.differences.prefix(3), [], "\(manifest.slug), the first of them")
      total.add(tally)
    }
    // Otherwise nothing would be shown.
    XCTAssertGreaterThan(total.sent, total.messages / 8, "too few messages are sent")
    XCTAssertGreaterThan(total.refused, total.messages / 50, "too few messages are refused")
  }

  /// Settings that nobody should enter: what is wrong with them is said in the same words.
  func testSettings() throws {
    var problems = 0
    let manifests = try manifests(in: "Tests/ReferenceTests/Manifests")
    for type in IntegrationCatalog.all {
      let manifest = try XCTUnwrap(manifests.first { $0.slug == type.declaration.slug })
      problems += try compareSettings(type, manifest)
    }
    XCTAssertGreaterThan(problems, count)
  }

  private func compareSettings<Compiled: Integration>(
    _ type: Compiled.Type, _ manifest: Manifest
  ) throws -> Int {
    var mutator = MessageMutator(seed: 5)
    var count = 0
    for fixture in manifest.fixtures {
      let text = String(decoding: try fixture.settings.document().root.jsonBytes, as: UTF8.self)
      for _ in 0..<self.count {
        let text = mutator.message(like: text)
        guard let json = try? JSONDocument(parsing: text).root else { continue }
        var errors: [SettingsError?] = [nil, nil]
        do { _ = try Compiled.Settings(json) } catch { errors[0] = error }
        do { _ = try Evaluator(manifest, settings: json) } catch { errors[1] = error }
        XCTAssertEqual(errors[0], errors[1], text)
        count += errors[0] == nil ? 0 : 1
      }
    }
    return count
  }

  /// Messages that are delivered together, some of which nobody should send.
  func testBatches() async throws {
    var delivered = 0
    var failed = 0
    for type in IntegrationCatalog.all where !type.declaration.batches.isEmpty {
      let manifest = try XCTUnwrap(
        self.manifests(in: "Tests/ReferenceTests/Manifests")
          .first { $0.slug == type.declaration.slug })
      let outcomes = try await compareBatches(type, manifest)
      delivered += outcomes.count { $0 == "delivered" }
      failed += outcomes.count { $0.hasPrefix("failed") }
    }
    XCTAssertGreaterThan(delivered, count)
    XCTAssertGreaterThan(failed, count / 2)
  }

  private func compareBatches<Compiled: Integration>(
    _ type: Compiled.Type, _ manifest: Manifest
  ) async throws -> [String] {
    var mutator = MessageMutator(seed: 11)
    var all: [String] = []
    let texts = try manifest.fixtures.flatMap(\.inputs).map {
      String(decoding: try $0.input.document().root.jsonBytes, as: UTF8.self)
    }
    let json = try XCTUnwrap(manifest.fixtures.first).settings.document().root
    for _ in 0..<count {
      let messages = (0..<8).compactMap { index in
        let text = mutator.element(texts, else: "{}")
        let changed = index % 2 == 0 ? text : mutator.message(like: text)
        return try? Message(JSONDocument(parsing: changed), now: now)
      }
      let answers = randomResults(&mutator)
      let transport = ScriptedTransport(
        answers.map { .respond(ScriptedResponse(status: $0.status, body: $0.text)) })
      var integration = Compiled(settings: try Compiled.Settings(json), transport: transport)
      integration.sender.timekeeper =
        TestClock(start: .milliseconds(now.milliseconds ?? 0)).timekeeper
      let tested = integration
      let compiled = await MappingContext.$injected.withValue(.fixed(now: now)) {
        await tested.deliver(messages, options: DeliveryOptions(isEnabled: true, concurrency: 1))
      }.map(\.summary)
      let evaluated = try Evaluator(manifest, settings: json)
        .evaluate(messages, responses: answers, context: .fixed(now: now))
      XCTAssertEqual(compiled, evaluated.outcomes.map(\.summary))
      XCTAssertEqual(
        transport.requests.map { "\($0)\n\(String(decoding: $0.body.bytes, as: UTF8.self))" },
        evaluated.requests.map { "\($0)\n\(String(decoding: $0.body.bytes, as: UTF8.self))" })
      all += compiled
    }
    return all
  }

  /// What an API might answer to a batch.
  private func randomResults(_ mutator: inout MessageMutator) -> [Response] {
    (0..<8).map { _ in
      let body = mutator.element(
        [
          #"{"results":[{"id":1,"status":"ok"},{"id":2,"status":"busy"},{"id":3}]}"#, "[]", "",
          #"{"results":[{"id":"a","status":"ok"},{"id":"a"},7]}"#, #"{"errors":[{"index":1}]}"#,
          #"{"lines":[{"ok":true},{"ok":1,"text":"x"},null]}"#, #"{"ok":false,"why":["x"]}"#,
        ], else: "{}")
      let status = mutator.element([200, 200, 200, 409, 400, 500], else: 200)
      return Response(status: status, body: Array(body.utf8))
    }
  }

  private struct Tally {
    var messages = 0
    var sent = 0
    var refused = 0
    var differences: [String] = []

    mutating func add(_ other: Tally) {
      messages += other.messages
      sent += other.sent
      refused += other.refused
    }
  }

  private func compare<Compiled: Integration>(
    _ type: Compiled.Type, _ manifest: Manifest
  ) async throws -> Tally {
    var tally = Tally()
    var mutator = MessageMutator(seed: 20_261_124)
    for fixture in manifest.fixtures {
      let json = try fixture.settings.document().root
      // Some fixtures are of settings that are wrong.
      guard let settings = try? Compiled.Settings(json) else { continue }
      let evaluator = try Evaluator(manifest, settings: json)
      let text = String(decoding: try fixture.input.document().root.jsonBytes, as: UTF8.self)
      for index in 0..<count {
        // Every fourth is of another integration's kind.
        let seed = index % 4 == 3 ? mutator.element(MessageMutator.seeds, else: text) : text
        let text = mutator.message(like: seed)
        guard let message = try? Message(JSONDocument(parsing: text), now: fixture.now),
          Compiled.declaration.handles(message)
        else { continue }
        let isOrdered =
          !manifest.mapToTrack.contains { $0.rawValue == message.type.rawValue }
          && manifest.handlers.allSatisfy {
            $0.type.rawValue != message.type.rawValue || !$0.sendsSideBySide
          }
        // Without an order nobody knows which request an answer is for.
        let answers = isOrdered && index % 3 == 0 ? randomAnswers(&mutator) : []
        let compiled = await outcome(of: message, type, settings, answers)
          .sorted(unless: isOrdered)
        let evaluation = evaluator.evaluate(message, responses: answers) { .fixed(now: now) }
        // What Swift does only Swift knows.
        if case .leftToSwift = evaluation.outcome { continue }
        let evaluated = Outcome(evaluation).sorted(unless: isOrdered)
        tally.messages += 1
        switch compiled {
        case .requests(let requests), .failed(let requests, _):
          tally.sent += requests.isEmpty ? 0 : 1
        case .refused: tally.refused += 1
        }
        if compiled != evaluated {
          tally.differences.append(
            "\(text)\n  compiled:  \(compiled)\n  evaluated: \(evaluated)")
        }
      }
    }
    return tally
  }

  /// What an API might answer.
  private func randomAnswers(_ mutator: inout MessageMutator) -> [Response] {
    (0..<4).map { _ in
      let status = mutator.element([200, 200, 200, 201, 404, 404, 409, 500, 503], else: 200)
      let body = mutator.element(
        [
          #"{"id":7,"ribbon":true}"#, "[1]", "no JSON", "", #"{"plan":null}"#,
          #"{"id":"7","plan":3,"tags":["a",1,null],"owner":{"id":8},"friends":[{"active":true},2]}"#,
          #"{"id":1.5,"active":"true","address":{"city":"x","lines":"y"},"matrix":[[1,"2"],3]}"#,
        ], else: "{}")
      return Response(status: status, body: Array(body.utf8))
    }
  }

  private func outcome<Compiled: Integration>(
    of message: Message, _ type: Compiled.Type, _ settings: Compiled.Settings,
    _ answers: [Response]
  ) async -> Outcome {
    let transport = ScriptedTransport(
      answers.map { .respond(ScriptedResponse(status: $0.status, body: $0.text)) })
    var integration = Compiled(settings: settings, transport: transport)
    integration.sender.timekeeper =
      TestClock(start: .milliseconds(now.milliseconds ?? 0)).timekeeper
    // The evaluator fetches no tokens.
    if integration.sender.rules.authorizer is OAuth2 { integration.sender.rules.authorizer = nil }
    if let problem = integration.validate(message) { return .refused(problem) }
    do throws(IntegrationError) {
      _ = try await send(message, integration)
    } catch {
      // An error ends the flow; what was sent was sent.
      return transport.requests.isEmpty
        ? .refused(error) : .failed(transport.requests, error.reason)
    }
    return .requests(transport.requests)
  }

  /// At the time at which the evaluator maps it.
  private func send(
    _ message: Message, _ integration: some Integration
  ) async throws(IntegrationError) -> [Response] {
    let result = await MappingContext.$injected.withValue(.fixed(now: now)) {
      () async -> Result<[Response], IntegrationError> in
      do throws(IntegrationError) {
        return .success(try await integration.send(message))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func manifests(in folder: String) throws -> [Manifest] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let sources = try names(root, folder).filter { !$0.contains(".") }.map { name in
      let path = "\(folder)/\(name)"
      return ManifestSource(
        manifest: try file("\(path)/manifest.yaml", root),
        fixtures: try names(root, "\(path)/fixtures").map {
          try file("\(path)/fixtures/\($0)", root)
        },
        companions: { name in
          let bytes = try? Data(contentsOf: root.appending(path: "\(path)/\(name)"))
          return bytes.map { .success(SourceFile(path: name, bytes: Array($0))) }
            ?? .failure(CompanionError("is missing"))
        })
    }
    var bag = DiagnosticBag()
    return ManifestCompiler.compile(sources, into: &bag)
  }

  private func names(_ root: URL, _ folder: String) throws -> [String] {
    let path = root.appending(path: folder).path()
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  private func file(_ path: String, _ root: URL) throws -> SourceFile {
    SourceFile(path: path, bytes: Array(try Data(contentsOf: root.appending(path: path))))
  }
}

/// What became of a message.
private enum Outcome: Equatable, CustomStringConvertible {
  case requests([Request])
  /// The answer to the last is an error.
  case failed([Request], String)
  case refused(IntegrationError)

  init(_ evaluation: Evaluation) {
    self =
      switch evaluation.outcome {
      case .requests(let requests): .requests(requests)
      case .failed(let requests, let error): .failed(requests, error.reason)
      case .nothingToSend: .requests([])
      case .rejected(let error), .invalid(let error): .refused(error)
      case .unsupported, .disabled: .refused(.invalid("unsupported"))
      case .leftToSwift: .refused(.invalid("left to Swift"))
      }
  }

  func sorted(unless isOrdered: Bool) -> Outcome {
    switch self {
    case .requests(let requests) where !isOrdered: .requests(Self.sorted(requests))
    case .failed(let requests, let reason) where !isOrdered: .failed(Self.sorted(requests), reason)
    default: self
    }
  }

  private static func sorted(_ requests: [Request]) -> [Request] {
    requests.sorted {
      ($0.url, String(decoding: $0.body.bytes, as: UTF8.self))
        < ($1.url, String(decoding: $1.body.bytes, as: UTF8.self))
    }
  }

  static func == (one: Outcome, other: Outcome) -> Bool {
    switch (one, other) {
    case (.requests(let one), .requests(let other)): areEqual(one, other)
    case (.failed(let one, let reason), .failed(let other, let otherReason)):
      areEqual(one, other) && reason.utf8.elementsEqual(otherReason.utf8)
    case (.refused(let one), .refused(let other)):
      one.kind == other.kind && one.reason.utf8.elementsEqual(other.reason.utf8)
    default: false
    }
  }

  private static func areEqual(_ one: [Request], _ other: [Request]) -> Bool {
    one.elementsEqual(other) { one, other in
      one.head == other.head && one.body.bytes == other.body.bytes
        && one.body.contentType == other.body.contentType && one.timeout == other.timeout
    }
  }

  var description: String {
    switch self {
    case .failed(let requests, let reason): "\(Outcome.requests(requests))\n    failed: \(reason)"
    case .requests(let requests):
      requests.map { "\($0)\n    \(String(decoding: $0.body.bytes, as: UTF8.self))" }
        .joined(separator: "\n    ")
    case .refused(let error): "\(error.kind): \(error.reason)"
    }
  }
}
