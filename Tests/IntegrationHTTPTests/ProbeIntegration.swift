// SPDX-License-Identifier: MIT

import IntegrationRuntime
import IntegrationTesting
import JSON

/// Sends each message to `/messages` as it is.
struct ProbeIntegration: Integration {
  static let declaration = IntegrationDeclaration(
    name: "Probe", slug: "probe", methods: [.track])

  struct Settings: IntegrationSettings {
    var endpoint: Endpoint
    var timeout: Duration = .seconds(10)
    var retries = 0
    var rules = SendingRules()

    init(endpoint: Endpoint, timeout: Duration = .seconds(10), retries: Int = 0) {
      self.endpoint = endpoint
      self.timeout = timeout
      self.retries = retries
    }

    init(_ json: JSONValue) throws(SettingsError) { endpoint = .none }
  }

  let settings: Settings
  var sender: Sender

  init(settings: Settings, transport: any Transport) {
    self.settings = settings
    sender = Sender(
      over: transport, policy: RetryPolicy(retries: settings.retries), rules: settings.rules,
      timekeeper: TestClock().timekeeper)
  }

  func track(_ track: Track) async throws(IntegrationError) -> [Response] {
    let id = track.userId?.string ?? ""
    return [
      try await sender.send(
        Request(
          endpoint: settings.endpoint, path: "/messages/\(id)",
          body: .json(Array("{\"id\":\"\(id)\"}".utf8)), timeout: settings.timeout))
    ]
  }
}

extension Message {
  /// A track message with an id.
  static func track(id: String) throws -> Message {
    try Message(
      parsing: Array(
        #"{"type":"track","channel":"server","event":"e","userId":"\#(id)"}"#.utf8))
  }
}
