// SPDX-License-Identifier: MIT
public import JSON

/// A view of a group message: what a user belongs to.
public struct Group: MessageFacade {
  /// The view without the accessors of its type.
  public let facade: Facade

  init(facade: Facade) { self.facade = facade }

  /// A view of a message as a group message; see `Facade.init`.
  public init(_ document: JSONDocument, now: Instant = .now, normalisesDates: Bool = true) {
    facade = Facade(document, type: .group, now: now, normalisesDates: normalisesDates)
  }

  /// `group`.
  public var type: MessageType { .group }
  /// `group`.
  public var action: String { MessageType.group.rawValue }
  /// The first of `traits` and `properties`, without the id.
  public var properties: JSONObject { facade.propertiesObject }
  /// The first of `traits.createdAt` and `traits.created`, leniently converted
  /// (`Instant.init(lenient:)`). May be invalid.
  public var created: Instant? {
    firstTruthy(facade.traitsValue("createdat"), facade.traitsValue("created")).truthy
      .map { Instant(lenient: $0) }
  }
  /// `traits.email`; else the group id if it looks like an e-mail address.
  public var email: JSONValue? {
    facade.traitsValue("email").truthy ?? facade.emailLike(groupId)
  }
  /// `traits.name`.
  public var name: JSONValue? { facade.traitsValue("name") }
  /// `traits.industry`.
  public var industry: JSONValue? { facade.traitsValue("industry") }
  /// `traits.employees`.
  public var employees: JSONValue? { facade.traitsValue("employees") }
}
