// SPDX-License-Identifier: MIT
package import Diagnostics
package import ManifestLanguage
package import SwiftEmitter

/// Turns checked manifests into files. Pure: it reads and writes nothing.
package enum IntegrationGenerator {
  /// All files of these integrations, in order of their paths.
  ///
  /// - Parameter includesCatalog: whether the manifests are all there are, so that an index of them
  ///   makes sense.
  package static func generate(
    _ manifests: [Manifest], includesCatalog: Bool, into bag: inout DiagnosticBag
  ) -> [GeneratedFile] {
    var files: [GeneratedFile] = []
    // By lower case: file systems may not tell `Heap` from `HEAP`.
    var owners: [String: Manifest] = [:]
    for manifest in manifests {
      let names = IntegrationNames(manifest)
      if let owner = owners.updateValue(manifest, forKey: names.type.name.lowercased()) {
        // Two of one slug have been reported as such.
        if owner.slug == manifest.slug { continue }
        bag.report(
          .nameCollision,
          "the names `\(manifest.name)` and `\(owner.name)` give the same Swift type, "
            + "`\(names.type.name)`",
          at: manifest.nameRange, related: [.init(owner.nameRange, "the other integration")],
          help: ["give one of them another name"])
        continue
      }
      files += generate(manifest, names: names)
    }
    if includesCatalog {
      files.append(
        GeneratedFile(
          path: "Sources/IntegrationCatalog.swift",
          contents: CatalogFile(manifests: manifests).emit().fileContents))
    }
    return files.sorted { $0.path < $1.path }
  }

  private static func generate(_ manifest: Manifest, names: IntegrationNames) -> [GeneratedFile] {
    let folder = names.type.name
    let plans = PayloadPlan.all(of: manifest, names: names)
    var names = names
    let shared = SharedRequests(manifest: manifest, names: names, plans: plans)
    for uses in shared.requests() { names.functions.share(uses) }
    names.functions.shareRules(shared.rules())
    var files = [
      GeneratedFile(
        path: "Sources/\(folder)/\(names.type.name).swift",
        contents: IntegrationFile(manifest: manifest, names: names, plans: plans).emit()
          .fileContents),
      GeneratedFile(
        path: "Tests/\(folder)/\(names.tests.name).swift",
        contents: TestFile(manifest: manifest, names: names).emit().fileContents),
    ]
    if let hooks = HooksFile(manifest: manifest, names: names).emit() {
      files.append(
        GeneratedFile(
          path: "Sources/\(folder)/\(names.hooks.name).swift", contents: hooks.fileContents))
    }
    if let tables = TablesFile(manifest: manifest, names: names).emit() {
      files.append(
        GeneratedFile(
          path: "Sources/\(folder)/\(names.tables.name).swift", contents: tables.fileContents))
    }
    if let patterns = PatternsFile(manifest: manifest, names: names).emit() {
      files.append(
        GeneratedFile(
          path: "Sources/\(folder)/\(names.patternsType.name).swift",
          contents: patterns.fileContents))
    }
    if let mapper = MapperFile(manifest: manifest, names: names, plans: plans).emit() {
      files.append(
        GeneratedFile(
          path: "Sources/\(folder)/\(names.mapper.name).swift", contents: mapper.fileContents))
    }
    return files
  }
}
