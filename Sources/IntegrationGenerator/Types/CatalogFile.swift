// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// Emits the index of all integrations, for programs that host many.
struct CatalogFile {
  let manifests: [Manifest]

  func emit() -> Code {
    let types = manifests.map { manifest -> Code in
      "\(IntegrationNames.typeName(manifest)).self,"
    }
    let list: Code =
      types.isEmpty
      ? "[]"
      : """
      [
        \(lines: types)
      ]
      """
    return """
      \(FileHeader.code(source: "all manifests"))
      public import IntegrationRuntime

      /// All integrations, by slug.
      public enum IntegrationCatalog {
        /// In order of their slugs.
        public static let all: [any Integration.Type] = \(list)

        /// The integration with a slug, nil if there is none.
        public static func integration(slug: String) -> (any Integration.Type)? {
          all.first { $0.declaration.slug == slug }
        }
      }
      """
  }
}
