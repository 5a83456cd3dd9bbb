// SPDX-License-Identifier: MIT
import EventCatalog
import ManifestLanguage
import SwiftEmitter

/// Emits what leads track messages to the events that are handled on their own.
struct EventsEmitter {
  let manifest: Manifest
  let names: IntegrationNames

  private var known: [Method] { manifest.events.filter { $0.event?.semantic != nil } }
  private var others: [Method] { manifest.events.filter { $0.event?.semantic == nil } }

  /// What the declaration says of events.
  var arguments: [Code] {
    guard !manifest.events.isEmpty else { return [] }
    let events = Layout.list("", known.compactMap { $0.event?.semantic }.sorted().map(caseName))
    var parts: [Code] = [events]
    if !others.isEmpty {
      parts.append(Layout.list("names: ", others.map { "\(literal: $0.event?.name ?? "")" }))
    }
    if manifest.eventMatching == .legacy { parts.append("matching: .legacy") }
    return [
      "events: \(Layout.call("SemanticEvents", parts, room: 80, limit: 3))",
      manifest.tracksOtherEvents ? .empty : "tracksOtherEvents: false",
    ].filter { !$0.text.isEmpty }
  }

  private func caseName(_ event: SemanticEvent) -> Code {
    ".\(Identifier.lowerCamel(event.method))"
  }

  /// The functions that the runtime calls with an event.
  func emit() -> [Code] {
    var functions: [Code] = []
    if !known.isEmpty {
      functions.append(
        function(
          "as event: SemanticEvent", "event",
          known.map { method in
            (method.event?.semantic.map(caseName) ?? "", names.functions.mapping(of: method))
          }))
    }
    if !others.isEmpty {
      functions.append(
        function(
          "named name: String", "name",
          others.map { method in
            ("\(literal: method.event?.name ?? "")", names.functions.mapping(of: method))
          }))
    }
    return functions
  }

  private func function(
    _ parameter: Code, _ subject: Code, _ cases: [(pattern: Code, function: Identifier)]
  ) -> Code {
    """
    /// Delivers a track message that is an event with a way of its own.
    public func track(
      _ track: Track, \(parameter)
    ) async throws(IntegrationError) -> [Response] {
      switch \(subject) {
      \(lines: cases.map { "case \($0.pattern): try await \($0.function)(track)" })
      default: try await self.track(track)
      }
    }
    """
  }
}
