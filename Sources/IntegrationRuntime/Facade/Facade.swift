// SPDX-License-Identifier: MIT
public import JSON

/// A read-only view of a message that answers as Segment's facade does.
///
/// This is the base of `Track`, `Identify` and the others and can also be used on its own, for a
/// message whatever its type. It is a value: reading never changes it. It is lazy: nothing is
/// converted or copied before it is asked for. It is total: a message may contain what it likes,
/// and what is not there is nil.
///
/// Texts that are strict ISO dates (`ISODateText`) count as dates everywhere in a message.
public struct Facade: MessageFacade {
  /// The message with what conversions wrote over it.
  let message: JSONObject
  /// The type the view is of; nil for a facade on its own.
  let messageType: MessageType?
  /// The time at which the view was made.
  public let now: Instant
  let origin: Origin
  private let bags: Bags

  /// The bags that most accessors look into, found once; unused after a conversion, which may have
  /// written over them.
  private struct Bags {
    var context = JSONHandle.none
    var traits = JSONHandle.none
    var properties = JSONHandle.none
  }

  enum Origin: Sendable {
    case input
    /// Converted from a view of another type, whose JSON is the raw event.
    case conversion(from: MessageType?)
  }

  init(
    message: JSONObject,
    type: MessageType?,
    now: Instant,
    origin: Origin = .input
  ) {
    self.message = message
    self.messageType = type
    self.now = now
    self.origin = origin
    var bags = Bags()
    let base = message.base
    let found = base.handles("options", "context", "traits", "properties")
    if found.0.isTruthy(in: base) {
      bags.context = found.0
    } else if found.1.isTruthy(in: base) {
      bags.context = found.1
    }
    if found.2.isTruthy(in: base) { bags.traits = found.2 }
    if found.3.isTruthy(in: base) { bags.properties = found.3 }
    self.bags = bags
  }

  /// A view of a message of one of the types.
  ///
  /// - Parameters:
  ///   - now: stands for the timestamp where the message has none; ages count up to it.
  ///   - normalisesDates: whether texts that are strict ISO dates count as dates.
  init(
    _ document: JSONDocument,
    type: MessageType?,
    now: Instant,
    normalisesDates: Bool
  ) {
    let root = document.root.with(normalisesDates ? .normalisingDates : .plain)
    self.init(message: JSONObject(root), type: type, now: now)
  }

  /// A view of a message whatever its type.
  ///
  /// - Parameters:
  ///   - document: the message. A document that is not an object reads as an empty message.
  ///   - now: stands for the timestamp where the message has none; ages count up to it.
  ///   - normalisesDates: whether texts that are strict ISO dates count as dates.
  public init(_ document: JSONDocument, now: Instant = .now, normalisesDates: Bool = true) {
    self.init(document, type: nil, now: now, normalisesDates: normalisesDates)
  }

  /// The facade itself.
  public var facade: Facade { self }

  /// The first of `options` and `context`, nil if neither is truthy. Conversions keep both.
  var contextOrNil: JSONValue? { bags.context.value(in: message.base) }

  /// A normalised path in the context.
  @usableFromInline
  func contextValue(_ path: StaticString) -> JSONValue? {
    bags.context.value(at: path, in: message.base)
  }

  /// A normalised path in `properties`.
  func propertiesEntryValue(_ path: StaticString) -> JSONValue? {
    message.isUnchanged
      ? bags.properties.value(at: path, in: message.base)
      : propertiesEntry?.value(at: path)
  }

  /// `traits`, if truthy.
  var traitsEntry: JSONValue? {
    message.isUnchanged ? bags.traits.value(in: message.base) : entry("traits").truthy
  }

  /// `properties`, if truthy.
  var propertiesEntry: JSONValue? {
    message.isUnchanged ? bags.properties.value(in: message.base) : entry("properties").truthy
  }

  /// An entry of the message, for the accessors.
  @usableFromInline
  func entry(_ name: StaticString) -> JSONValue? { message[exact: name] }

  /// The first truthy entry, else the last one.
  @usableFromInline
  func entry(_ first: StaticString, else second: StaticString) -> JSONValue? {
    firstTruthy(entry(first), entry(second))
  }
}
