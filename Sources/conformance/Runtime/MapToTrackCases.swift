// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// Pages and screens as track events.
enum MapToTrackCases {
  static let all = RuntimeSection.each { json in
    let log = TrackLog(json.list("tracks"))
    let failing = json.number("failCall")
    var setup = Probe.Setup()
    setup.declaration.methods =
      [.track] + json.texts("mapToTrack").compactMap { MessageType(name: $0) }
    setup.handle = { (method, message, probe) async throws(IntegrationError) in
      switch message {
      case .page(let page):
        return try await probe.mapToTrack(page, MapToTrack(settings: probe.settings.json))
      case .screen(let screen):
        return try await probe.mapToTrack(screen, MapToTrack(settings: probe.settings.json))
      case .track(let track):
        let index = log.add(track)
        if index == failing { throw .badRequest("fail \(index)") }
        return [Response(status: 200, body: Array("r\(index)".utf8))]
      default: return []
      }
    }
    let outcome = await Probe.deliver(
      json[exact: "message"] ?? .null, settings: json[exact: "settings"] ?? .null, setup)
    return first(difference(json[exact: "outcome"] ?? .null, outcome), log.difference)
  }

  private static func difference(_ expected: JSONValue, _ outcome: Outcome) -> String? {
    if expected[exact: "notImplemented"]?.bool == true {
      if case .unsupported = outcome { return nil }
      return "expected unsupported, got \(outcome)"
    }
    return first(
      differ("error", expected.text("error"), outcome.error?.reason),
      differ("results", expected.texts("results"), outcome.responses.map(\.text)))
  }

  static let dispatch = RuntimeSection.one { json in
    let log = CallLog()
    var setup = Probe.Setup()
    setup.declaration.events = SemanticEvents([.productViewed], matching: .legacy)
    setup.handle = { (method, message, probe) async throws(IntegrationError) in
      switch message {
      case .page(let page): return try await probe.mapToTrack(page, .named)
      case .track(let track): log.add("\(method) \(track.event?.string ?? "")")
      default: break
      }
      return []
    }
    for name in ["Product", "Pricing"] {
      let page = try? JSONDocument(parsing: #"{"type":"page","name":"\#(name)"}"#).root
      _ = await Probe.deliver(page ?? .null, setup)
    }
    return differ("calls", json.texts("calls"), log.all)
  }
}

/// Compares derived track messages, which come at once and in any order, with the recorded ones.
private final class TrackLog: Sendable {
  private let expected: [JSONValue]
  private let log = CallLog()
  private let problems = CallLog()

  init(_ expected: [JSONValue]) { self.expected = expected }

  /// The message's place among the recorded ones.
  func add(_ track: Track) -> Int {
    let event = track.event?.string ?? ""
    log.add(event)
    guard let index = expected.firstIndex(where: { $0.text("event") == event }) else { return -1 }
    let record = expected[index]
    let differences = [
      Answer.json(track.userId).difference(from: Self.undefined(record[exact: "userId"])),
      Answer.json(track.anonymousId).difference(from: Self.undefined(record[exact: "anonymousId"])),
      Answer.object(track.properties).difference(from: record[exact: "properties"] ?? .null),
      Answer.json(track.context).difference(from: record[exact: "context"] ?? .null),
      Answer.object(track.json).difference(from: record[exact: "json"] ?? .null),
    ]
    for difference in differences.compactMap(\.self) { problems.add("\(event): \(difference)") }
    return index
  }

  var difference: String? {
    let events = expected.compactMap { $0.text("event") }
    return problems.all.first ?? differ("events", events.sorted(), log.all.sorted())
  }

  /// These cases have null for undefined.
  private static func undefined(_ value: JSONValue?) -> JSONValue {
    if let value, !value.isNull { return value }
    return (try? JSONDocument(parsing: #"{"$undefined":true}"#).root) ?? .null
  }
}
