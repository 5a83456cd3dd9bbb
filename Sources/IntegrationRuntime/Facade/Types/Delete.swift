// SPDX-License-Identifier: MIT
public import JSON

/// A view of a delete message: a user is to be forgotten.
public struct Delete: MessageFacade {
  /// The view without the accessors of its type.
  public let facade: Facade

  init(facade: Facade) { self.facade = facade }

  /// A view of a message as a delete message; see `Facade.init`.
  public init(_ document: JSONDocument, now: Instant = .now, normalisesDates: Bool = true) {
    facade = Facade(document, type: .delete, now: now, normalisesDates: normalisesDates)
  }

  /// `delete`.
  public var type: MessageType { .delete }
}
