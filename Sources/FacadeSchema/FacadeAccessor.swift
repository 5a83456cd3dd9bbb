// SPDX-License-Identifier: MIT

/// The kinds of message that have a facade.
package enum MessageType: String, CaseIterable, Sendable, Hashable {
  case identify, track, page, screen, group, alias, delete
}

/// One accessor of the facade as manifests see it.
package struct FacadeAccessor: Sendable {
  package enum ValueType: String, Sendable, CaseIterable {
    /// Whatever the message has there.
    case json
    case string, double, int, bool
    case date
    /// Keys and values, with additions such as the id.
    case object
    /// A list whose items have the accessors of `FacadeSchema.productAccessors`.
    case products
  }

  /// The name in manifests.
  package var name: String
  /// How to write it in Swift after the facade and a dot; may itself contain a dot.
  package var swiftName: String
  package var type: ValueType
  /// Whether the answer may be absent.
  package var isOptional: Bool
  /// Where the answer comes from, in the order of search.
  package var search: String
  /// What the accessor answers for an example, as JSON: `input` is the message's relevant part.
  package var example: Example

  package struct Example: Sendable {
    /// A message, as JSON.
    package var message: String
    /// The answer, as JSON.
    package var answer: String
  }

  init(
    _ name: String,
    _ type: ValueType,
    optional: Bool = true,
    swift: String? = nil,
    _ search: String,
    _ message: String,
    _ answer: String
  ) {
    self.name = name
    self.swiftName = swift ?? name
    self.type = type
    self.isOptional = optional
    self.search = search
    self.example = Example(message: message, answer: answer)
  }
}
