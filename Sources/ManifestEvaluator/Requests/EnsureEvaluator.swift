// SPDX-License-Identifier: MIT
import FacadeSchema
import IntegrationRuntime
import ManifestLanguage

/// Makes the checks of a manifest, one after another.
struct EnsureEvaluator {
  let manifest: Manifest
  let expressions: ExpressionEvaluator
  let type: FacadeSchema.Kind

  /// What the first check that fails says; nil if all hold.
  func firstFailure() -> (ensure: ManifestLanguage.Ensure, error: IntegrationError)? {
    for ensure in manifest.ensures {
      if let error = failure(of: ensure) { return (ensure, error) }
    }
    return nil
  }

  func failure(of ensure: ManifestLanguage.Ensure) -> IntegrationError? {
    switch ensure.subject {
    case .setting(let name):
      // The settings' types leave only the empty text to check.
      if case .string("") = expressions.settings[name] { return .missing(setting: name) }
      return expressions.settings[name].isMissing ? .missing(setting: name) : nil
    case .message(let path, let readings):
      guard let reading = readings[type], expressions.value(reading).isMissingOrNull else {
        return nil
      }
      return .missing(attribute: path)
    case .condition(let blame, let conditions, let words):
      guard let condition = conditions[type] else { return nil }
      let fails = expressions.isTrue(condition.failure)
      expressions.trace?.note(ensure.range, fails)
      guard fails else { return nil }
      // A reason with a part that is missing: what the check says.
      let reason =
        expressions.value(condition.reason).messageText
        ?? words.text
      return blame == .settings ? .invalid(reason) : .rejected(reason)
    case .group(let group):
      guard group.methods.contains(type) else { return nil }
      return failure(of: group)
    }
  }

  private func failure(of group: ManifestLanguage.Ensure.Group) -> IntegrationError? {
    let checks = group.checks.filter { $0.isFor(type) }
    let problems = checks.compactMap { failure(of: $0) }
    let rule = CheckGroup(rawValue: group.rule.rawValue) ?? .all
    let problem = rule.problem(problems, passed: checks.count - problems.count) {
      group.reasons[type].map { expressions.value($0).messageText ?? group.reason ?? "" }
    }
    return problem.map { checks.allSatisfy(isOfSettings) ? .invalid($0) : .rejected($0) }
  }

  /// Whether a check is of the settings only.
  private func isOfSettings(_ ensure: ManifestLanguage.Ensure) -> Bool {
    switch ensure.subject {
    case .setting: true
    case .message: false
    case .condition(let blame, _, _): blame == .settings
    case .group(let group): group.checks.filter { $0.isFor(type) }.allSatisfy(isOfSettings)
    }
  }
}
