// SPDX-License-Identifier: MIT

/// A property that a semantic event is specified to have. Sources send what they like: nothing is
/// converted for it; it is what to complete and what a misspelt name is compared with.
package struct EventProperty: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case string, number, integer, boolean, date, object
    /// A list of texts or numbers.
    case list
    /// A list of products, each with ``SemanticEventSchema/productProperties``.
    case products
  }

  /// As the specification writes it, `order_id`; any spelling finds it in a message.
  package var name: String
  package var kind: Kind
  package var summary: String

  init(_ name: String, _ kind: Kind, _ summary: String) {
    self.name = name
    self.kind = kind
    self.summary = summary
  }
}

/// The semantic events and what Segment's public specification says that they have.
/// (Sources: the specification's pages on e-commerce, video, mobile, email and live chat.)
package enum SemanticEventSchema {
  package struct Event: Sendable {
    /// `Order Completed`
    package var name: String
    package var properties: [EventProperty]

    init(_ name: String, _ properties: [EventProperty]...) {
      self.name = name
      var seen: Set<String> = []
      self.properties = properties.flatMap { $0 }.filter { seen.insert($0.name).inserted }
    }
  }

  /// In the order in which an event's name is compared with them.
  package static let events: [Event] =
    videoEvents + promotionEvents + browsingEvents + orderingEvents + couponEvents + wishlistEvents
    + sharingEvents + applicationEvents + campaignEvents + emailEvents + chatEvents

  /// What an event is specified to have; nil if there is no semantic event of that name.
  package static func properties(of event: String) -> [EventProperty]? { byName[event] }

  private static let byName = Dictionary(
    uniqueKeysWithValues: events.map { ($0.name, $0.properties) })

  /// All names of properties, whatever event has them.
  package static let propertyNames = Set(events.flatMap { $0.properties.map(\.name) })
}
