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
    for (name, range) in context.types.unused {
      bag.report(
        .unusedType, "the type `\(name)` is never used", at: range,
        help: ["remove it, or write `returns: \(name)` in a step"])
    }
    for method in manifest.methods where method.type == .track {
      checkProperties(of: method, into: &bag)
    }
    for method in manifest.events {
      EventPropertyLint.check(method.expressions, of: method.event?.name ?? "", into: &bag)
    }
    for method in manifest.handlers { BatchLint.check(method, into: &bag) }
    checkFixtures(manifest, into: &bag)
  }

  /// Where a method, or a step of it, is for one semantic event.
  private static func checkProperties(of method: Method, into bag: inout DiagnosticBag) {
    if let event = method.condition?.eventAskedFor {
      return EventPropertyLint.check(method.expressions, of: event, into: &bag)
    }
    for step in method.steps {
      guard let event = step.condition?.eventAskedFor else { continue }
      EventPropertyLint.check(step.expressions, of: event, into: &bag)
    }
  }

  private static let secretWords = ["key", "token", "secret", "password"]

  private static func checkSettings(_ manifest: Manifest, into bag: inout DiagnosticBag) {
    let used = manifest.usedSettings
    for setting in manifest.settings {
      let isRead = !manifest.mapToTrack.isEmpty && MapToTrackReader.reads(setting.name)
      // What Swift reads nobody knows here.
      if !isRead, !manifest.hasHooks, !used.contains(setting.name) {
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
        fixture.inputs.contains { type, input in
          manifest.handlers(of: type, event: input["event"]?.string).contains {
            $0.type == method.type && $0.event == method.event
          }
        }
      }
      if fixtures.isEmpty {
        bag.report(
          .methodWithoutFixture, "no fixture tests `\(name)`", at: method.range,
          help: [
            "add `fixtures/\(method.type.rawValue)-\(Naming.slug(of: method.event?.name ?? "basic")).json`"
          ])
      } else if let path = method.requestSteps.lazy.compactMap(\.request?.path)
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
  /// What may handle a message, or the track messages that it becomes.
  fileprivate func handlers(of type: MessageType, event: String?) -> [Method] {
    guard mapToTrack.contains(type) else {
      return [handler(of: type, event: event)].compactMap(\.self)
    }
    return ["Loaded a Page", nil].compactMap { handler(of: .track, event: $0) }
  }

  /// Every expression in it.
  package func forEachExpression(_ body: (CheckedExpression) -> Void) {
    if let endpoint { body(endpoint) }
    for option in auth { option.expressions.forEach(body) }
    for ensure in ensures { ensure.forEachExpression { body($0) } }
    for method in handlers { method.expressions.forEach(body) }
  }

  /// Names of the settings that something reads.
  var usedSettings: Set<String> {
    var names: Set<String> = []
    for ensure in ensures {
      names.formUnion(ensure.demandedSettings)
    }
    forEachExpression { expression in
      expression.forEach { part in
        if case .setting(let setting) = part.kind { names.insert(setting.name) }
      }
    }
    return names
  }
}

extension Method {
  /// Every expression in it.
  fileprivate var expressions: [CheckedExpression] {
    var all = bindings.map(\.value)
    if let condition { all.append(condition) }
    payload?.forEachExpression { all.append($0) }
    all += lock?.expressions ?? []
    for step in steps { step.forEach { $0.forEachOwnExpression { all.append($0) } } }
    batch?.forEachExpression { all.append($0) }
    return all
  }
}

extension Step {
  /// Every expression in it.
  fileprivate var expressions: [CheckedExpression] {
    var all: [CheckedExpression] = []
    forEach { $0.forEachOwnExpression { all.append($0) } }
    return all
  }

  /// Every expression in it that is in no step within it.
  package func forEachOwnExpression(_ body: (CheckedExpression) -> Void) {
    if let loop { body(loop.source) }
    for binding in bindings { body(binding.value) }
    if let condition { body(condition) }
    payload?.forEachExpression(body)
    request?.forEachExpression(body)
    cache?.expressions.forEach(body)
    lock?.expressions.forEach(body)
    sending.forEachExpression(body)
  }
}
