// SPDX-License-Identifier: MIT
package import Diagnostics
package import EventCatalog
package import FacadeSchema

/// One integration, checked: everything the generator needs and nothing it has to doubt.
package struct Manifest: Sendable {
  /// How generated code names the file.
  package var origin: String
  package var name: String
  package var nameRange: SourceRange
  package var slug: String
  /// Address of the vendor's documentation.
  package var docs: String?
  package var summary: String?
  package var channels: [Channel]
  /// Base of every request's URL; nil where each request names its own.
  package var endpoint: CheckedExpression?
  /// Of one request, in milliseconds.
  package var timeout: Int
  /// Attempts after the first, per request.
  package var retries: Int
  /// How many redirects are followed, per attempt.
  package var redirects: Int
  package var settings: [Setting]
  package var ensures: [Ensure]
  /// The first whose condition holds counts; if none does, requests prove nothing.
  package var auth: [AuthOption]
  package var methods: [Method]
  /// The track events that are handled on their own, in the order of the manifest.
  package var events: [Method] = []
  /// The types of messages that become track messages, page and screen.
  package var mapToTrack: [MessageType] = []
  /// How names are compared with semantic events.
  package var eventMatching = EventMatching.exact
  package var fixtures: [Fixture]

  /// Everything that maps and sends: the methods, then the events.
  package var handlers: [Method] { methods + events }

  /// Whether something is left to Swift.
  package var hasHooks: Bool { handlers.contains { $0.hook != nil } }

  /// The types of messages that are handled, in their usual order.
  package var types: [MessageType] {
    MessageType.allCases.filter { type in
      methods.contains { $0.type == type } || type == .track && !events.isEmpty
        || mapToTrack.contains(type)
    }
  }

  /// Whether track events are handled that have no handler of their own.
  package var tracksOtherEvents: Bool { methods.contains { $0.type == .track } }

  /// What handles a message of this type and, if it is a track message, of this event.
  package func handler(of type: MessageType, event: String?) -> Method? {
    let known = events.compactMap { $0.event?.semantic }.sorted()
    if type == .track, let event {
      if let first = known.first(where: { $0.matches(event, by: eventMatching) }) {
        return events.first { $0.event?.semantic == first }
      }
      let named = events.first { handler in
        handler.event?.semantic == nil && handler.event?.name.utf8.elementsEqual(event.utf8) == true
      }
      if let named { return named }
    }
    return methods.first { $0.type == type }
  }

  /// How requests prove who sends them, if that does not depend on settings.
  package var soleAuth: Auth? { auth.first?.condition == nil ? auth.first?.auth : nil }

  /// The setting of that name, if it is declared.
  package func setting(_ name: String) -> Setting? { settings.first { $0.name == name } }
}

/// Where a message was made.
package enum Channel: String, CaseIterable, Sendable {
  case server, mobile, client
}
