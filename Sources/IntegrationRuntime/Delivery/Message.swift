// SPDX-License-Identifier: MIT
public import JSON

/// One customer event of any type, seen through its facade.
public enum Message: Sendable {
  /// Who a user is.
  case identify(Identify)
  /// What a user did.
  case track(Track)
  /// Which page a user saw.
  case page(Page)
  /// Which screen of an app a user saw.
  case screen(Screen)
  /// Which group a user belongs to.
  case group(Group)
  /// That two ids are the same user.
  case alias(Alias)
  /// That a user's data has to go.
  case delete(Delete)

  /// Why bytes or a document are no message.
  public enum Problem: Error, Sendable, Hashable {
    /// The text is not JSON.
    case syntax(JSONError)
    /// The document is not an object.
    case notAnObject
    /// The message's `type` is missing, or not one of those there are.
    case unknownType(String?)
  }

  /// Takes a message apart.
  ///
  /// - Parameters:
  ///   - document: the raw message.
  ///   - now: stands for a missing timestamp.
  /// - Throws: when the document is not an object or its `type` (any case) is none there is.
  public init(_ document: JSONDocument, now: Instant = .now) throws(Problem) {
    guard document.root.kind == .object else { throw .notAnObject }
    let name = document.root[exact: "type"]?.string
    guard let type = name.flatMap({ MessageType(name: $0) }) else { throw .unknownType(name) }
    self.init(document, as: type, now: now)
  }

  /// Parses and takes apart a message.
  public init(parsing bytes: [UInt8], now: Instant = .now) throws(Problem) {
    let document: JSONDocument
    do {
      document = try JSONDocument(parsing: bytes)
    } catch {
      throw .syntax(error)
    }
    try self.init(document, now: now)
  }

  /// Sees a message as one of a type, whatever its own `type` says.
  public init(_ document: JSONDocument, as type: MessageType, now: Instant = .now) {
    self =
      switch type {
      case .identify: .identify(Identify(document, now: now))
      case .track: .track(Track(document, now: now))
      case .page: .page(Page(document, now: now))
      case .screen: .screen(Screen(document, now: now))
      case .group: .group(Group(document, now: now))
      case .alias: .alias(Alias(document, now: now))
      case .delete: .delete(Delete(document, now: now))
      }
  }

  /// The kind of message it is.
  public var type: MessageType {
    switch self {
    case .identify: .identify
    case .track: .track
    case .page: .page
    case .screen: .screen
    case .group: .group
    case .alias: .alias
    case .delete: .delete
    }
  }
}

extension Message: MessageFacade {
  /// What all messages answer.
  public var facade: Facade {
    switch self {
    case .identify(let message): message.facade
    case .track(let message): message.facade
    case .page(let message): message.facade
    case .screen(let message): message.facade
    case .group(let message): message.facade
    case .alias(let message): message.facade
    case .delete(let message): message.facade
    }
  }
}

extension Message.Problem: CustomStringConvertible {
  /// One line.
  public var description: String {
    switch self {
    case .syntax(let error): "the message is not JSON: \(error)"
    case .notAnObject: "the message is not an object"
    case .unknownType(nil): "the message has no type"
    case .unknownType(let type?): "there is no message type \"\(type.prefix(64))\""
    }
  }
}
