// SPDX-License-Identifier: MIT
public import JSON

/// A message as a view of its type.
public enum Message: Sendable {
  /// The seven types.
  case identify(Identify)
  case track(Track)
  case page(Page)
  case screen(Screen)
  case group(Group)
  case alias(Alias)
  case delete(Delete)

  /// Takes a document as the message that its `type` says, whatever the case.
  ///
  /// - Parameters:
  ///   - now: stands for the timestamp where the message has none; ages count up to it.
  /// - Throws: if the document is no object or its type is not one of the seven.
  public init(_ document: JSONDocument, now: Instant = .now) throws(MessageError) {
    guard document.root.kind == .object else { throw .notAnObject }
    let name = document.root[exact: "type"]?.string
    guard let name, let type = MessageType(name: name) else { throw .unknownType(name) }
    self.init(document, as: type, now: now)
  }

  /// Parses a message and takes it as its `type` says, whatever the case.
  ///
  /// - Throws: if the text is not JSON, is no object or its type is not one of the seven.
  public init(parsing bytes: [UInt8], now: Instant = .now) throws(MessageError) {
    let document: JSONDocument
    do {
      document = try JSONDocument(parsing: bytes)
    } catch {
      throw .notJSON(error)
    }
    try self.init(document, now: now)
  }

  /// Takes a document as a message of a type, whatever its own says.
  public init(_ document: JSONDocument, as type: MessageType, now: Instant = .now) {
    switch type {
    case .identify: self = .identify(Identify(document, now: now))
    case .track: self = .track(Track(document, now: now))
    case .page: self = .page(Page(document, now: now))
    case .screen: self = .screen(Screen(document, now: now))
    case .group: self = .group(Group(document, now: now))
    case .alias: self = .alias(Alias(document, now: now))
    case .delete: self = .delete(Delete(document, now: now))
    }
  }

  /// The type.
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
  /// The view without the accessors of its type.
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

/// Why something is not a message.
public enum MessageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text is not JSON.
  case notJSON(JSONError)
  /// The document is JSON, but no object.
  case notAnObject
  /// The message's `type` is not one of the seven; nil if it is missing or no text.
  case unknownType(String?)

  /// The reason in plain words.
  public var description: String {
    switch self {
    case .notJSON(let error): "the message is not JSON: \(error)"
    case .notAnObject: "the message is not a JSON object"
    case .unknownType(nil): "the message has no type"
    case .unknownType(let name?): "there is no message type `\(name)`"
    }
  }
}
