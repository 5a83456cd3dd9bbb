// SPDX-License-Identifier: MIT
import IntegrationHTTP
import IntegrationRuntime
import IntegrationTesting
import JSON

/// How requests end.
enum ExchangeCases {
  static let statuses = RuntimeSection.each { json in
    let status = json.number("status") ?? 0
    let (response, error) = await send(over: ScriptedTransport([.status(status)]))
    let record = json.present("error")
    return first(
      differ("success", json[exact: "success"]?.bool, response != nil),
      differ("message", record?.text("message"), error?.reason),
      differ("error's status", record?.number("status"), error?.status),
      differ("code", record?.text("code"), error?.code?.rawValue),
      differ("from the destination", record?.text("origin") != nil, error?.exchange != nil),
      differ(
        "response is there", json[exact: "responsePassedToCallback"]?.bool,
        (response ?? error?.response)?.status == status),
      differ("retry", json[exact: "retry"]?.bool, error?.isRetryable))
  }

  static let awaited = RuntimeSection.each { json in
    let status = json.number("status") ?? 0
    let (response, error) = await send(over: ScriptedTransport([.status(status)]))
    return first(
      differ("resolved", json.number("resolved"), response?.status),
      differ("rejected", json.number("rejected"), error?.status),
      differ("message", json.text("message"), error?.reason),
      differ("from the destination", json.text("origin") != nil, error?.exchange != nil))
  }

  /// Over real connections.
  static let transportErrors = RuntimeSection.each { json in
    let error: IntegrationError?
    switch json.text("case") {
    case "timeout 60ms":
      error = await toServer([.fault(.neverAnswer)], timeout: .milliseconds(60))
    case "connection reset by server": error = await toServer([.fault(.closeWithoutAnswer)])
    case "connection refused":
      guard let server = try? await RecordingServer.start() else { return "no server" }
      await server.stop()
      error = await real("\(server.url)/")
    case "unknown host": error = await real("http://nobody.invalid/")
    default: return "nobody knows this case"
    }
    return first(
      json.text("message").flatMap { differ("message", $0, error?.reason) },
      differ("code", json.text("code"), error?.code?.rawValue),
      differ("status", json.number("status"), error?.status),
      differ("from the destination", json.text("origin") != nil, error?.exchange != nil),
      differ("retry", json[exact: "retry"]?.bool, error?.isRetryable))
  }

  static let parsing = RuntimeSection.each { json in
    let bodies = [
      "/text": "hello", "/js": "var a = 1", "/badjson": "{oops", "/emptyjson": "",
      "/form": "a=1&b=x+y", "/vnd": #"{"a":1}"#,
    ]
    let body = bodies[json.text("path") ?? ""] ?? ""
    let answer = ScriptedResponse(
      headers: [("Content-Type", json.text("contentType") ?? "application/json")], body: body)
    let (response, error) = await send(over: ScriptedTransport([.respond(answer)]))
    // Nothing parsed: an empty body, by type.
    let parsed = json.present("body").flatMap { $0.string != nil || $0.count == 0 ? nil : $0 }
    return first(
      differ("error", json.present("error") != nil, error != nil),
      differ("text", json.text("text"), response?.text),
      differ("body", parsed?.shown, response?.json?.root.shown))
  }

  static let lifecycle = RuntimeSection { json in
    var differences: [String?] = []
    let steps: [(String, ScriptedTransport.Step)] = [
      ("success", .status(200)), ("httpError", .status(400)),
      (
        "transportError",
        .fail(TransportError(.connection, code: .connectionReset, reason: "socket hang up"))
      ),
    ]
    for (name, step) in steps {
      let observer = EventLog()
      var setup = Probe.Setup()
      setup.handle = { (_, _, probe) async throws(IntegrationError) in
        [try await probe.sender.send(Request(endpoint: "https://example.com"))]
      }
      _ = await Probe.deliver(
        .emptyObject, setup, options: DeliveryOptions(isEnabled: true, observer: observer),
        over: ScriptedTransport([step]))
      differences.append(differ(name, json.texts(name), observer.log.all))
    }
    return differences
  }

  private static func send(
    over transport: any Transport, to url: String = "https://example.com/x",
    timeout: Duration = .seconds(5)
  ) async -> (Response?, IntegrationError?) {
    do throws(IntegrationError) {
      let request = try Request(endpoint: Endpoint(url), timeout: timeout)
      return (try await Sender(over: transport).send(request), nil)
    } catch {
      return (nil, error)
    }
  }

  private static func toServer(
    _ responses: [ScriptedResponse], timeout: Duration = .seconds(5)
  ) async -> IntegrationError? {
    guard let server = try? await RecordingServer.start(responses: responses) else { return nil }
    let (_, error) = await send(over: LoopbackTransport(to: server), timeout: timeout)
    await server.stop()
    return error
  }

  private static func real(_ url: String) async -> IntegrationError? {
    await send(over: HTTPTransport.shared, to: url).1
  }
}
