// SPDX-License-Identifier: MIT
public import JSON

extension SemanticEvent {
  /// Whether a track event's name is this semantic event. What is no text, dates among it, is none.
  public func matches(_ name: JSONValue?, by matching: EventMatching = .exact) -> Bool {
    guard let name, name.kind == .string, !name.isDate else { return false }
    return name.withUTF8 { matches($0, by: matching) } ?? false
  }
}

/// The track events that an integration handles on their own: semantic events, and others by their
/// names.
public struct SemanticEvents: Sendable, Hashable {
  /// In the order in which a name is compared with them.
  public let events: [SemanticEvent]
  /// Names of other events. They are exact, and come behind the semantic ones.
  public let names: [String]
  /// How names are compared with semantic events.
  public let matching: EventMatching

  /// A set of events. The order is the table's, whatever the argument's.
  public init(
    _ events: [SemanticEvent], names: [String] = [], matching: EventMatching = .exact
  ) {
    self.events = Set(events).sorted()
    self.names = names
    self.matching = matching
  }

  /// None.
  public static let none = SemanticEvents([])

  /// The first of the semantic events that a track event's name is.
  public func first(matching name: JSONValue?) -> SemanticEvent? {
    guard !events.isEmpty, let name, name.kind == .string, !name.isDate else { return nil }
    return name.withUTF8 { name in events.first { $0.matches(name, by: matching) } } ?? nil
  }

  /// Which of the other events' names a track event has, to the letter.
  public func name(_ name: JSONValue?) -> String? {
    guard !names.isEmpty, let name, name.kind == .string, !name.isDate, let text = name.string
    else { return nil }
    return names.first { $0.utf8.elementsEqual(text.utf8) }
  }
}

extension SemanticEvents: ExpressibleByArrayLiteral {
  /// Events that names have to match exactly.
  public init(arrayLiteral elements: SemanticEvent...) { self.init(elements) }
}
