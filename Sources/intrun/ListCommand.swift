// SPDX-License-Identifier: MIT
import ArgumentParser
import IntegrationRuntime
import JSON

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the integrations and what can be entered for each.")

  @Option(help: "What is printed: text or json.")
  var format = OutputFormat.text

  func run() {
    let declarations = Catalog.all.map { $0.declaration }
    switch format {
    case .text: print(declarations.map(text).joined(separator: "\n"), terminator: "")
    case .json: print(String(decoding: List(declarations: declarations).jsonBytes, as: UTF8.self))
    }
  }

  /// ```
  /// heap  Heap: identify, track
  ///   appId  string, required  App ID. Shown under Account > Manage > Projects.
  /// ```
  private func text(_ integration: IntegrationDeclaration) -> String {
    let methods = integration.methods.map(\.rawValue).joined(separator: ", ")
    let rows = integration.settings.map { setting in
      [setting.name, setting.traits, setting.title ?? ""]
    }
    let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      var line = "  "
      for (cell, width) in zip(row, widths) {
        line += cell + String(repeating: " ", count: width - cell.count + 2)
      }
      line += row[2]
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }
    return "\(integration.slug)  \(integration.name): \(methods)\n\(lines.joined())"
  }
}

extension SettingDeclaration {
  /// `string, required`
  fileprivate var traits: String {
    var traits = kind.description
    if isRequired { traits += ", required" }
    if let defaultValue { traits += ", otherwise \(defaultValue)" }
    return traits
  }

  /// `App ID. Shown under Account > Manage > Projects.`
  fileprivate var title: String? {
    let parts = [label, summary].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ". ")
  }
}

private struct List: JSONEncodable {
  let declarations: [IntegrationDeclaration]

  func encode(into writer: inout JSONWriter) {
    writer.beginArray()
    for declaration in declarations {
      writer.beginObject()
      writer.field("slug", declaration.slug)
      writer.field("name", declaration.name)
      writer.field("methods", declaration.methods.map(\.rawValue))
      writer.key("settings")
      writer.beginArray()
      for setting in declaration.settings { encode(setting, into: &writer) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }

  private func encode(_ setting: SettingDeclaration, into writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("name", setting.name)
    writer.field("type", setting.kind.name)
    if case .choice(let values) = setting.kind { writer.field("values", values) }
    writer.field("required", setting.isRequired)
    writer.field("default", setting.defaultValue)
    writer.field("label", setting.label)
    writer.field("description", setting.summary)
    writer.endObject()
  }
}

extension SettingDeclaration.Kind {
  /// The type's name in a manifest.
  fileprivate var name: String {
    if case .choice = self { "enum" } else { description }
  }
}
