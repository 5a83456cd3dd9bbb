// SPDX-License-Identifier: MIT
public import JSON

/// A view of an alias message: two ids are one user.
public struct Alias: MessageFacade {
  /// The view without the accessors of its type.
  public let facade: Facade

  init(facade: Facade) { self.facade = facade }

  /// A view of a message as an alias message; see `Facade.init`.
  public init(_ document: JSONDocument, now: Instant = .now, normalisesDates: Bool = true) {
    facade = Facade(document, type: .alias, now: now, normalisesDates: normalisesDates)
  }

  /// `alias`.
  public var type: MessageType { .alias }
  /// `alias`.
  public var action: String { MessageType.alias.rawValue }
  /// The first of `previousId` and `from`.
  public var previousId: JSONValue? { facade.entry("previousId", else: "from") }
  /// The same as `previousId`.
  public var from: JSONValue? { previousId }
  /// The same as `userId`: the first of `userId` and `to`.
  public var to: JSONValue? { userId }
}
