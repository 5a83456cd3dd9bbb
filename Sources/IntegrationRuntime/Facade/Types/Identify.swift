// SPDX-License-Identifier: MIT
public import JSON

/// A view of an identify message: who a user is.
public struct Identify: MessageFacade {
  /// The view without the accessors of its type.
  public let facade: Facade

  init(facade: Facade) { self.facade = facade }

  /// A view of a message as an identify message; see `Facade.init`.
  public init(_ document: JSONDocument, now: Instant = .now, normalisesDates: Bool = true) {
    facade = Facade(document, type: .identify, now: now, normalisesDates: normalisesDates)
  }

  /// `identify`.
  public var type: MessageType { .identify }
  /// `identify`.
  public var action: String { MessageType.identify.rawValue }

  /// `traits.email`; else the user id if it looks like an e-mail address.
  public var email: JSONValue? { trait("email").truthy ?? facade.emailLike(userId) }
  /// The first of `traits.created` and `traits.createdAt`, leniently converted
  /// (`Instant.init(lenient:)`). May be invalid.
  public var created: Instant? { date(trait("created"), trait("createdat")) }
  /// The same with `traits.company.created` and `traits.company.createdAt`.
  public var companyCreated: Instant? {
    date(trait("company.created"), trait("company.createdat"))
  }
  /// `traits.company.name`.
  public var companyName: JSONValue? { trait("company.name") }
  /// The first of the user id, the user name and the e-mail address.
  public var uid: JSONValue? { firstTruthy(userId, username, email) }
  /// The first of `traits.description` and `traits.background`.
  public var description: JSONValue? { firstTruthy(trait("description"), trait("background")) }
  /// `traits.age`; else the years from the birth year to now, if the birthday is a date.
  public var age: JSONValue? {
    if let age = trait("age"), !age.isNull { return age }
    guard let born = birthday?.date?.date, let today = facade.now.date else { return nil }
    return JSONValue(today.year - born.year)
  }
  /// The first of `traits.avatar`, `traits.photoUrl` and `traits.avatarUrl`.
  public var avatar: JSONValue? {
    firstTruthy(trait("avatar"), trait("photourl"), trait("avatarurl"))
  }
  /// The first of `traits.position` and `traits.jobTitle`.
  public var position: JSONValue? { firstTruthy(trait("position"), trait("jobtitle")) }
  /// `traits.username`.
  public var username: JSONValue? { trait("username") }
  /// `traits.address`.
  public var address: JSONValue? { trait("address") }
  /// `traits.gender`.
  public var gender: JSONValue? { trait("gender") }
  /// `traits.birthday`.
  public var birthday: JSONValue? { trait("birthday") }
  /// `traits.website`, else the first of `traits.websites`.
  public var website: JSONValue? { one(trait("website"), trait("websites")) }
  /// `traits.websites`, else `traits.website` in an array.
  public var websites: JSONValue { multi(trait("website"), trait("websites")) }
  /// `traits.phone`, else the first of `traits.phones`.
  public var phone: JSONValue? { one(trait("phone"), trait("phones")) }
  /// `traits.phones`, else `traits.phone` in an array.
  public var phones: JSONValue { multi(trait("phone"), trait("phones")) }

  /// A normalised path in the traits.
  func trait(_ path: StaticString) -> JSONValue? { facade.traitsValue(path) }

  private func date(_ first: JSONValue?, _ second: @autoclosure () -> JSONValue?) -> Instant? {
    firstTruthy(first, second()).truthy.map { Instant(lenient: $0) }
  }

  private func one(_ value: JSONValue?, _ values: @autoclosure () -> JSONValue?) -> JSONValue? {
    value.truthy ?? values()?.elements.first
  }

  private func multi(_ value: @autoclosure () -> JSONValue?, _ values: JSONValue?) -> JSONValue {
    if let values, values.kind == .array { return values }
    guard let value = value(), value.isTruthy else { return .emptyArray }
    return JSONValue(array: [value])
  }
}
