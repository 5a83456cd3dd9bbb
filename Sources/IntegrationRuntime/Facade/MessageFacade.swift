// SPDX-License-Identifier: MIT
public import JSON

/// What the views of all messages have in common.
///
/// Accessors answer with JSON exactly as the message has it, whatever its type; nil means that
/// there is nothing, and JSON null that the message says null. Only where the answer is computed
/// it has a type of its own. Paths ignore case and separators in keys; see `JSONValue.value(at:)`.
public protocol MessageFacade: Sendable {
  /// The view without its type's own accessors.
  var facade: Facade { get }
}

extension MessageFacade {
  /// `userId`; for an alias message the first of `userId` and `to`.
  @inlinable public var userId: JSONValue? { facade.userIdValue }
  /// The first of `anonymousId` and `sessionId`.
  @inlinable public var anonymousId: JSONValue? { facade.entry("anonymousId", else: "sessionId") }
  /// The same as `anonymousId`.
  @inlinable public var sessionId: JSONValue? { anonymousId }
  /// `channel`.
  @inlinable public var channel: JSONValue? { facade.entry("channel") }
  /// `timestamp`, leniently converted (`Instant.init(lenient:)`); now if there is none. May be
  /// invalid.
  @inlinable public var timestamp: Instant { facade.timestampValue }
  /// `context.groupId`; for a group message `groupId`.
  @inlinable public var groupId: JSONValue? { facade.groupIdValue }
  /// `context.ip`.
  @inlinable public var ip: JSONValue? { facade.contextValue("ip") }
  /// `context.userAgent`.
  @inlinable public var userAgent: JSONValue? { facade.contextValue("useragent") }
  /// `context.timezone`.
  @inlinable public var timezone: JSONValue? { facade.contextValue("timezone") }
  /// `context.active`; true if missing or null.
  @inlinable public var active: JSONValue { facade.activeValue }
  /// `context.library`; a name alone becomes `{name, version: null}`, and if there is none the name
  /// is `unknown`.
  @inlinable public var library: JSONValue { facade.libraryValue }
  /// `context.device`, with a type deduced from the library (`ios`, `android`) if it has none.
  @inlinable public var device: JSONObject { facade.deviceObject }

  /// The first of `options` and `context`, else an empty object. Not necessarily an object.
  @inlinable public var context: JSONValue { facade.contextBag }
  /// The same as `context`.
  @inlinable public var options: JSONValue { facade.contextBag }
  /// The first of `integrations`, `context.providers` and `context`.
  @inlinable public var integrations: JSONValue { facade.integrationsValue }
  /// What the message says to one integration; nil if it is not enabled. An object or array, or
  /// null if the message says null.
  @inlinable public func options(_ integration: String) -> JSONValue? {
    facade.optionsValue(integration)
  }
  /// Whether the message is meant for an integration. All are but those switched off and
  /// `Salesforce`, which has to be switched on.
  @inlinable public func enabled(_ integration: String) -> Bool { facade.isEnabled(integration) }

  /// The traits, with the user id (for a group message the group id) as `id`: from the message for
  /// identify and group, else from the context.
  @inlinable public var traits: JSONObject { facade.traitsObject }
  /// The traits with some keys renamed.
  ///
  /// - Parameter aliases: old and new keys. A key that an accessor has gets the accessor's value.
  @inlinable public func traits(aliases: some Sequence<(key: String, value: String)>) -> JSONObject
  {
    facade.traitsObject(aliases: aliases)
  }

  /// `address.postalCode`, `postalCode`, `address.zip` or `zip` in traits, then in properties.
  @inlinable public var zip: JSONValue? { facade.zipValue }
  /// `address.street` or `street` in traits, then in properties; null if there is none.
  @inlinable public var street: JSONValue { facade.addressValue("address.street", "street") }
  /// `address.city` or `city` in traits, then in properties; null if there is none.
  @inlinable public var city: JSONValue { facade.addressValue("address.city", "city") }
  /// `address.state` or `state` in traits, then in properties; null if there is none.
  @inlinable public var state: JSONValue { facade.addressValue("address.state", "state") }
  /// `address.region` or `region` in traits, then in properties; null if there is none.
  @inlinable public var region: JSONValue { facade.addressValue("address.region", "region") }
  /// `address.country` or `country` in traits, then in properties; null if there is none.
  @inlinable public var country: JSONValue { facade.addressValue("address.country", "country") }

  /// The whole message with its dates, its timestamp and the type of the view.
  @inlinable public var json: JSONObject { facade.jsonObject }
  /// The message as it came: texts are texts, nothing is added.
  @inlinable public var rawEvent: JSONObject { facade.rawObject }
  /// An entry of the message by its exact name.
  @inlinable public func field(_ name: String) -> JSONValue? { facade.fieldValue(name) }
  /// A path that is known only at run time: the first segment an accessor or the exact name of an
  /// entry, the others found whatever their spelling.
  @inlinable public func proxy(_ path: String) -> JSONValue? { facade.proxyValue(path) }
  /// A path that was taken apart beforehand. This is what generated code calls.
  @inlinable public func proxy(_ path: MessagePath) -> JSONValue? { facade.proxyValue(path) }
  /// The value at a path if truthy, else the first element of the array at the path with an `s`
  /// appended.
  @inlinable public func one(_ path: String) -> JSONValue? { facade.oneValue(path) }
  /// The array at the path with an `s` appended; else the value at the path in an array, empty if
  /// the value is not truthy.
  @inlinable public func multi(_ path: String) -> JSONValue { facade.multiValue(path) }
}
