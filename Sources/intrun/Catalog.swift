// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import IntegrationRuntime
import Integrations

/// The integrations that were compiled in.
enum Catalog {
  /// In order of their slugs.
  static var all: [any Integration.Type] { IntegrationCatalog.all }

  /// The one of a slug.
  ///
  /// - Throws: what to write instead.
  static func integration(slug: String) throws -> any Integration.Type {
    if let type = IntegrationCatalog.integration(slug: slug) { return type }
    let slugs = all.map { $0.declaration.slug }
    let hint =
      Suggestion.question(for: slug, among: slugs).map { "; \($0)" }
      ?? "; `intrun list` has all there are"
    throw ValidationError("there is no integration `\(slug)`\(hint)")
  }
}
