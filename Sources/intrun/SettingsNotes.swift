// SPDX-License-Identifier: MIT
import Diagnostics
import IntegrationRuntime
import JSON

/// Warns of what an integration does not read from its settings: most likely a misspelt name.
struct SettingsNotes {
  let declaration: IntegrationDeclaration

  func write(about settings: JSONValue) {
    let names = declaration.settings.map(\.name)
    for member in settings.members where !names.contains(member.key) {
      let hint = Suggestion.question(for: member.key, among: names).map { "; \($0)" } ?? ""
      Console.note(
        "warning: \(declaration.name) has no setting `\(TextPrinter.printable(member.key))`\(hint)")
    }
  }
}
