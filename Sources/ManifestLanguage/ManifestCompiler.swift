// SPDX-License-Identifier: MIT
package import Diagnostics

/// Checks a set of manifests: each by itself, then against each other.
package enum ManifestCompiler {
  /// The manifests that have no errors, by slug. Everything wrong with any is in the bag.
  package static func compile(
    _ sources: [ManifestSource], into bag: inout DiagnosticBag
  ) -> [Manifest] {
    var manifests = sources.compactMap { ManifestReader.read($0, into: &bag) }
    manifests.sort { $0.slug < $1.slug }
    var bySlug: [String: Manifest] = [:]
    for manifest in manifests {
      if let first = bySlug.updateValue(manifest, forKey: manifest.slug) {
        bag.report(
          .duplicateSlug, "the slug `\(manifest.slug)` is taken", at: manifest.nameRange,
          related: [.init(first.nameRange, "by this integration")],
          help: ["give one of them another `slug:`"])
      }
    }
    return manifests
  }
}
