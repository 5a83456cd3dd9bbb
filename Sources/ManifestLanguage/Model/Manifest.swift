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
  package var settings: [Setting]
  package var ensures: [Ensure]
  package var auth: Auth?
  package var methods: [Method]
  /// The track events that are handled on their own, in the order of the manifest.
  package var events: [Method] = []
  /// How names are compared with semantic events.
  package var eventMatching = EventMatching.exact
  package var fixtures: [Fixture]

  /// Everything that maps and sends: the methods, then the events.
  package var handlers: [Method] { methods + events }

  /// The types of messages that are handled, in their usual order.
  package var types: [MessageType] {
    MessageType.allCases.filter { type in
      methods.contains { $0.type == type } || type == .track && !events.isEmpty
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

  /// The setting of that name, if it is declared.
  package func setting(_ name: String) -> Setting? { settings.first { $0.name == name } }
}

/// Where a message was made.
package enum Channel: String, CaseIterable, Sendable {
  case server, mobile, client
}

/// A check that has to hold before anything is sent.
package struct Ensure: Sendable {
  package enum Subject: Sendable {
    /// The setting has to be present and not the empty text.
    case setting(String)
    /// The attribute has to be present in the message. For each method, how it is read.
    case message(path: String, [MessageType: CheckedExpression])
    /// The condition must not hold. For each method, what it is and the reason given; and the words
    /// of the manifest.
    case condition(Blame, [MessageType: Condition], Words)
  }

  /// Who has to change something when a condition fails.
  package enum Blame: Sendable {
    /// The settings are *invalid*.
    case settings
    /// The message is *rejected*.
    case message
  }

  /// A check as it is written.
  package struct Words: Sendable {
    /// `when` or, if false, `unless`.
    package var isWhen: Bool
    package var condition: String
    package var reason: String

    /// `unless has(groupId)`
    package var text: String { "\(isWhen ? "when" : "unless") \(condition)" }
  }

  package struct Condition: Sendable {
    /// Where this holds, the check has failed.
    package var failure: CheckedExpression
    package var reason: CheckedExpression
  }

  package var subject: Subject
  package var range: SourceRange
  /// Whether a message can fail the check at all.
  package var canFail: Bool
}

/// How requests prove who sends them.
package enum Auth: Sendable {
  case basic(username: CheckedExpression, password: CheckedExpression?)
  case bearer(CheckedExpression)
}

/// What happens with one type of message.
package struct Method: Sendable {
  package var type: MessageType
  /// The track event that it handles; nil for messages of the type in general.
  package var event: TrackedEvent?
  package var range: SourceRange
  /// Names for the whole method, those of the manifest first.
  package var bindings: [Binding]
  /// Nothing is sent unless it holds, and that is a success.
  package var condition: CheckedExpression?
  /// The payload of the method, which its steps read as `payload`; nil if it has none.
  package var payload: CheckedValue?
  /// The requests, one after another. An error ends them.
  package var steps: [Step]

  /// The one request of a method without steps.
  package var request: RequestTemplate? { steps.count == 1 ? steps[0].request : nil }
}

/// A track event that is handled on its own.
package struct TrackedEvent: Hashable, Sendable {
  /// As the catalogue has it, or for other events as messages do.
  package var name: String
  /// Nil for an event that the catalogue does not have.
  package var semantic: SemanticEvent?
}

/// One request of a method.
package struct Step: Sendable {
  /// Nil for the request of a method without steps.
  package var name: String?
  package var range: SourceRange
  package var bindings: [Binding]
  /// The step is left out unless it holds.
  package var condition: CheckedExpression?
  /// Statuses that are answers like any other, and no errors.
  package var tolerated: [Int] = []
  /// What it sends, if it maps on its own.
  package var payload: CheckedValue?
  package var request: RequestTemplate
}

/// One HTTP request.
package struct RequestTemplate: Sendable {
  package enum Verb: String, CaseIterable, Sendable {
    case GET, POST, PUT, PATCH, DELETE, HEAD
  }

  package var verb: Verb
  /// Behind the endpoint, verbatim; each hole is one or part of one path segment.
  package var path: CheckedExpression?
  /// Whether the path is a whole URL from a setting.
  package var isAbsolute: Bool
  package var query: [RequestItem]
  package var headers: [RequestItem]
  /// Whether a payload goes out as JSON in the body: the step's, or else the method's.
  package var sendsPayload: Bool
  package var range: SourceRange
}

/// A query parameter or a header.
package struct RequestItem: Sendable {
  package var name: String
  package var nameRange: SourceRange
  package var value: CheckedExpression
}
