// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// Emits the manifest's look-up tables, those that something looks up at run time.
struct TablesFile {
  let manifest: Manifest
  let names: IntegrationNames

  /// Nil if there are none.
  func emit() -> Code? {
    var tables: [String: Table] = [:]
    manifest.forEachExpression { expression in
      _ = expression.contains { part in
        if case .lookup(let table, _) = part.kind { tables[table.name] = table }
        return false
      }
    }
    guard !tables.isEmpty else { return nil }
    let sorted = tables.values.sorted { $0.name < $1.name }
    return """
      \(FileHeader.code(for: manifest))
      import IntegrationRuntime

      /// Tables of the manifest.
      enum \(names.tables) {
        \(lines: sorted.map(table), separator: "\n\n")
      }
      """
  }

  private func table(_ table: Table) -> Code {
    let rows = table.entries.map { entry -> Code in
      var value = ExpressionEmitter.constant(entry.value)
      if table.type == .json { value = "JSONValue(\(value))" }
      return "\(literal: entry.key): \(value)"
    }
    let list: Code = rows.isEmpty ? "[:]" : Layout.list("", rows)
    return """
      /// `\(names.table(table.name))`
      static let \(names.table(table.name)): LookupTable<\(names.swift(table.type))> = \(list)
      """
  }
}
