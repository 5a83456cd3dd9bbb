// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// Emits the manifest's patterns, which are read once.
struct PatternsFile {
  let manifest: Manifest
  let names: IntegrationNames

  /// Nil if there are none.
  func emit() -> Code? {
    guard !names.patterns.all.isEmpty else { return nil }
    let patterns = names.patterns.all.map { pattern, name -> Code in
      Layout.constant(
        "static let \(name)",
        Layout.call(Code(raw: pattern.kind.rawValue), ["\(literal: pattern.text)"]))
    }
    return """
      \(FileHeader.code(for: manifest))
      import IntegrationRuntime

      /// Patterns of the manifest, read once.
      enum \(names.patternsType) {
        \(lines: patterns)
      }
      """
  }
}
