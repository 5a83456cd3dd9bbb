// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// What is not wrong but probably not meant, in a manifest that is otherwise fine.
enum ManifestLint {
  static func check(
    _ manifest: Manifest, context: CheckContext, into bag: inout DiagnosticBag
  ) {
    checkSettings(manifest, into: &bag)
    for (name, range) in context.unusedLets {
      bag.report(.unusedLet, "`\(name)` is never read", at: range, label: "remove it")
    }
    for fragment in context.fragments where !context.usedFragments.contains(fragment.name) {
      bag.report(
        .unusedFragment, "the fragment `\(fragment.name)` is never used", at: fragment.range,
        help: ["remove it, or write `$use: \(fragment.name)`"])
    }
    for table in context.tables where !context.usedTables.contains(table.name) {
      bag.report(
        .unusedTable, "the table `\(table.name)` is never used", at: table.range,
        help: ["remove it, or write `\(table.name)[key]`"])
    }
    checkFixtures(manifest, into: &bag)
  }

  private static let secretWords = ["key", "token", "secret", "password"]

  private static func checkSettings(_ manifest: Manifest, into bag: inout DiagnosticBag) {
    let used = manifest.usedSettings
    for setting in manifest.settings {
      if !used.contains(setting.name) {
        bag.report(
          .unusedSetting, "the setting `\(setting.name)` is never read", at: setting.nameRange,
          help: ["remove it, or read it as `settings.\(setting.name)`"])
      }
      let name = setting.name.lowercased()
      if setting.kind == .string, secretWords.contains(where: name.hasSuffix) {
        bag.report(
          .settingNotSecret, "the setting `\(setting.name)` looks like a secret",
          at: setting.nameRange, label: "declare it as `type: secret` to keep it out of logs")
      }
    }
  }

  private static func checkFixtures(_ manifest: Manifest, into bag: inout DiagnosticBag) {
    guard !manifest.fixtures.isEmpty else {
      let type = manifest.types.first ?? .identify
      bag.report(
        .noFixtures, "the integration has no fixture, so nothing tests what it maps",
        at: manifest.nameRange,
        help: ["add `fixtures/\(type.rawValue)-basic.json` with `input` and `output`"])
      return
    }
    for method in manifest.handlers {
      let name = method.event?.name ?? method.type.rawValue
      let fixtures = manifest.fixtures.filter { fixture in
        let handler = manifest.handler(
          of: fixture.method, event: fixture.input["event"]?.string)
        return handler?.type == method.type && handler?.event == method.event
      }
      if fixtures.isEmpty {
        bag.report(
          .methodWithoutFixture, "no fixture tests `\(name)`", at: method.range,
          help: [
            "add `fixtures/\(method.type.rawValue)-\(Naming.slug(of: method.event?.name ?? "basic")).json`"
          ])
      } else if let path = method.steps.lazy.compactMap(\.request.path)
        .first(where: { !$0.isKnownWithSettings }),
        !fixtures.contains(where: { $0.requests?.contains { $0.path != nil } == true })
      {
        bag.report(
          .untestedPath, "the path depends on the message, and no fixture states it",
          at: path.range,
          help: ["add `requests: [{ \"path\": … }]` to a fixture of `\(name)`"])
      }
    }
  }
}

extension Manifest {
  /// Every expression in it.
  package func forEachExpression(_ body: (CheckedExpression) -> Void) {
    if let endpoint { body(endpoint) }
    switch auth {
    case .basic(let username, let password):
      body(username)
      if let password { body(password) }
    case .bearer(let token): body(token)
    case nil: break
    }
    for ensure in ensures {
      switch ensure.subject {
      case .setting: break
      case .message(_, let readings): readings.values.forEach(body)
      case .condition(_, let conditions, _):
        for condition in conditions.values {
          body(condition.failure)
          body(condition.reason)
        }
      }
    }
    for method in handlers {
      method.bindings.forEach { body($0.value) }
      if let condition = method.condition { body(condition) }
      method.payload?.forEachExpression(body)
      for step in method.steps {
        step.bindings.forEach { body($0.value) }
        if let condition = step.condition { body(condition) }
        step.payload?.forEachExpression(body)
        if let path = step.request.path { body(path) }
        (step.request.query + step.request.headers).forEach { body($0.value) }
      }
    }
  }

  /// Names of the settings that something reads.
  var usedSettings: Set<String> {
    var names: Set<String> = []
    for ensure in ensures {
      if case .setting(let name) = ensure.subject { names.insert(name) }
    }
    forEachExpression { expression in
      expression.forEach { part in
        if case .setting(let setting) = part.kind { names.insert(setting.name) }
      }
    }
    return names
  }
}
