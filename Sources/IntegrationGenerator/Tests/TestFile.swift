// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import JSON
import ManifestLanguage
import SwiftEmitter

/// Emits the test suite of one integration: what it declares, each check with and without what it
/// demands, and for each fixture what it maps to and what it sends.
struct TestFile {
  let manifest: Manifest
  let names: IntegrationNames

  func emit() -> Code {
    var scope = NameScope(reserved: [.lowerCamel("test declaration")])
    let fixtures = manifest.fixtures.map { fixture in
      (fixture: fixture, name: scope.claim(.lowerCamel(fixture.name)))
    }
    // What lacks something has to be right otherwise.
    let accepted = fixtures.filter { fixture, _ in
      fixture.batch == nil && fixture.refusal.map { $0.kind == .failed } ?? true
    }
    let checks = manifest.ensures.compactMap { ensure in
      check(ensure, fixtures: accepted, scope: &scope)
    }
    let methods = fixtures.flatMap { fixture, name in
      tests(of: fixture, name: name, scope: &scope)
    }
    return """
      \(FileHeader.code(for: manifest))
      import IntegrationRuntime
      import IntegrationTesting
      import Integrations
      import XCTest

      final class \(names.tests): XCTestCase {
        \(declaration)

        \(lines: checks + methods, separator: "\n\n")

        \(lines: fixtures.map { declaration(of: $0.fixture, name: $0.name) }, separator: "\n\n")
      }
      """
  }

  // MARK: Declaration

  private var declaration: Code {
    let channels = manifest.channels.map { channel -> Code in
      ".\(Identifier.lowerCamel(channel.rawValue))"
    }
    let ensures = manifest.ensures.map {
      IntegrationFile.ensure($0, methods: manifest.types)
    }
    var checks: [Code] = [
      "XCTAssertEqual(declaration.name, \(literal: manifest.name))",
      "XCTAssertEqual(declaration.slug, \(literal: manifest.slug))",
      "XCTAssertEqual(declaration.channels, [\(channels.joined(separator: ", "))])",
      "XCTAssertEqual(declaration.retries, \(manifest.retries))",
      "XCTAssertEqual(declaration.timeout, .milliseconds(\(manifest.timeout)))",
      Layout.call("XCTAssertEqual", ["declaration.ensures", Layout.list("", ensures)]),
    ]
    if manifest.redirects > 0 {
      checks.append("XCTAssertEqual(declaration.redirects, \(manifest.redirects))")
    }
    let batches = BatchEmitter(manifest: manifest, names: names, plans: []).limits
    if !batches.isEmpty {
      checks.append(
        Layout.call("XCTAssertEqual", ["declaration.batches", Layout.list("", batches)]))
    }
    if let endpoint = manifest.endpoint {
      checks.append("XCTAssertEqual(declaration.endpoint, \(literal: endpoint.display))")
    }
    return """
      func testDeclaration() {
        let declaration = \(names.type).declaration
        \(lines: checks)
      }
      """
  }

  // MARK: Checks

  private func check(
    _ ensure: Ensure, fixtures: [(fixture: Fixture, name: Identifier)], scope: inout NameScope
  ) -> Code? {
    guard ensure.canFail else { return nil }
    switch ensure.subject {
    case .setting(let setting):
      guard let (_, fixture) = fixtures.first(where: { $0.fixture.passesChecks }) else {
        return nil
      }
      let name = scope.claim(.lowerCamel("test requires setting \(setting)"))
      let call = Layout.call(
        "try assertInvalid",
        [
          "\(names.type).self", "Self.\(fixture)", "withoutSetting: \(literal: setting)",
          manifest.setting(setting)?.kind.isText == false ? "isText: false" : .empty,
        ].filter { !$0.text.isEmpty }, room: 90, limit: 4)
      return """
        func \(name)() throws {
          \(call)
        }
        """
    case .message(let path, let readings):
      let candidates = fixtures.first { fixture in
        fixture.fixture.passesChecks
          && readings[fixture.fixture.method].map { $0.type.isOptional || $0.type.base == .json }
            ?? false
      }
      guard let (_, fixture) = candidates else { return nil }
      let name = scope.claim(.lowerCamel("test requires message \(path)"))
      return """
        func \(name)() throws {
          try assertRejected(\(names.type).self, Self.\(fixture), withoutAttribute: \(literal: path))
        }
        """
    // A condition, or a group, is tested by fixtures of its own.
    case .condition, .group: return nil
    }
  }

  // MARK: Fixtures

