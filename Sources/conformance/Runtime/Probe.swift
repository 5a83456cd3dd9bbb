// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import Synchronization

/// An integration that does what a case says.
struct Probe: Integration {
  /// What a case says.
  struct Setup: Sendable {
    var declaration = IntegrationDeclaration(
      name: "Segment", slug: "segment", methods: MessageType.allCases)
    var check: @Sendable (Message, JSONValue, inout Checks) -> Void = { _, _, _ in }
    /// Sends a message, called by the name of the method.
    var handle: @Sendable (String, Message, Probe) async throws(IntegrationError) -> [Response] = {
      (_, _, _) async throws(IntegrationError) in []
    }
  }

  @TaskLocal static var setup = Setup()
  static var declaration: IntegrationDeclaration { setup.declaration }

  /// Settings of any form.
  struct Settings: IntegrationSettings {
    var json: JSONValue
    init(_ json: JSONValue) throws(SettingsError) { self.json = json }
  }

  let settings: Settings
  var sender: Sender

  init(settings: Settings, transport: any Transport) {
    self.settings = settings
    sender = Self.declaration.sender(over: transport)
  }

  func check(_ message: Message, _ checks: inout Checks) {
    Self.setup.check(message, settings.json, &checks)
  }

  func identify(_ identify: Identify) async throws(IntegrationError) -> [Response] {
    try await Self.setup.handle("identify", .identify(identify), self)
  }
  func track(_ track: Track) async throws(IntegrationError) -> [Response] {
    try await Self.setup.handle("track", .track(track), self)
  }
  func track(
    _ track: Track, as event: SemanticEvent
  ) async throws(IntegrationError) -> [Response] {
    try await Self.setup.handle(event.method, .track(track), self)
  }
  func page(_ page: Page) async throws(IntegrationError) -> [Response] {
    try await Self.setup.handle("page", .page(page), self)
  }
  func screen(_ screen: Screen) async throws(IntegrationError) -> [Response] {
    try await Self.setup.handle("screen", .screen(screen), self)
  }
  func group(_ group: Group) async throws(IntegrationError) -> [Response] {
    try await Self.setup.handle("group", .group(group), self)
  }
  func alias(_ alias: Alias) async throws(IntegrationError) -> [Response] {
    try await Self.setup.handle("alias", .alias(alias), self)
  }
  func delete(_ delete: Delete) async throws(IntegrationError) -> [Response] {
    try await Self.setup.handle("delete", .delete(delete), self)
  }

  /// Delivers a message as the setup says. By default the host switches everything on, because most
  /// cases are not about that.
  static func deliver(
    _ message: JSONValue, settings: JSONValue = .emptyObject, _ setup: Setup,
    options: DeliveryOptions = DeliveryOptions(isEnabled: true),
    over transport: any Transport = NoTransport()
  ) async -> Outcome {
    await $setup.withValue(setup) {
      guard let probe = try? Probe(settings: settings, transport: transport) else {
        return .unsupported(type: "settings")
      }
      let name = message.text("type").flatMap { MessageType(name: $0) } ?? .track
      guard let document = try? JSONDocument(encoding: Notation.json(message)) else {
        return .unsupported(type: "message")
      }
      return await probe.deliver(Message(document, as: name), options: options)
    }
  }
}

/// For cases that send nothing.
struct NoTransport: Transport {
  func send(_ request: Request) async throws(TransportError) -> Response {
    throw .cancelled(arrival: .notSent)
  }
}

/// What was called, in order.
final class CallLog: Sendable {
  private let calls = Mutex<[String]>([])
  func add(_ call: String) { calls.withLock { $0.append(call) } }
  var all: [String] { calls.withLock { $0 } }
}
