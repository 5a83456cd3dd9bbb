// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema

/// Names of properties that almost are what a semantic event is specified to have.
enum EventPropertyLint {
  /// Looks at everything that is mapped for one event.
  ///
  /// - Parameter event: the event's name, `Order Completed`. One that is not semantic has no names
  ///   to compare with.
  static func check(
    _ expressions: [CheckedExpression], of event: String, into bag: inout DiagnosticBag
  ) {
    guard let properties = SemanticEventSchema.properties(of: event) else { return }
    for expression in expressions {
      expression.forEach { part in
        guard case .path(let base, let steps) = part.kind, let step = steps.first, !step.isExact
        else { return }
        let known: [EventProperty]
        switch base.kind {
        case .accessor("properties"): known = properties
        case .productAccessor(_, "properties"): known = SemanticEventSchema.productProperties
        default: return
        }
        guard let meant = meant(by: step.key, among: known) else { return }
        bag.report(
          .misspeltProperty, "\(event) is not specified to have `\(step.key)`", at: part.range,
          label: "did you mean `\(meant)`?",
          help: ["if `\(step.key)` is what is sent, write `['\(step.key)']`"])
      }
    }
  }

  /// The specified name that a name almost is. Short ones differ in a letter without being wrong.
  static func meant(by name: String, among properties: [EventProperty]) -> String? {
    let word = KeySpelling.normalised(name)
    guard word.utf8.count >= 4, !everyName.contains(word) else { return nil }
    let limit = word.utf8.count >= 8 ? 2 : 1
    let near = properties.filter { $0.name.utf8.count >= 4 }.map { property in
      (
        name: property.name,
        distance: Suggestion.editDistance(
          Array(word.utf8), Array(KeySpelling.normalised(property.name).utf8), limit: limit)
      )
    }
    return near.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.name
  }

  /// A property of another event is spelled right, whatever it is doing here.
  private static let everyName = Set(SemanticEventSchema.propertyNames.map(KeySpelling.normalised))
}

extension CheckedExpression {
  /// The event that a condition asks for: `event == 'Order Completed' and …`.
  var eventAskedFor: String? {
    switch kind {
    case .binary(.and, let left, let right): left.eventAskedFor ?? right.eventAskedFor
    case .binary(.equal, let left, let right):
      switch (left.kind, right.kind) {
      case (.accessor("event"), .constant(.string(let name))),
        (.constant(.string(let name)), .accessor("event")):
        name
      default: nil
      }
    default: nil
    }
  }
}
