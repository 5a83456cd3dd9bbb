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
  /// The checks, in order.
  public var ensures: [Ensure]
  /// The message types it handles.
  public var methods: [MessageType]

  /// Declares an integration.
  public init(
    name: String, slug: String, channels: [Channel] = [.server], endpoint: String? = nil,
    timeout: Duration = RequestDefaults.timeout, retries: Int = 0, ensures: [Ensure] = [],
    methods: [MessageType]
  ) {
    self.name = name
    self.slug = slug
    self.channels = channels
    self.endpoint = endpoint
    self.timeout = timeout
    self.retries = retries
    self.ensures = ensures
    self.methods = methods
  }

  /// Sends requests with the declared retries.
  public func sender(over transport: any Transport) -> Sender {
    Sender(over: transport, policy: RetryPolicy(retries: retries))
  }
}

/// A check that has to hold before a message is mapped and sent.
public enum Ensure: Sendable, Hashable {
  /// A setting has to be there and not the empty text. If not, the settings are *invalid*.
  case setting(String)
  /// An attribute has to be in the message; the empty text counts. If not, the message is
  /// *rejected*.
  case message(String)
  /// A condition of the manifest, as it is written there; for some message types only, or (nil) for
  /// all that the integration handles.
  case condition(String, methods: [MessageType]? = nil)
}

extension IntegrationError {
  /// A required setting is absent, null or the empty text.
  public static func missing(setting: String) -> IntegrationError {
    .invalid("setting \"\(setting)\" is required")
  }

  /// A required attribute of the message is absent or null.
  public static func missing(attribute: String) -> IntegrationError {
    .rejected("message attribute \"\(attribute)\" is required")
  }
}
