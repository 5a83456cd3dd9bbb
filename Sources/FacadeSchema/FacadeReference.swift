// SPDX-License-Identifier: MIT

/// The accessor reference for manifest authors, as Markdown. A test keeps docs/facade.md equal to it.
package enum FacadeReference {
  package static var markdown: String {
    var text = introduction
    for type in MessageType.allCases {
      text += "\n## \(type.rawValue)\n\n"
      text += table(FacadeSchema.accessors(for: type))
    }
    text += "\n## Items of `products`\n\n"
    text += "The examples' `properties` are the item.\n\n"
    text += table(FacadeSchema.productAccessors)
    return text
  }

  private static let introduction = """
    # Facade accessors

    <!-- Generated from Sources/FacadeSchema. Do not edit: run the tests with RECORD=1. -->

    What a mapping may name of a message, by message type. The answer is the first of the places
    listed that has a value which JavaScript takes for true, else the last one. Keys match whatever
    their case and separators: `firstName` finds `first_name`. Texts that are strict ISO dates count
    as dates.

    Types: `json` is what the message has there, whatever it is; `?` says that there may be nothing.
    `context.` reads `options` instead where a message has it.

    """

  private static func table(_ accessors: [FacadeAccessor]) -> String {
    var rows = "| accessor | type | found in | example | gives |\n|---|---|---|---|---|\n"
    for accessor in accessors {
      let type = accessor.type.rawValue + (accessor.isOptional ? "?" : "")
      let search = accessor.search.replacing("|", with: "\\|")
      rows +=
        "| `\(accessor.name)` | \(type) | \(search) | `\(accessor.example.message)` "
        + "| `\(accessor.example.answer)` |\n"
    }
    return rows
  }
}
