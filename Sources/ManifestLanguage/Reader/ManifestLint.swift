// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// What is not wrong but probably not meant, in a manifest that is otherwise fine.
enum ManifestLint {
  static func check(_ manifest: Manifest, into bag: inout DiagnosticBag) {
    checkSettings(manifest, into: &bag)
    checkFixtures(manifest, into: &bag)
  }

  private static let secretWords = ["key", "token", "secret", "password"]

  private static func checkSettings(_ manifest: Manifest, into bag: inout DiagnosticBag) {
    let used = SettingUse.settings(usedBy: manifest)
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
    guard !manifest.fixtures.isEmpty else { return }
    for method in manifest.methods {
      let fixtures = manifest.fixtures.filter { $0.method == method.type }
      if fixtures.isEmpty {
        bag.report(
          .methodWithoutFixture, "no fixture tests `\(method.type.rawValue)`", at: method.range,
          help: ["add `fixtures/\(method.type.rawValue)-basic.json`"])
      } else if let path = method.request.path, !path.isKnownWithSettings,
        !fixtures.contains(where: { $0.requests?.contains { $0.path != nil } == true })
      {
        bag.report(
          .untestedPath, "the path depends on the message, and no fixture states it",
          at: path.range,
          help: ["add `requests: [{ \"path\": … }]` to a fixture of `\(method.type.rawValue)`"])
      }
    }
  }
}

/// Which settings a manifest reads.
enum SettingUse {
  static func settings(usedBy manifest: Manifest) -> Set<String> {
    var names: Set<String> = []
    func visit(_ expression: CheckedExpression?) {
      switch expression?.kind {
      case .setting(let setting): names.insert(setting.name)
      case .path(let base, _), .member(let base, _): visit(base)
      case .coalesce(let left, let right):
        visit(left)
        visit(right)
      case .text(let parts): parts.forEach(visit)
      case .constant, .accessor, .message, .rawMessage, .field, .invalid, nil: break
      }
    }
    func visit(_ value: CheckedValue) {
      switch value {
      case .expression(let expression): visit(expression)
      case .record(let fields): fields.forEach { visit($0.value) }
      case .list(let elements): elements.forEach(visit)
      }
    }
    visit(manifest.endpoint)
    switch manifest.auth {
    case .basic(let username, let password):
      visit(username)
      visit(password)
    case .bearer(let token): visit(token)
    case nil: break
    }
    for ensure in manifest.ensures {
      if case .setting(let name) = ensure.subject { names.insert(name) }
    }
    for method in manifest.methods {
      if let payload = method.payload { visit(payload) }
      visit(method.request.path)
      (method.request.query + method.request.headers).forEach { visit($0.value) }
    }
    return names
  }
}
