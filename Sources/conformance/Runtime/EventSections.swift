// SPDX-License-Identifier: MIT
import Foundation
import IntegrationRuntime
import JSON

/// Who runs which section of events.json.
enum EventSections {
  static func all(_ root: JSONValue) -> [String: RuntimeSection] {
    [
      "source": .remarks,
      "rules": .remarks,
      "count": .one { json in
        differ("number of events", json.int ?? 0, SemanticEvent.allCases.count)
      },
      "events": events,
      "samples": samples(ExactPatterns(root.list("events"))),
      // What releases before ours had.
      "versionChanges": .remarks,
      "legacyVersions": .remarks,
      "legacyToCurrent": legacyNames,
    ]
  }

  private static let events = RuntimeSection.each { json in
    let method = json.text("method") ?? ""
    guard let event = SemanticEvent(method: method) else { return "there is no event \(method)" }
    let phrase = json.texts("phrases").first { phrase in
      !EventMatching.allCases.allSatisfy { event.matches(phrase, by: $0) }
    }
    return first(
      differ("place", json.number("order"), event.rawValue),
      differ("name", json.text("name"), event.name),
      differ("category", json.text("category"), event.category),
      differ("aliases", json.texts("aliases"), event.aliases),
      differ("event by name", event, SemanticEvent(name: event.name)),
      phrase.map { "\"\($0)\" does not match" })
  }

  /// The recorded matches for the original's way; for ours, what the recorded patterns match when
  /// every alternative is anchored at its end, as a regex engine has it.
  private static func samples(_ patterns: ExactPatterns) -> RuntimeSection {
    .each { json in
      let name = json.text("event") ?? ""
      let legacy = SemanticEvent.allCases.filter { $0.matches(name, by: .legacy) }
      let winner = SemanticEvents(SemanticEvent.allCases, matching: .legacy)
        .first(matching: json[exact: "event"])
      let exact = SemanticEvent.allCases.filter { $0.matches(name) }
      return first(
        differ("legacy matches", json.texts("matches"), legacy.map(\.method)),
        differ("first", json.text("first"), winner?.method),
        differ("exact matches", patterns.matches(name), exact.map(\.method)))
    }
  }

  private static let legacyNames = RuntimeSection.each { json in
    let phrase = json.text("phrase") ?? ""
    let matches = SemanticEvent.allCases.filter { $0.matches(phrase, by: .legacy) }.map(\.method)
    return first(
      differ("matches", json.texts("v2Matches"), matches),
      differ("first", json.text("v2FirstMatch"), matches.first))
  }
}

/// The recorded patterns with every alternative anchored at both ends: a second opinion on our exact
/// matching, which has no patterns.
private struct ExactPatterns: @unchecked Sendable {
  // Unchecked: regular expressions of Foundation are immutable, but not marked as Sendable.
  private let patterns: [(method: String, regex: NSRegularExpression)]

  init(_ events: [JSONValue]) {
    patterns = events.compactMap { event in
      let alternatives = event.list("alternatives").map { alternative in
        let pattern = alternative.text("pattern") ?? ""
        return Self.letters(pattern.filter { $0 != "^" && $0 != "$" })
      }
      let pattern = "\\A(?:\(alternatives.joined(separator: "|")))\\z"
      guard let regex = try? NSRegularExpression(pattern: pattern) else { return nil }
      return (event.text("method") ?? "", regex)
    }
  }

  func matches(_ name: String) -> [String] {
    let range = NSRange(name.startIndex..., in: name)
    return patterns.filter { $0.regex.firstMatch(in: name, range: range) != nil }.map(\.method)
  }

  /// ASCII letters in either case, and no other letters that fold to them.
  private static func letters(_ pattern: String) -> String {
    pattern.map { $0.isLetter ? "[\($0)\($0.uppercased())]" : String($0) }.joined()
  }
}
