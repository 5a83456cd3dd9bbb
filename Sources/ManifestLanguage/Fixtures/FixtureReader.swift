// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import JSON
import YAMLTree

/// Reads the fixtures of one integration.
struct FixtureReader {
  private let source: ManifestSource
  private let methods: [MessageType]
  private let settings: [Setting]
  /// Names of the settings without which no message passes the checks.
  private let demanded: Set<String>
  /// Names of the settings that are wrong themselves.
  private let brokenSettings: Set<String>

  static func read(
    _ source: ManifestSource, inline: YAMLNode?, methods: [MessageType], settings: [Setting],
    ensures: [Ensure], brokenSettings: Set<String>, into bag: inout DiagnosticBag
  ) -> [Fixture] {
    let reader = FixtureReader(
      source: source, methods: methods, settings: settings,
      demanded: Set(ensures.flatMap { $0.settings(demandedOf: methods) }),
      brokenSettings: brokenSettings)
    var fixtures: [Fixture] = []
    var places: [String: SourceRange] = [:]
    func add(_ value: FixtureValue, named name: String, at place: SourceRange) {
      if let first = places[name] {
        bag.report(
          .fixtureShape, "there are two fixtures of the name `\(name)`", at: place,
          related: [.init(first, "the first is here")], help: ["give one of them another name"])
      }
      places[name] = places[name] ?? place
      if let fixture = reader.fixture(value, name: name, into: &bag) { fixtures.append(fixture) }
    }
    for file in source.fixtures {
      guard let value = parse(file, into: &bag) else { continue }
      add(value, named: Self.name(of: file), at: value.range.firstLine)
    }
    if let inline, let nodes = ScalarReading.list(inline, "`fixtures`", into: &bag) {
      for (index, node) in nodes.enumerated() {
        guard let value = FixtureValue(node, into: &bag) else { continue }
        let name = value["name"]?.string ?? "inline-\(index + 1)"
        add(value, named: name, at: value["name"]?.range ?? value.range.firstLine)
      }
    }
    return fixtures
  }

  private static func name(of file: SourceFile) -> String {
    let last = file.path.split(separator: "/").last.map(String.init) ?? file.path
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
    return String(last[..<dot])
  }

  private static func parse(_ file: SourceFile, into bag: inout DiagnosticBag) -> FixtureValue? {
    if file.path.hasSuffix(".json") { return FixtureValue.parse(json: file, into: &bag) }
    let errors = bag.errorCount
    guard let node = YAMLDocument.parse(file, into: &bag) else {
      if bag.errorCount == errors {
        bag.report(.fixtureShape, "the fixture is empty", at: SourceRange(file, 0..<0))
      }
      return nil
    }
    return FixtureValue(node, into: &bag)
  }

  private static let keys = [
    "name", "method", "settings", "now", "input", "inputs", "output", "outcomes", "requests",
    "responses", "rejected", "invalid", "failed", "disabled", "outcome",
  ]

  private func fixture(
    _ value: FixtureValue, name: String, into bag: inout DiagnosticBag
  ) -> Fixture? {
    guard let members = value.members else {
      bag.report(
        .fixtureShape, "a fixture is an object, this is \(value.typeName)",
        at: value.range.firstLine)
      return nil
    }
    for member in members where !Self.keys.contains(member.key) {
      bag.report(
        .unknownKey, "`\(member.key)` is not a key of a fixture", at: member.keyRange,
        label: Suggestion.question(for: member.key, among: Self.keys),
        help: ["known keys: \(Self.keys.joined(separator: ", "))"])
    }
    if let inputs = value["inputs"] {
      return batch(inputs, of: value, name: name, into: &bag)
    }
    if let outcomes = value["outcomes"] {
      bag.report(
        .fixtureShape, "`outcomes` goes with `inputs`", at: outcomes.range.firstLine,
        help: ["of one message say `requests`, `rejected`, `invalid` or `failed`"])
    }
    guard let input = value["input"] else {
      bag.report(
        .fixtureShape, "the fixture has no `input`", at: value.range.firstLine,
        help: ["`input` is the message"])
      return nil
    }
    guard input.members != nil else {
      bag.report(
        .fixtureShape, "`input` is a message, an object; this is \(input.typeName)",
        at: input.range.firstLine)
      return nil
    }
    let outcome = outcome(of: value, into: &bag)
    guard
      let method = method(
        of: value, input: input, isUnsupported: outcome?.kind == .unsupported, into: &bag)
    else { return nil }
    return fixture(
      value, name: name, method: method, input: input, outcome: outcome, into: &bag)
  }

