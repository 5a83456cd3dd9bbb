// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// Reads `mapToTrack: [page, screen]`.
struct MapToTrackReader {
  let node: YAMLNode

  private enum Mapped: String, CaseIterable { case page, screen }

  /// The settings that say which track messages there are, of pages as of screens.
  private static let settings = [
    ("trackAllPages", "Track all pages", "Sends “Loaded a Page” for every page."),
    (
      "trackCategorizedPages", "Track categorized pages",
      "Sends “Viewed {category} Page” for pages that have a category."
    ),
    (
      "trackNamedPages", "Track named pages",
      "Sends “Viewed {name} Page” for pages that have a name."
    ),
  ]

  /// - Parameter methods: where each type that is handled otherwise says so.
  func types(
    besides methods: [(type: MessageType, range: SourceRange)], into bag: inout DiagnosticBag
  ) -> [MessageType] {
    var types: [MessageType] = []
    for element in ScalarReading.list(node, "`mapToTrack`", into: &bag) ?? [] {
      let mapped: Mapped? = ScalarReading.choice(
        element, "a type that can become track messages", into: &bag)
      guard let mapped else { continue }
      let type: MessageType = mapped == .page ? .page : .screen
      if let method = methods.first(where: { $0.type == type }) {
        bag.report(
          .invalidStructure, "`\(type.rawValue)` cannot be handled and become track messages",
          at: element.range, related: [.init(method.range, "it is handled here")])
      } else if types.contains(type) {
        bag.report(.invalidValue, "`\(type.rawValue)` is listed twice", at: element.range)
      } else {
        types.append(type)
      }
    }
    return types
  }

  /// The settings with those that the manifest does not declare itself.
  func settings(with declared: [Setting], into bag: inout DiagnosticBag) -> [Setting] {
    var settings = declared
    for (name, label, summary) in Self.settings {
      guard let setting = declared.first(where: { $0.name == name }) else {
        settings.append(
          Setting(
            name: name, nameRange: node.range, kind: .bool, label: label, summary: summary,
            defaultValue: .bool(false), isRequired: false))
        continue
      }
      if setting.kind != .bool {
        bag.report(
          .invalidValue, "`mapToTrack` reads the setting `\(name)`, which is a bool",
          at: setting.nameRange, label: "write `{ type: bool, default: false }`")
      }
    }
    return settings
  }

  /// There has to be something that takes any track message.
  func check(_ handlesAnyTrack: Bool, handlesEvents: Bool, into bag: inout DiagnosticBag) {
    guard !handlesAnyTrack else { return }
    bag.report(
      .invalidStructure,
      handlesEvents
        ? "`track` handles events only, and these are others"
        : "there is no `track` that takes the messages", at: node.range,
      help: ["add `track: { map: …, send: … }`"])
  }

  /// Whether a setting is read by what is read here.
  static func reads(_ name: String) -> Bool { settings.contains { $0.0 == name } }
}
