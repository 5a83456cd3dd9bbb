// SPDX-License-Identifier: MIT

/// What a manifest declares about an integration.
public struct IntegrationDeclaration: Sendable, Hashable {
  /// Display name; messages switch the integration on and off by it.
  public var name: String
  /// Name in paths and look-ups.
  public var slug: String
  /// Whose messages it takes.
  public var channels: [Channel]
  /// Base URL as documentation shows it, settings in braces; nil if requests name their own.
  public var endpoint: String?
  /// Of one request, all of it.
  public var timeout: Duration
  /// Attempts after the first, per request.
  public var retries: Int
  /// How many redirects are followed, per attempt.
  public var redirects: Int
  /// What a customer can enter, in order.
  public var settings: [SettingDeclaration]
  /// The checks, in order.
  public var ensures: [Ensure]
  /// The message types it handles.
  public var methods: [MessageType]
  /// The track events that it handles on their own.
  public var events: SemanticEvents
  /// Whether it handles track events besides those.
  public var tracksOtherEvents: Bool
  /// What can be sent together, and how much of it in one request.
  public var batches: [MessageHandler: BatchLimits]

  /// Declares an integration.
  public init(
    name: String, slug: String, channels: [Channel] = [.server], endpoint: String? = nil,
    timeout: Duration = RequestDefaults.timeout, retries: Int = 0, redirects: Int = 0,
    settings: [SettingDeclaration] = [], ensures: [Ensure] = [],
    methods: [MessageType], events: SemanticEvents = .none, tracksOtherEvents: Bool = true,
    batches: [MessageHandler: BatchLimits] = [:]
  ) {
    self.name = name
    self.slug = slug
    // A channel counts once, in its first place.
    self.channels = channels.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    self.endpoint = endpoint
    self.timeout = timeout
    self.retries = retries
    self.redirects = redirects
    self.settings = settings
    self.ensures = ensures
    self.methods = methods
    self.events = events
    self.tracksOtherEvents = tracksOtherEvents
    self.batches = batches
  }

  /// Whether there is something that handles the message.
  public func handles(_ message: Message) -> Bool {
    guard methods.contains(message.type) else { return false }
    guard case .track(let track) = message, !tracksOtherEvents else { return true }
    return events.first(matching: track.event) != nil || events.name(track.event) != nil
  }

  /// Sends requests with the declared retries and redirects.
  ///
  /// - Parameter rules: what holds for all requests that bring no rules of their own; nil for what is
  ///   declared.
  public func sender(over transport: any Transport, rules: SendingRules? = nil) -> Sender {
    Sender(
      over: transport, policy: RetryPolicy(retries: retries),
      rules: rules ?? SendingRules(redirects: redirects))
  }
}
