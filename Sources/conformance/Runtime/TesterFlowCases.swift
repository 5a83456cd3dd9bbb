// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import JSON

/// Chains of the tester. The integration sends `{"k": 0}`, `{"k": 1}` … to `/s200`, as many requests
/// as a case needs.
enum TesterFlowCases {
  static let all = RuntimeSection.each { json in
    let label = json.text("label") ?? ""
    guard let flow = flows[label] else { return noCounterpart[label] ?? "nobody knows this case" }
    var setup = Probe.Setup()
    if label == "method not implemented" { setup.declaration.methods = [.track] }
    setup.handle = { (_, _, probe) async throws(IntegrationError) in
      var responses: [Response] = []
      for index in 0..<flow.requests {
        responses.append(
          try await probe.sender.send(
            Request(
              endpoint: "https://example.com", path: "/s200", headers: ["X-A": "abc"],
              body: .json(Array("{\"k\":\(index)}".utf8)))))
      }
      return responses
    }
    let failures = await Probe.$setup.withValue(setup) {
      await TesterCases.failures {
        let message = IntegrationTest(Probe.self).identify([:])
        try await flow.work(flow.fails ? message.responds(.status(400)) : message)
      }
    }
    return differ("fails", json.present("failure") != nil, !failures.isEmpty)
  }

  private struct Flow: Sendable {
    var requests = 1
    /// Whether the first request is answered with 400.
    var fails = false
    var work: @Sendable (MessageTest<Probe>) async throws -> Void
  }

  private static let noCounterpart = [
    "no message method called": "a chain begins with a message",
    "error(regex) is ignored": "an error's reason is compared with a text",
    "sends array is unsupported": "lists can be compared",
    "sends regex against object body": "bodies are not compared with patterns",
    "two sendsAlmost share the last ignore list": "each has its own list",
  ]

  private static let flows: [String: Flow] = [
    "method not implemented": Flow { try await $0.end() },
    "status matches": Flow { try await $0.expects(200) },
    "status mismatch": Flow { try await $0.expects(201) },
    "http failure surfaces before expectations": Flow(fails: true) { try await $0.expects(400) },
    "error() on failure": Flow(fails: true) { try await $0.error() },
    "error() when none": Flow { try await $0.error() },
    "error(message) match": Flow(fails: true) { try await $0.error("Bad Request") },
    "error(message) mismatch": Flow(fails: true) { try await $0.error("bad request") },
    "error(status) mismatch": Flow(fails: true) { try await $0.error(status: 401) },
    "error(status,message) both wrong: message reported": Flow(fails: true) {
      try await $0.error("nope", status: 401)
    },
    "error(message,status) order free": Flow(fails: true) {
      try await $0.error("Bad Request", status: 400)
    },
    "error ignores request assertions": Flow(fails: true) {
      try await $0.pathname("/nope").error()
    },
    "requests(n) match": Flow(requests: 2) { try await $0.requests(2).end() },
    "requests(n) mismatch": Flow(requests: 2) { try await $0.requests(3).end() },
    "requests(0) with none": Flow(requests: 0) { try await $0.requests(0).end() },
    "assertion on request not made": Flow { try await $0.request(1).sends(["k": 1]).end() },
    "second request body": Flow(requests: 2) { try await $0.request(1).sends(["k": 1]).end() },
    "unasserted extra requests are fine": Flow(requests: 2) {
      try await $0.sends(["k": 0]).end()
    },
    "negative request index": Flow { try await $0.request(-1).end() },
    "sends loose numbers": Flow { try await $0.sends(["k": "0"]).end() },
    "sends header": Flow { try await $0.sends("x-a", "abc").end() },
    "sends header regex": Flow { try await $0.sends("X-A", containing: "b").end() },
    "pathname": Flow { try await $0.pathname("/s200").end() },
    "pathname mismatch": Flow { try await $0.pathname("/nope").end() },
    "expects header": Flow {
      try await $0.expects("Content-Type", containing: "json").end()
    },
    "expects with callback ends the chain": Flow { try await $0.expects(200) },
  ]
}
