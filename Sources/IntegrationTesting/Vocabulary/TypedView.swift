// SPDX-License-Identifier: MIT

public import IntegrationRuntime
public import JSON

/// A view of messages of one type, made from a document: what a mapping function takes.
public protocol TypedView: MessageFacade {
  /// The type of the messages.
  static var messageType: MessageType { get }
  /// A view of a document.
  init(_ document: JSONDocument, now: Instant, normalisesDates: Bool)
}

extension Identify: TypedView {
  /// `identify`
  public static var messageType: MessageType { .identify }
}
extension Track: TypedView {
  /// `track`
  public static var messageType: MessageType { .track }
}
extension Page: TypedView {
  /// `page`
  public static var messageType: MessageType { .page }
}
extension Screen: TypedView {
  /// `screen`
  public static var messageType: MessageType { .screen }
}
extension Group: TypedView {
  /// `group`
  public static var messageType: MessageType { .group }
}
extension Alias: TypedView {
  /// `alias`
  public static var messageType: MessageType { .alias }
}
extension Delete: TypedView {
  /// `delete`
  public static var messageType: MessageType { .delete }
}
