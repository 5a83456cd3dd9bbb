// SPDX-License-Identifier: MIT
public import JSON

/// What the views of page and screen messages have in common.
public protocol Viewing: MessageFacade {
  /// What was viewed: `Page` or `Screen`.
  static var noun: String { get }
}

extension Viewing {
  /// `category`.
  public var category: JSONValue? { facade.entry("category") }
  /// `name`.
  public var name: JSONValue? { facade.entry("name") }
  /// `properties.title`.
  public var title: JSONValue? { facade.propertiesValue("title") }
  /// `properties.path`.
  public var path: JSONValue? { facade.propertiesValue("path") }
  /// `properties.url`.
  public var url: JSONValue? { facade.propertiesValue("url") }
  /// `context.referrer.url`, `context.page.referrer` or `properties.referrer`.
  public var referrer: JSONValue? { facade.referrerValue }
  /// The first of `context.traits.email` and `properties.email`; else the user id if it looks like
  /// an e-mail address.
  public var email: JSONValue? {
    firstTruthy(facade.contextValue("traits.email"), facade.propertiesValue("email")).truthy
      ?? facade.emailLike(userId)
  }
  /// `properties` with the message's category and name.
  public var properties: JSONObject { facade.propertiesObject }
  /// The properties with some keys renamed; see `traits(aliases:)`.
  public func properties(aliases: some Sequence<(key: String, value: String)>) -> JSONObject {
    facade.propertiesObject(aliases: aliases)
  }
  /// Category and name with a blank between, if both are truthy; else the name.
  public var fullName: JSONValue? {
    guard let category, let name, category.isTruthy, name.isTruthy else { return name }
    return JSONValue("\(JavaScriptText.text(of: category)) \(JavaScriptText.text(of: name))")
  }

  /// The name of the track event without a name of its own: `Loaded a Page`.
  public var event: String { "Loaded a \(Self.noun)" }
  /// The name of the track event that stands for viewing something: `Viewed Home Page`, or
  /// `Loaded a Page` if the name is not truthy. The message's own name plays no role.
  public func event(_ name: JSONValue?) -> String {
    guard let name, name.isTruthy else { return event }
    return "Viewed \(JavaScriptText.text(of: name)) \(Self.noun)"
  }
  /// The name of the track event that stands for viewing something; see `event(_:)`.
  public func event(_ name: String) -> String {
    name.isEmpty ? event : "Viewed \(name) \(Self.noun)"
  }

  /// A track view: the event is `event(name)`, the properties have name and category.
  public func track(_ name: JSONValue? = nil) -> Track { track(event: event(name)) }
  /// A track view: the event is `event(name)`, the properties have name and category.
  public func track(_ name: String) -> Track { track(event: event(name)) }

  private func track(event: String) -> Track {
    var message = facade.message
    message.set("event", to: JSONValue(event))
    message.set("properties", to: properties.json)
    return Track(facade: facade.converted(to: .track, message))
  }
}

/// A view of a page message: a web page was viewed.
public struct Page: Viewing {
  /// `Page`.
  public static var noun: String { "Page" }
  /// The view without the accessors of its type.
  public let facade: Facade

  init(facade: Facade) { self.facade = facade }

  /// A view of a message as a page message; see `Facade.init`.
  public init(_ document: JSONDocument, now: Instant = .now, normalisesDates: Bool = true) {
    facade = Facade(document, type: .page, now: now, normalisesDates: normalisesDates)
  }

  /// `page`.
  public var type: MessageType { .page }
  /// `page`.
  public var action: String { MessageType.page.rawValue }
}

/// A view of a screen message: a screen of an app was viewed.
public struct Screen: Viewing {
  /// `Screen`.
  public static var noun: String { "Screen" }
  /// The view without the accessors of its type.
  public let facade: Facade

  init(facade: Facade) { self.facade = facade }

  /// A view of a message as a screen message; see `Facade.init`.
  public init(_ document: JSONDocument, now: Instant = .now, normalisesDates: Bool = true) {
    facade = Facade(document, type: .screen, now: now, normalisesDates: normalisesDates)
  }

  /// `screen`.
  public var type: MessageType { .screen }
  /// `screen`.
  public var action: String { MessageType.screen.rawValue }
}