  func fixture(
    _ value: FixtureValue, name: String, method: MessageType, input: FixtureValue,
    outcome: ExpectedOutcome? = nil, batch: ExpectedBatch? = nil, into bag: inout DiagnosticBag
  ) -> Fixture {
    let settings = checkSettings(value["settings"], of: value, into: &bag)
    let requests = ExpectedRequestReader.read(value["requests"], into: &bag)
    let now = now(value["now"], into: &bag)
    let refusal = refusal(of: value, into: &bag)
    let result = Fixture(
      name: name, origin: source.origin(of: value.range.file), range: value.range, method: method,
      settings: settings, input: input, batch: batch, output: value["output"], requests: requests,
      responses: responses(value["responses"], into: &bag), refusal: refusal, outcome: outcome,
      now: now ?? Fixture.usualNow, source: value)
    let isMisread = (value.members ?? []).contains { member in
      ["outcome", "outcomes", "requests"].contains(member.key)
        || ExpectedRefusal.Kind(rawValue: member.key) != nil || !Self.keys.contains(member.key)
    }
    if !result.expectsSomething, !isMisread {
      bag.report(
        .fixtureWithoutExpectation, "the fixture expects nothing", at: value.range.firstLine,
        help: batch != nil
          ? ["add `outcomes`, how the delivery of each message ends"]
          : [
            "add `output`, the payload that has to come of the input, or `requests`"
          ]
            + (value.range.file.path.hasSuffix(".json")
              ? ["`intgen test --update` adds the output there is"] : []))
    }
    return result
  }

  /// `[{ status: 404, body: … }]`
  private func responses(
    _ value: FixtureValue?, into bag: inout DiagnosticBag
  ) -> [ScriptedAnswer] {
    guard let value else { return [] }
    guard case .array(let elements) = value.kind else {
      bag.report(
        .fixtureShape, "`responses` is a list, this is \(value.typeName)", at: value.range.firstLine
      )
      return []
    }
    return elements.map { element in
      for member in element.members ?? [] where !["status", "headers", "body"].contains(member.key)
      {
        bag.report(
          .unknownKey, "`\(member.key)` is not a key of a response", at: member.keyRange,
          help: ["known keys: status, headers, body"])
      }
      var status = 200
      if let given = element["status"] {
        if case .number(let text) = given.kind, let number = Int(text), (200...599).contains(number)
        {
          status = number
        } else {
          bag.report(.fixtureShape, "`status` is between 200 and 599", at: given.range)
        }
      }
      return ScriptedAnswer(
        status: status, body: element["body"],
        headers: element["headers"].map {
          ExpectedRequestReader.pairs($0, "`headers`", into: &bag)
        } ?? [])
    }
  }

  private func now(_ value: FixtureValue?, into bag: inout DiagnosticBag) -> Instant? {
    guard let value else { return nil }
    if let text = value.string, let now = ISODateText.instant(text, strict: true), now.isValid {
      return now
    }
    bag.report(
      .fixtureShape, "`now` is a time in ISO 8601", at: value.range,
      help: ["write it as in `\"2026-01-31T09:00:00Z\"`"])
    return nil
  }

  func method(
    of fixture: FixtureValue, input: FixtureValue, isUnsupported: Bool = false,
    help: String = "say `\"outcome\": \"unsupported\"`", into bag: inout DiagnosticBag
  ) -> MessageType? {
    guard let named = fixture["method"] ?? input["type"] else {
      bag.report(
        .fixtureMethod, "`input` has no `type`", at: input.range.firstLine,
        help: ["add `\"type\": \"\(methods.first?.rawValue ?? "identify")\"`"])
      return nil
    }
    guard let text = named.string, let type = MessageType(rawValue: text.lowercased()) else {
      bag.report(
        .fixtureMethod, "this is not a type of message", at: named.range,
        label: named.string.flatMap {
          Suggestion.question(for: $0, among: MessageType.allCases.map(\.rawValue))
        })
      return nil
    }
    guard methods.contains(type) || isUnsupported else {
      bag.report(
        .fixtureMethod, "the manifest does not handle `\(type.rawValue)`", at: named.range,
        help: ["add `\(type.rawValue):` to the manifest, or \(help)"])
      return nil
    }
    return type
  }

  /// A required setting that the fixture does not give gets a placeholder, so that a fixture needs
  /// to name only the settings that matter to it.
  private func checkSettings(
    _ given: FixtureValue?, of fixture: FixtureValue, into bag: inout DiagnosticBag
  ) -> FixtureValue {
    let range = given?.range ?? fixture.range
    var members: [FixtureValue.Member] = []
    if let given, given.members == nil {
      bag.report(
        .fixtureShape, "`settings` is an object, this is \(given.typeName)", at: given.range)
    }
    for member in given?.members ?? [] where !brokenSettings.contains(member.key) {
      guard let setting = settings.first(where: { $0.name == member.key }) else {
        bag.report(
          .fixtureSettings, "the manifest declares no setting `\(member.key)`",
          at: member.keyRange,
          label: Suggestion.question(for: member.key, among: settings.map(\.name)))
        continue
      }
      // A fixture may be of settings that are wrong.
      if fixture["invalid"] == nil {
        FixtureSettings.check(
          member.value, setting.kind, "the setting `\(setting.name)`", into: &bag)
      }
      members.append(member)
    }
    for setting in settings
    where setting.isRequired
      || demanded.contains(setting.name) && fixture["invalid"] == nil
    {
      guard !members.contains(where: { $0.key == setting.name }) else { continue }
      members.append(
        FixtureValue.Member(
          key: setting.name, keyRange: range,
          value: FixtureSettings.placeholder(setting.kind, name: setting.name, at: range)))
    }
    return FixtureValue(.object(members), at: range)
  }
}
