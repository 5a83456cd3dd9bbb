// SPDX-License-Identifier: MIT
import IntegrationRuntime

/// An integration as it is generated, with a little of everything: pages become track messages, an
/// order has a request of its own, identify works under a lock, alias sends nothing.
struct ShopIntegration: Integration {
  static let declaration = IntegrationDeclaration(
    name: "Shop", slug: "shop", channels: [.server, .mobile],
    endpoint: "https://shop.example", retries: 1,
    ensures: [.setting("apiKey"), .message("userId").only([.identify, .track])],
    methods: [.identify, .track, .page, .alias], events: [.orderCompleted, .productViewed])

  struct Settings: IntegrationSettings {
    var apiKey: Secret
    var views: MapToTrack = []

    init(apiKey: Secret = "key-7d21", views: MapToTrack = []) {
      self.apiKey = apiKey
      self.views = views
    }

    init(_ json: JSONValue) throws(SettingsError) {
      var reader = SettingsReader(json)
      apiKey = reader.required("apiKey", placeholder: "")
      views = MapToTrack(settings: json)
      try reader.finish()
    }
  }

  let settings: Settings
  var sender: Sender

  init(settings: Settings, transport: any Transport) {
    self.settings = settings
    sender = Self.declaration.sender(over: transport)
  }

  func check(_ message: Message, _ checks: inout Checks) {
    checks.require(setting: "apiKey", settings.apiKey)
    checks.require(attribute: "userId", message.userId, only: [.identify, .track])
  }

  func identify(_ identify: Identify) async throws(IntegrationError) -> [Response] {
    try await withLock(identify.userId?.string ?? "") { () async throws(IntegrationError) in
      [try await post("/people/\(identify.userId?.string ?? "")")]
    }
  }

  func track(_ track: Track) async throws(IntegrationError) -> [Response] {
    [try await post("/events/\(track.event?.string ?? "none")")]
  }

  func track(_ track: Track, as event: SemanticEvent) async throws(IntegrationError) -> [Response] {
    switch event {
    case .orderCompleted: [try await post("/orders"), try await post("/revenue")]
    default: try await self.track(track)
    }
  }

  func page(_ page: Page) async throws(IntegrationError) -> [Response] {
    try await mapToTrack(page, settings.views)
  }

  func alias(_ alias: Alias) async throws(IntegrationError) -> [Response] { [] }

  private func post(_ path: RequestPath) async throws(IntegrationError) -> Response {
    try await sender.send(
      Request(
        endpoint: "https://shop.example", path: path,
        query: ["key": "\(settings.apiKey)"], authorization: .bearer("\(settings.apiKey)")))
  }
}

extension Message {
  /// A message of a server from JSON text.
  init(server text: String) throws {
    var json = JSONObject(try JSONDocument(parsing: text).root)
    if json[exact: "channel"] == nil { json.set("channel", to: JSONValue("server")) }
    try self.init(JSONDocument(encoding: json))
  }
}
