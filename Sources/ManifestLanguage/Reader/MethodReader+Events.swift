// SPDX-License-Identifier: MIT
import Diagnostics
import EventCatalog
import YAMLTree

extension MethodReader {
  /// `events:` of `track`: names of events, and how each is handled.
  func events(
    _ node: YAMLNode, lets: [YAMLNode?], rules: [RuleNodes], scope: Scope,
    of handlers: inout Handlers,
    into bag: inout DiagnosticBag
  ) {
    guard let mapping = node.mapping else {
      bag.report(
        .wrongType, "`events` is a mapping of events to handlers, this is \(node.typeName)",
        at: node.range.firstLine)
      return
    }
    var names: [String: SourceRange] = [:]
    for entry in mapping.entries {
      guard let key = entry.key.scalar?.text else {
        bag.report(.wrongType, "a key has to be a text", at: entry.key.range)
        continue
      }
      if key == "matching", entry.value.scalar != nil {
        handlers.matching =
          ScalarReading.choice(entry.value, "a way to match events", into: &bag) ?? .exact
        continue
      }
      guard let event = event(key, at: entry.key.range, into: &bag) else { continue }
      if let first = names.updateValue(entry.key.range, forKey: event.name) {
        bag.report(
          .invalidStructure, "the event `\(event.name)` is handled already", at: entry.key.range,
          related: [.init(first, "here")])
        continue
      }
      guard var keys = MappingReader(entry.value, what: "the event `\(key)`", into: &bag) else {
        continue
      }
      let own = keys.value("let")
      let ownRules = RuleNodes(&keys)
      let handler = handler(
        &keys, keyRange: entry.key.range, event: event, lets: lets + [own],
        rules: [ownRules] + rules, scope: scope,
        into: &bag)
      if let handler { handlers.events.append(handler) }
    }
    if handlers.events.isEmpty, mapping.entries.allSatisfy({ $0.value.scalar != nil }) {
      bag.report(
        .invalidStructure, "there is no event", at: node.range.firstLine,
        help: ["name one: `Order Completed: { send: … }`"])
    }
  }

  private func event(
    _ name: String, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> TrackedEvent? {
    if let known = SemanticEvent(name: name) {
      return TrackedEvent(name: known.name, semantic: known)
    }
    guard !name.isEmpty, name.utf8.count <= 200 else {
      bag.report(
        .invalidValue, "the name of an event has between 1 and 200 bytes", at: range)
      return nil
    }
    let spelled = SemanticEvent.allCases.first { $0.matches(name) }?.name
    if let meant = spelled ?? Self.misspelt(name) {
      bag.report(
        .misspeltEvent, "`\(name)` is not a known event", at: range,
        label: "did you mean `\(meant)`?",
        help: ["an event that is not known is one of exactly this name"])
    }
    return TrackedEvent(name: name, semantic: nil)
  }

  /// The known event that differs in two letters at most: one's own events may well resemble others.
  private static func misspelt(_ name: String) -> String? {
    SemanticEvent.allCases.flatMap { [$0.name] + $0.aliases }.first { known in
      let (left, right) = (Array(name.lowercased().utf8), Array(known.lowercased().utf8))
      return Suggestion.editDistance(left, right, limit: 2) <= 2
    }
  }
}
