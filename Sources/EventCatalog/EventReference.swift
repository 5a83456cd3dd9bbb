// SPDX-License-Identifier: MIT

/// The known events as a page of documentation.
package enum EventReference {
  /// `docs/events.md`
  package static var markdown: String {
    var text = """
      # Known events

      The track events that many sources send under the same name: the keys of `events` in a
      [manifest](manifest.md#events), in the order in which a message's event is compared with them. A
      name stands for both orders of its words and any case, with a blank, an underscore or nothing
      between: `Order Completed`, `completed_order`, `orderCompleted`.

      | event | also | of |
      |---|---|---|

      """
    for event in SemanticEvent.allCases {
      text += "| \(event.name) | \(event.aliases.joined(separator: ", ")) | \(event.category) |\n"
    }
    return text
  }
}
