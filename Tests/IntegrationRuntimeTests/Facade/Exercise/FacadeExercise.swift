// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// Calls everything there is on a message and checks what must hold of any.
enum FacadeExercise {
  /// What went wrong, for whoever runs this.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Returns whether the bytes were JSON.
  static func run(_ bytes: [UInt8], paths: [String]) throws -> Bool {
    guard let document = try? JSONDocument(parsing: bytes) else { return false }
    try survivesWriting(document.root)
    try survivesWriting(document.root.with(.normalisingDates))
    let now = Instant(milliseconds: Int64(1_400_000_000_000))
    let identify = Identify(document, now: now)
    let track = Track(document, now: now)
    let page = Page(document, now: now)
    let screen = Screen(document, now: now)
    let group = Group(document, now: now)
    try all(SwiftAccessors.common(), Facade(document, now: now), paths)
    try all(SwiftAccessors.identify, identify, paths)
    try all(SwiftAccessors.track, track, paths)
    try all(SwiftAccessors.page, page, paths)
    try all(SwiftAccessors.screen, screen, paths)
    try all(SwiftAccessors.group, group, paths)
    try all(SwiftAccessors.alias, Alias(document, now: now), paths)
    try all(SwiftAccessors.delete, Delete(document, now: now), paths)
    for product in track.products {
      for accessor in SwiftAccessors.product { try isJSON(accessor.answer(product)) }
    }
    try all(SwiftAccessors.track, page.track(page.name), paths)
    try all(SwiftAccessors.identify, screen.track().identify(), paths)
    let aliases = ["email": "$email", "name": "name", "a": "b", "created": "c"]
    try isJSON(track.properties(aliases: aliases))
    try isJSON(page.properties(aliases: aliases))
    _ = try? Message(document)
    return true
  }

  private static func all<View: MessageFacade>(
    _ accessors: [SwiftAccessor<View>],
    _ view: View,
    _ paths: [String]
  ) throws {
    for accessor in accessors { try isJSON(accessor.answer(view)) }
    for path in paths {
      try isJSON(view.proxy(path))
      try isJSON(view.one(path))
      try isJSON(view.multi(path))
      try isJSON(view.traits.value(atPath: path))
    }
    for name in ["Heap", "Salesforce", "a.b", ""] {
      _ = view.enabled(name)
      try isJSON(view.options(name))
    }
    try isJSON(view.traits(aliases: ["email": "$email", "id": "id", "city": "town"]))
    for path in [
      MessagePath(.context, "traits.email"), MessagePath(.traits), MessagePath(.raw, "a"),
    ] {
      try isJSON(view.proxy(path))
    }
  }

  /// What is written has to be JSON, and written without loss.
  private static func survivesWriting(_ value: JSONValue) throws {
    let written = value.jsonBytes
    guard let again = try? JSONDocument(parsing: written) else {
      throw Failure(description: "no JSON: \(String(decoding: written, as: UTF8.self))")
    }
    guard again.root.jsonBytes == written else {
      throw Failure(description: "written otherwise: \(String(decoding: written, as: UTF8.self))")
    }
    guard value == value else { throw Failure(description: "differs from itself") }
  }

  private static func isJSON(_ value: (any JSONEncodable)?) throws {
    guard let value else { return }
    let written = value.jsonBytes
    guard (try? JSONDocument(parsing: written)) != nil else {
      throw Failure(description: "no JSON: \(String(decoding: written, as: UTF8.self))")
    }
  }
}
