// SPDX-License-Identifier: MIT

/// Delivers messages to one vendor's API, for one customer. Generated from a manifest.
public protocol Integration: MappingScope, Sendable {
  /// What the customer enters once.
  associatedtype Settings: IntegrationSettings

  /// What the manifest declares.
  static var declaration: IntegrationDeclaration { get }

  /// What the customer entered.
  var settings: Settings { get }
  /// Sends the requests. Its policy, rules and timekeeper can be changed.
  var sender: Sender { get set }

  /// Makes an integration for one customer.
  init(settings: Settings, transport: any Transport)

  /// Makes the declared checks, in their order; see ``Checks``. This is what is generated; to ask
  /// for its results, call ``validate(_:)`` or ``problems(in:)``.
  func check(_ message: Message, _ checks: inout Checks)

  /// The declared checks in their order; the first that fails, or nil. Those behind it are not
  /// made.
  func validate(_ message: Message) -> IntegrationError?

  /// Maps and sends a message of this type; the responses in the order of the requests, none if
  /// there was nothing to send. Checks nothing: see ``deliver(_:)-(Message)``.
  func identify(_ identify: Identify) async throws(IntegrationError) -> [Response]
  /// See ``identify(_:)``.
  func track(_ track: Track) async throws(IntegrationError) -> [Response]
  /// Maps and sends a track message that is one of the declared semantic events; by default as any
  /// track message.
  func track(
    _ track: Track, as event: SemanticEvent
  ) async throws(IntegrationError) -> [Response]
  /// Maps and sends a track message that is one of the events declared by their names; by default as
  /// any track message.
  func track(
    _ track: Track, named name: String
  ) async throws(IntegrationError) -> [Response]
  /// See ``identify(_:)``.
  func page(_ page: Page) async throws(IntegrationError) -> [Response]
  /// See ``identify(_:)``.
  func screen(_ screen: Screen) async throws(IntegrationError) -> [Response]
  /// See ``identify(_:)``.
  func group(_ group: Group) async throws(IntegrationError) -> [Response]
  /// See ``identify(_:)``.
  func alias(_ alias: Alias) async throws(IntegrationError) -> [Response]
  /// See ``identify(_:)``.
  func delete(_ delete: Delete) async throws(IntegrationError) -> [Response]

  /// What a message adds to a batch; nil if there is nothing to send for it. Asked for what
  /// ``IntegrationDeclaration/batches`` lists. Checks nothing.
  func batchItem(
    of message: Message, by handler: MessageHandler
  ) throws(IntegrationError) -> BatchItem?
  /// Sends the request of a batch, and says what came of each item.
  func send(_ batch: Batch) async throws(IntegrationError) -> BatchAnswer
}

extension Integration {
  /// Makes no checks.
  public func check(_ message: Message, _ checks: inout Checks) {}

  /// The declared checks in their order; the first that fails, or nil.
  public func validate(_ message: Message) -> IntegrationError? {
    var checks = Checks(of: message.type, stopsAtFirst: true)
    check(message, &checks)
    return checks.problems.first
  }

  /// Everything that the declared checks find, in their order.
  public func problems(in message: Message) -> [IntegrationError] {
    var checks = Checks(of: message.type, stopsAtFirst: false)
    check(message, &checks)
    // An integration may have checks that only `validate` knows.
    return checks.problems.isEmpty ? validate(message).map { [$0] } ?? [] : checks.problems
  }

  /// As any track message.
  public func track(
    _ track: Track, as event: SemanticEvent
  ) async throws(IntegrationError) -> [Response] {
    try await self.track(track)
  }

  /// As any track message.
  public func track(
    _ track: Track, named name: String
  ) async throws(IntegrationError) -> [Response] {
    try await self.track(track)
  }
}

/// What an integration does not handle is *invalid*: nothing is lost silently.
extension Integration {
  /// Not handled.
  public func identify(_ identify: Identify) async throws(IntegrationError) -> [Response] {
    throw unhandled(.identify)
  }

  /// Not handled.
  public func track(_ track: Track) async throws(IntegrationError) -> [Response] {
    throw unhandled(.track)
  }

  /// Not handled.
  public func page(_ page: Page) async throws(IntegrationError) -> [Response] {
    throw unhandled(.page)
  }

  /// Not handled.
  public func screen(_ screen: Screen) async throws(IntegrationError) -> [Response] {
    throw unhandled(.screen)
  }

  /// Not handled.
  public func group(_ group: Group) async throws(IntegrationError) -> [Response] {
    throw unhandled(.group)
  }

  /// Not handled.
  public func alias(_ alias: Alias) async throws(IntegrationError) -> [Response] {
    throw unhandled(.alias)
  }

  /// Not handled.
  public func delete(_ delete: Delete) async throws(IntegrationError) -> [Response] {
    throw unhandled(.delete)
  }

  /// Not handled.
  public func batchItem(
    of message: Message, by handler: MessageHandler
  ) throws(IntegrationError) -> BatchItem? {
    throw unbatched
  }

  /// Not handled.
  public func send(_ batch: Batch) async throws(IntegrationError) -> BatchAnswer {
    throw unbatched
  }

  private var unbatched: IntegrationError {
    .invalid("\(Self.declaration.name) does not send such messages together")
  }

  private func unhandled(_ type: MessageType) -> IntegrationError {
    .invalid("\(Self.declaration.name) does not handle \(type.rawValue) messages")
  }
}
