// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import JSON

/// Assertions about a declaration and its checks.
enum TesterStaticCases {
  static let all = RuntimeSection.each { json in
    let label = json.text("label") ?? ""
    guard let work = assertions[label] else {
      return noCounterpart[label] ?? "nobody knows this case"
    }
    var setup = Probe.Setup()
    setup.declaration = IntegrationDeclaration(
      name: "Segment", slug: "segment", channels: [.server, .client], endpoint: "http://x/",
      timeout: .seconds(2), retries: 2,
      ensures: [
        .setting("apiKey"), .message("userId"), .setting("token").only([.track]),
      ],
      methods: MessageType.allCases)
    setup.check = { message, settings, checks in
      checks.require(setting: "apiKey", settings[exact: "apiKey"])
      checks.require(attribute: "userId", message.userId)
      checks.require(setting: "token", settings[exact: "token"], only: [.track])
    }
    let failures = await Probe.$setup.withValue(setup) {
      await TesterCases.failures {
        try work(IntegrationTest(Probe.self, settings: ["apiKey": "k", "token": "t"]))
      }
    }
    return differ("passes", json[exact: "ok"]?.bool, failures.isEmpty)
  }

  private typealias Assertion = @Sendable (IntegrationTest<Probe>) throws -> Void

  private static let noCounterpart = [
    "retries loose string": "retries are a number",
    "fixture without dirname": "the folder is known from the test's file",
    "maps without dirname": "the folder is known from the test's file",
  ]

  private static let assertions: [String: Assertion] = [
    "name match": { $0.name("Segment") },
    "name mismatch": { $0.name("segment") },
    "retries match": { $0.retries(2) },
    "retries mismatch": { $0.retries(3) },
    "timeout number": { $0.timeout(.milliseconds(2000)) },
    "timeout text": { $0.timeout("2s") },
    "timeout mismatch": { $0.timeout(.milliseconds(1)) },
    "endpoint match": { $0.endpoint("http://x/") },
    "endpoint mismatch (no normalisation)": { $0.endpoint("http://x") },
    "channels any order": { $0.channels([.client, .server]) },
    "channels mismatch": { $0.channels([.server]) },
    "channels duplicate": { $0.channels([.client, .client, .server]) },
    "ensure present": { $0.ensure("settings.apiKey") },
    "ensure absent": { $0.ensure("settings.baz") },
    "ensure meta match": { $0.ensure("settings.token", methods: [.track]) },
    "ensure meta missing": { $0.ensure("settings.token") },
    "ensure meta extra": { $0.ensure("settings.apiKey", methods: [.track]) },
    "valid": { try $0.valid(["type": "track", "userId": "u"]) },
    "valid fails message": { try $0.valid(["type": "track"]) },
    "valid fails settings": { try $0.valid(["type": "track", "userId": "u"], settings: [:]) },
    "valid default type is track": { try $0.valid(["userId": "u"], settings: ["apiKey": "k"]) },
    "invalid ok": { try $0.invalid(["type": "track", "userId": "u"], settings: [:]) },
    "invalid fails": { try $0.invalid(["type": "track", "userId": "u"]) },
    "valid uses integration settings by default": {
      try $0.valid(["type": "identify", "userId": "u"])
    },
  ]
}
