// SPDX-License-Identifier: MIT
import HTTPTypes
import IntegrationRuntime
import JSON

/// A recorded case: settings and a message, and what the original made of them.
struct IntegrationCase {
  let json: JSONValue
  let recording: JSONValue

  init(_ json: JSONValue, recording: JSONValue) {
    self.json = json
    self.recording = recording
  }

  var id: String { text("id") }

  /// An accident of the original's language that the recording shows; ours may differ there.
  var quirk: String? { json[exact: "quirks"]?.elements.lazy.compactMap(\.string).first }

  private func text(_ key: String) -> String { json[exact: key]?.string ?? "" }

  /// How the integration differs from the recording, nil if it does not.
  func difference(_ integration: any Integration.Type) async -> String? {
    await run(integration)
  }

  private func run<Tested: Integration>(_ integration: Tested.Type) async -> String? {
    guard let message else { return "the case has no message" }
    let transport = CaseTransport(json[exact: "respond"])
    let check = SettingsCheck(
      integration, settings: json[exact: "settings"] ?? .emptyObject, transport: transport)
    let verdict = check.verdict(on: message)
    if let difference = verdict.difference(from: json) { return difference }
    guard verdict.isValid, json[exact: "validityOnly"]?.bool != true else { return nil }
    guard let integration = check.integration else { return "the settings cannot be used" }
    var failure: IntegrationError?
    do throws(IntegrationError) {
      _ = try await integration.send(message)
    } catch {
      failure = error
    }
    return requestDifference(transport.requests) ?? resultDifference(failure)
  }

  /// The message at the case's own time; its type is the case's, whatever it says itself.
  private var message: Message? {
    guard let input = json[exact: "input"], let type = MessageType(name: text("type")),
      let document = try? JSONDocument(encoding: input)
    else { return nil }
    return Message(document, as: type, now: now)
  }

  private var now: Instant {
    let clock = json[exact: "clock"] ?? recording[exact: "clock"]
    return clock?.string.flatMap { ISODateText.instant($0, strict: true) } ?? .now
  }

  private func requestDifference(_ requests: [Request]) -> String? {
    let expected = json[exact: "requests"].map { Array($0.elements) } ?? []
    for (index, pair) in zip(expected, requests).enumerated() {
      if let difference = CaseRequest(pair.0).difference(from: pair.1) {
        return "request \(index + 1): \(difference)"
      }
    }
    guard expected.count != requests.count else { return nil }
    return "\(expected.count) requests are expected, \(requests.count) were sent: "
      + requests.map { "\($0.head.method) \($0.url)" }.joined(separator: ", ")
  }

  private func resultDifference(_ failure: IntegrationError?) -> String? {
    guard let result = json[exact: "result"] else { return nil }
    let isExpectedOK = result[exact: "ok"]?.bool ?? true
    guard let failure else { return isExpectedOK ? nil : "an error is expected, all went well" }
    guard !isExpectedOK else { return "an error: \(failure)" }
    let error = result[exact: "error"]
    if let status = error?[exact: "status"]?.int, status != failure.status {
      return "error: status \(status) is expected, got \(failure.status.map(String.init) ?? "none")"
    }
    if let flag = error?[exact: "retryable"]?.bool, flag != failure.isRetryable {
      return "error: retryable is expected to be \(flag)"
    }
    if let message = error?[exact: "message"]?.string, message != failure.reason {
      return "error: \"\(message)\" is expected, got \"\(failure.reason)\""
    }
    return nil
  }
}
