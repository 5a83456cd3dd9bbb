// SPDX-License-Identifier: MIT
public import JSON

/// A view of a track message: something that happened.
public struct Track: MessageFacade, TrackProperties {
  /// The view without the accessors of its type.
  public let facade: Facade

  init(facade: Facade) { self.facade = facade }

  /// A view of a message as a track message; see `Facade.init`.
  public init(_ document: JSONDocument, now: Instant = .now, normalisesDates: Bool = true) {
    facade = Facade(document, type: .track, now: now, normalisesDates: normalisesDates)
  }

  /// `track`.
  public var type: MessageType { .track }
  /// `track`.
  public var action: String { MessageType.track.rawValue }
  /// `event`, the name of what happened.
  public var event: JSONValue? { facade.entry("event") }
  /// `properties`, else an empty object.
  public var properties: JSONObject { facade.propertiesObject }
  /// The properties with some keys renamed; see `traits(aliases:)`.
  public func properties(aliases: some Sequence<(key: String, value: String)>) -> JSONObject {
    facade.propertiesObject(aliases: aliases)
  }
  /// The elements of `properties.products` that are not null; none if it is no array.
  public var products: Products { Products(propertyBag?.value(at: "products")) }
  /// `context.referrer.url`, `context.page.referrer` or `properties.referrer`.
  public var referrer: JSONValue? { facade.referrerValue }
  /// `context.query`.
  public var query: JSONValue? { facade.contextValue("query") }
  /// The first of `username` in traits and in properties, the user id and the anonymous id.
  public var username: JSONValue? {
    firstTruthy(
      facade.traitsValue("username"),
      propertyBag?.value(at: "username"),
      userId,
      anonymousId
    )
  }
  /// The first of `email` in traits and in properties; else the user id if it looks like an
  /// e-mail address.
  public var email: JSONValue? {
    let found = firstTruthy(
      facade.traitsValue("email"),
      propertyBag?.value(at: "email"),
      facade.contextValue("traits.email")
    )
    return found.truthy ?? facade.emailLike(userId)
  }

  /// An identify view of the same user: the traits are this message's traits with the id.
  public func identify() -> Identify {
    var message = facade.message
    message.set("traits", to: traits.json)
    return Identify(facade: facade.converted(to: .identify, message))
  }

  /// The bag that accessors look into.
  public var propertyBag: JSONValue? { facade.propertiesBag }

  /// Whether `total` stands in for a missing revenue: the event is `Order Completed` or the like.
  public var totalCountsAsRevenue: Bool {
    // The facade's own pattern is the original's.
    SemanticEvent.orderCompleted.matches(event, by: .legacy)
  }
}

extension Facade {
  /// The same message, changed, as another type.
  func converted(to type: MessageType, _ message: JSONObject) -> Facade {
    Facade(message: message, type: type, now: now, origin: .conversion(from: messageType))
  }
}
