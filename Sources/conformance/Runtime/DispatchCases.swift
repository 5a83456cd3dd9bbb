// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// Which method gets a message.
enum DispatchCases {
  static let dispatch = RuntimeSection.each { json in
    let (called, outcome) = await call(
      methods: [.track], events: json.texts("implemented"), event: json[exact: "event"])
    return first(
      differ("called", json.texts("called"), called),
      differ("returned", json.text("returned"), outcome.responses.first?.text))
  }

  static let withoutTrack = RuntimeSection.one { _ in
    let event = JSONValue("Order Completed")
    let (called, outcome) = await call(
      methods: [.identify], events: ["orderCompleted"], event: event)
    guard case .unsupported = outcome else { return "expected unsupported, got \(outcome)" }
    return differ("called", [], called)
  }

  /// Mapping is code of the method in ours, so what is left to compare is which method is called.
  static let mapper = RuntimeSection.each { json in
    let methods = json.texts("methods")
    let message = json[exact: "message"] ?? .null
    let (called, outcome) = await call(
      methods: methods.compactMap { MessageType(name: $0) }, events: methods,
      event: message[exact: "event"], type: message.text("type") ?? "track")
    if json[exact: "notImplemented"]?.bool == true {
      if case .unsupported = outcome { return nil }
      return "expected unsupported, got \(outcome)"
    }
    return differ("called", json.list("calls").compactMap { $0.text("method") }, called)
  }

  static func call(
    methods: [MessageType], events: [String], event: JSONValue?, type: String = "track",
    matching: EventMatching = .legacy
  ) async -> (called: [String], outcome: Outcome) {
    let log = CallLog()
    var setup = Probe.Setup()
    setup.declaration.methods = methods
    setup.declaration.events = SemanticEvents(
      events.compactMap { SemanticEvent(method: $0) }, matching: matching)
    setup.handle = { (method, _, _) async throws(IntegrationError) in
      log.add(method)
      return [Response(status: 200, body: Array(method.utf8))]
    }
    var message = JSONObject()
    message.set("type", to: JSONValue(type))
    if let event, !Notation.isUndefined(event) { message.set("event", to: event) }
    let outcome = await Probe.deliver(message.json, setup)
    return (log.all, outcome)
  }
}

/// The later redesign, which routes by exact canonical names.
enum SDKCases {
  static let all = RuntimeSection { json in
    var differences: [String?] = []
    for json in json.list("publish") { differences.append(await publish(json)) }
    return differences + ["it is a result here, not raised", "a method cannot be registered twice"]
  }

  private static func publish(_ json: JSONValue) async -> String? {
    let subscriptions = json.texts("subscriptions")
    let message = json[exact: "message"] ?? .null
    let events = subscriptions.compactMap { SemanticEvent(name: $0) }
    let (called, outcome) = await DispatchCases.call(
      methods: subscriptions.compactMap { MessageType(name: $0) }, events: events.map(\.method),
      event: message[exact: "event"], type: message.text("type") ?? "track", matching: .exact)
    if json[exact: "threw"] != nil {
      if case .unsupported = outcome { return nil }
      return "expected unsupported, got \(outcome)"
    }
    let names = called.map { SemanticEvent(method: $0)?.name ?? $0 }
    return differ("called", json.texts("called"), names)
  }
}
