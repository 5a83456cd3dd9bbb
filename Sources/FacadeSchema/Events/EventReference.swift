// SPDX-License-Identifier: MIT

/// The reference of the semantic events, as Markdown. A test keeps docs/events.md equal to it.
package enum EventReference {
  package static var markdown: String {
    var text = introduction
    for (names, properties) in groups {
      text += "\n## \(names.joined(separator: ", "))\n\n"
      guard !properties.isEmpty else {
        text += "No properties.\n"
        continue
      }
      text += table(properties)
    }
    text += "\n## Items of `products`\n\n" + table(SemanticEventSchema.productProperties)
    return text
  }

  /// Events that follow each other and have the same properties stand together.
  private static var groups: [(names: [String], properties: [EventProperty])] {
    var groups: [(names: [String], properties: [EventProperty])] = []
    for event in SemanticEventSchema.events {
      if let last = groups.last, last.properties == event.properties {
        groups[groups.count - 1].names.append(event.name)
      } else {
        groups.append(([event.name], event.properties))
      }
    }
    return groups
  }

  private static func table(_ properties: [EventProperty]) -> String {
    "| property | type | is |\n|---|---|---|\n"
      + properties.map { "| `\($0.name)` | \($0.kind.rawValue) | \($0.summary) |\n" }.joined()
  }

  private static let introduction = """
    # Semantic events

    <!-- Generated from Sources/FacadeSchema. Do not edit: run the tests with RECORD=1. -->

    Track events that many sources send under the same name, and the properties that Segment's
    specification gives them. A source may leave any of them out and send others, in other types:
    `properties.order_id` is JSON that may be missing, whatever the event. Any spelling finds them:
    `properties.orderId` is the same. A name that almost is one of them is a warning where a mapping
    knows its event.

    """
}
