// SPDX-License-Identifier: MIT
import HTTPTypes
import IntegrationRuntime
import JSON
import ManifestLanguage

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

  /// How the compiled integration differs from the recording.
  func differences(_ integration: any Integration.Type) async -> [String] {
    let transport = CaseTransport(expected: requests, answers: answers)
    func opened<Tested: Integration>(_ type: Tested.Type) async -> [String] {
      await differences(CompiledSubject(type, transport: transport, now: now))
    }
    return await opened(integration)
  }

  /// How the manifest differs from the recording.
  func differences(_ manifest: Manifest) async -> [String] {
    await differences(EvaluatedSubject(manifest: manifest, responses: answers, now: now))
  }

  private func differences(_ subject: some CaseSubject) async -> [String] {
    guard let message else { return ["the case has no message"] }
    let check = SettingsCheck(subject, settings: json[exact: "settings"] ?? .emptyObject)
    let verdict = check.verdict(on: message)
    if let difference = verdict.difference(from: json) { return [difference] }
    guard verdict.isValid, json[exact: "validityOnly"]?.bool != true else { return [] }
    guard let configured = check.configured else { return ["the settings cannot be used"] }
    let run = await subject.send(configured, message)
    return RecordedRequests(requests).differences(from: run.requests)
      + (resultDifference(run.failure).map { ["error: \($0)"] } ?? [])
  }

  /// The message at the case's own time; its type is the case's, whatever it says itself.
  private var message: Message? {
    guard let input = json[exact: "input"],
      let type = IntegrationRuntime.MessageType(name: text("type")),
      let document = try? JSONDocument(encoding: input)
    else { return nil }
    return Message(document, as: type, now: now)
  }

  private var now: Instant {
    let clock = json[exact: "clock"] ?? recording[exact: "clock"]
    return clock?.string.flatMap { ISODateText.instant($0, strict: true) } ?? .now
  }

  private var requests: [CaseRequest] {
    json[exact: "requests"]?.elements.map { CaseRequest($0) } ?? []
  }

  private var answers: [Response] {
    json[exact: "respond"]?.elements.map { Response(recorded: $0) } ?? []
  }

  private func resultDifference(_ failure: IntegrationError?) -> String? {
    guard let result = json[exact: "result"] else { return nil }
    let isExpectedOK = result[exact: "ok"]?.bool ?? true
    let error = result[exact: "error"]
    guard let failure else {
      return isExpectedOK
        ? nil : "\"\(error?[exact: "message"]?.string ?? "")\" is expected, all went well"
    }
    guard !isExpectedOK else { return "none is expected, got \(failure)" }
    if let status = error?[exact: "status"]?.int, status != failure.status {
      return "status \(status) is expected, got \(failure.status.map(String.init) ?? "none")"
    }
    if let flag = error?[exact: "retryable"]?.bool, flag != failure.isRetryable {
      return "retryable is expected to be \(flag)"
    }
    if let message = error?[exact: "message"]?.string, message != failure.reason {
      return "\"\(message)\" is expected, got \"\(failure.reason)\""
    }
    return nil
  }
}

/// The requests of a case, in the order in which they were started.
struct RecordedRequests {
  private let requests: [CaseRequest]

  init(_ requests: [CaseRequest]) { self.requests = requests }

  /// How ours differ, each with its number. Requests that were started after the same number of
  /// answers run side by side: those may come in any order.
  func differences(from actual: [Request]) -> [String] {
    var differences: [String] = []
    var index = 0
    while index < min(requests.count, actual.count) {
      let end = requests[index...].firstIndex { $0.after != requests[index].after }
      let group = index..<min(end ?? requests.count, actual.count)
      let order = order(of: group, in: actual)
      for (expected, own) in zip(group, order) {
        differences += requests[expected].differences(from: actual[own]).map {
          "request \(expected + 1): \($0)"
        }
      }
      index = group.upperBound
    }
    if requests.count != actual.count {
      differences.append(
        "\(requests.count) requests are expected, \(actual.count) were sent: "
          + actual.map { "\($0.head.method) \($0.url)" }.joined(separator: ", "))
    }
    return differences
  }

  /// Which of ours belongs to each of a group: one that is the same, else the next.
  private func order(of group: Range<Int>, in actual: [Request]) -> [Int] {
    var free = Array(group)
    var order: [Int: Int] = [:]
    for expected in group {
      let same = free.firstIndex { requests[expected].differences(from: actual[$0]).isEmpty }
      if let same { order[expected] = free.remove(at: same) }
    }
    return group.map { order[$0] ?? free.removeFirst() }
  }
}
