// SPDX-License-Identifier: MIT
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// Emits the methods of messages that become track messages.
struct MapToTrackEmitter {
  let manifest: Manifest
  let names: IntegrationNames

  func emit() -> [Code] {
    manifest.mapToTrack.map { type in
      let name = Identifier.lowerCamel(type.rawValue)
      let facade = Identifier.upperCamel(type.rawValue)
      let kinds =
        [
          "all: \(setting("trackAllPages"))",
          "categorized: \(setting("trackCategorizedPages"))",
          "named: \(setting("trackNamedPages"))",
        ] as [Code]
      return """
        /// Delivers \(Code(raw: type.article)) message as track messages, all at once.
        public func \(name)(_ \(name): \(facade)) async throws(IntegrationError) -> [Response] {
          try await mapToTrack(
            \(name),
            \(Layout.call("MapToTrack", kinds))
          )
        }
        """
    }
  }

  private func setting(_ name: String) -> Code {
    "settings.\(names.settings[name] ?? .lowerCamel(name))"
  }
}
