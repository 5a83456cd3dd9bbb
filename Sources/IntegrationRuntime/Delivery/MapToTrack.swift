// SPDX-License-Identifier: MIT
public import JSON

/// Which track events a page or screen message becomes. The kinds are independent: one message may
/// become all three.
public struct MapToTrack: OptionSet, Sendable, Hashable {
  /// A bit each.
  public let rawValue: Int

  /// A set of kinds.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// `Loaded a Page`: always. The setting `trackAllPages`.
  public static let all = MapToTrack(rawValue: 1)
  /// `Viewed {category} Page`, if there is a category. The setting `trackCategorizedPages`.
  public static let categorized = MapToTrack(rawValue: 2)
  /// `Viewed {full name} Page`, if there is a name; the full name is category and name, or the name
  /// alone. The setting `trackNamedPages`.
  public static let named = MapToTrack(rawValue: 4)

  /// The kinds that settings switch on, for screens as for pages.
  public init(all: Bool?, categorized: Bool?, named: Bool?) {
    self = []
    if all == true { insert(.all) }
    if categorized == true { insert(.categorized) }
    if named == true { insert(.named) }
  }

  /// The kinds that settings in JSON switch on, by the three settings' names. As in the original,
  /// anything that JavaScript takes for true does: the text "false" too.
  public init(settings: JSONValue) {
    self.init(
      all: settings[exact: "trackAllPages"].isTruthy,
      categorized: settings[exact: "trackCategorizedPages"].isTruthy,
      named: settings[exact: "trackNamedPages"].isTruthy)
  }
}

extension Viewing {
  /// The track messages that stand for this message, in the order all, categorised, named. Each
  /// has the message's fields, the event's name, and the properties with category and name. Only
  /// the message's own category and name count, not those among its properties.
  public func tracks(_ kinds: MapToTrack) -> [Track] {
    var tracks: [Track] = []
    if kinds.contains(.all) { tracks.append(track()) }
    if kinds.contains(.categorized), category.isTruthy { tracks.append(track(category)) }
    if kinds.contains(.named) {
      let name = fullName
      if name.isTruthy { tracks.append(track(name)) }
    }
    return tracks
  }
}

extension Integration {
  /// Delivers a page or screen message as track messages, all at once. They are dispatched as any
  /// track message: one named *Viewed Product Page* may be a semantic event.
  ///
  /// - Returns: the responses in the order all, categorised, named; none if nothing was to send.
  /// - Throws: the error that came first; the other messages are sent all the same.
  public func mapToTrack(
    _ view: some Viewing, _ kinds: MapToTrack
  ) async throws(IntegrationError) -> [Response] {
    let tracks = view.tracks(kinds)
    let responses = try await FanOut.all(tracks.count) { index async throws(IntegrationError) in
      try await dispatch(tracks[index])
    }
    return responses.flatMap(\.self)
  }
}
