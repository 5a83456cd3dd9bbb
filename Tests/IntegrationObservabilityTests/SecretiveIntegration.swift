// SPDX-License-Identifier: MIT
import IntegrationRuntime

/// Puts its secrets everywhere a request can have them.
struct SecretiveIntegration: Integration {
  static let declaration = IntegrationDeclaration(
    name: "Secretive", slug: "secretive", retries: 2, ensures: [.message("userId")],
    methods: [.track, .identify])

  struct Settings: IntegrationSettings {
    /// In the path, the query, a header and the body.
    var token = Secret("tok/8 f3+a1\"9c")
    /// In basic authentication.
    var password = Secret("pässword-66e1")
    init() {}
    init(_ json: JSONValue) throws(SettingsError) {}
  }

  let settings: Settings
  var sender: Sender

  init(settings: Settings, transport: any Transport) {
    self.settings = settings
    sender = Self.declaration.sender(over: transport)
  }

  func check(_ message: Message, _ checks: inout Checks) {
    checks.require(attribute: "userId", message.userId)
    checks.reject(
      when: message.userId?.string == "refused", "the key \(settings.token) is not for this")
  }

  func track(_ track: Track) async throws(IntegrationError) -> [Response] {
    let token = settings.token
    return [
      try await sender.send(
        Request(
          endpoint: "https://\("api").example", path: "/keys/\(token)/events",
          query: ["token": "\(token)", "v": "1"], headers: ["X-Api-Key": "key \(token)"],
          authorization: .basic(username: "user", password: "\(settings.password)"),
          body: .text("key=\(token)"), secrets: [token]))
    ]
  }

  func identify(_ identify: Identify) async throws(IntegrationError) -> [Response] {
    try await withLock("user") { () async throws(IntegrationError) in [] }
  }
}