  private func tests(of fixture: Fixture, name: Identifier, scope: inout NameScope) -> [Code] {
    if let batch = fixture.batch { return [test(of: batch, fixture, name: name, scope: &scope)] }
    var result: [Code] = []
    let isMappedToTrack = manifest.mapToTrack.contains(fixture.method)
    let method =
      isMappedToTrack
      ? manifest.anyTrack
      : manifest.handler(of: fixture.method, event: fixture.input["event"]?.string)
    if let outcome = outcome(of: fixture) {
      let test = scope.claim(.lowerCamel("test \(name.name) is \(outcome.title)"))
      let arguments: [Code] = ["\(names.type).self", "Self.\(name)", outcome.code]
      result.append(
        """
        func \(test)() async throws {
          try await \(Layout.filling("assertOutcome", arguments + answers(of: fixture)))
        }
        """)
      if !outcome.isSending { return result }
    }
    if let refusal = fixture.refusal, refusal.kind != .failed {
      let test = scope.claim(.lowerCamel("test \(name.name) is \(refusal.kind.rawValue)"))
      let arguments: [Code] = [
        "\(names.type).self", "Self.\(name)",
        ".\(Identifier.lowerCamel(refusal.kind.rawValue))", "\(literal: refusal.reason)",
      ]
      return [
        """
        func \(test)() async throws {
          try await \(Layout.filling("assertRefused", arguments))
        }
        """
      ]
    }
    if fixture.output != nil, !isMappedToTrack, let method, method.hasPayload {
      let test = scope.claim(.lowerCamel("test \(name.name) maps"))
      result.append(
        """
        func \(test)() throws {
          \(mapping(names.functions.mapping(of: method), name))
        }
        """)
    }
    // Whose outcome alone is stated has been tested for that.
    // Nor does anything but the fixture know what Swift sends.
    let isKnown =
      method?.hook == .send ? fixture.refusal != nil : fixture.outcome == nil
    if let method, isKnown || fixture.requests != nil {
      let test = scope.claim(.lowerCamel("test \(name.name) sends"))
      let requests = ExpectedRequestEmitter(manifest: manifest, method: method, fixture: fixture)
      let isOrdered = !isMappedToTrack && !method.sendsSideBySide
      // Nothing is repeated where every answer is a success.
      let isCounted =
        fixture.requests != nil
        || method.request != nil && !isMappedToTrack && fixture.responses.isEmpty
      var arguments: [Code] = [
        "\(names.type).self", "Self.\(name)",
        isCounted ? Layout.list("", requests.all) : "each: \(requests.each)",
      ]
      arguments += answers(of: fixture)
      if isCounted, !isOrdered { arguments.append("inAnyOrder: true") }
      if let refusal = fixture.refusal {
        arguments.append(Layout.labelled("failure", Layout.literal(refusal.reason, room: 72)))
      }
      result.append(
        """
        func \(test)() async throws {
          try await \(Layout.filling("assertSends", arguments))
        }
        """)
    }
    return result
  }

  /// How the whole delivery has to end, if the fixture says so.
  private func outcome(of fixture: Fixture) -> (title: String, code: Code, isSending: Bool)? {
    if let refusal = fixture.refusal, refusal.kind == .disabled {
      let code: Code =
        refusal.reason.count <= 60
        ? ".disabled(\(literal: refusal.reason))"
        : """
        .disabled(
          \(brokenLiteral: refusal.reason)
        )
        """
      return ("disabled", code, false)
    }
    return fixture.outcome.map { outcome in
      let name = outcome.kind.rawValue
      return (name, ".\(Identifier.lowerCamel(name))", outcome.kind != .unsupported)
    }
  }

  /// What the server answers, if the fixture says so.
  func answers(of fixture: Fixture) -> [Code] {
    guard !fixture.responses.isEmpty else { return [] }
    let answers = fixture.responses.map { response -> Code in
      var arguments: [Code] = ["status: \(response.status)"]
      if !response.headers.isEmpty {
        let pairs = response.headers.map { "(\(literal: $0.name), \(literal: $0.value))" as Code }
        arguments.append(Layout.list("headers: ", pairs))
      }
      switch response.body?.kind {
      case nil: break
      case .string(let text): arguments.append("body: \(literal: text)")
      default:
        if let body = response.body {
          arguments.append(
            """
            body: \(multilineLiteral: JSONText.pretty(body))
            """)
        }
      }
      return Layout.filling(".init", arguments)
    }
    return [Layout.list("answers: ", answers)]
  }

  /// Compares what the mapper makes of the fixture's message.
  private func mapping(_ function: Identifier, _ fixture: Identifier) -> Code {
    let context: Code = manifest.usesContext ? "context: Self.\(fixture).context" : ""
    return Layout.filling(
      "try assertMaps",
      ["Self.\(fixture)", "\(names.mapper)(\(context)).\(function)(_:settings:)"])
  }

  /// Where a failure points: at what the fixture expects. A fixture inside the manifest would move
  /// with every line above it, and the suite with it.
  func line(of fixture: Fixture) -> Int {
    guard fixture.range.file !== manifest.nameRange.file else { return 1 }
    let expected =
      fixture.output?.range ?? fixture.source["outcomes"]?.range ?? fixture.source["requests"]?
      .range ?? fixture.refusal?.range
    return (expected ?? fixture.range).start.line
  }

  private func declaration(of fixture: Fixture, name: Identifier) -> Code {
    if let batch = fixture.batch { return declaration(of: batch, fixture, name: name) }
    var arguments: [Code] = [
      "source: \(literal: fixture.origin)",
      "line: \(line(of: fixture))",
      "type: .\(Identifier.lowerCamel(fixture.method.rawValue))",
      "settings: \(multilineLiteral: JSONText.pretty(fixture.settings))",
      "input: \(multilineLiteral: JSONText.pretty(fixture.input))",
    ]
    if fixture.now != Fixture.usualNow, let milliseconds = fixture.now.milliseconds {
      arguments.append("now: Instant(milliseconds: \(Int(milliseconds)) as Int64)")
    }
    if let output = fixture.output {
      arguments.append("output: \(multilineLiteral: JSONText.pretty(output))")
    }
    return
      "private static let \(name) = \(Layout.filling("IntegrationFixture", arguments))"
  }
}

extension Manifest {
  /// What a track message may lead to, whatever its event.
  fileprivate var anyTrack: Method? {
    let tracks = handlers.filter { $0.type == .track }
    guard var method = tracks.first else { return nil }
    method.steps = tracks.flatMap(\.steps)
    method.hook = tracks.contains { $0.hook == .send } ? .send : nil
    return method
  }
}
