// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema

extension ExpressionChecker {
  private static let roots = ["message", "settings"]

  /// A bare name.
  func name(
    _ name: String, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    switch (name, scope) {
    case ("settings", _):
      bag.report(
        .expressionSyntax, "`settings` is not a value", at: range,
        label: "name one of them: `settings.…`")
      return invalid(at: range)
    case ("message", .message):
      return CheckedExpression(.message, ValueType(.object), at: range)
    case ("message", .settings):
      return notInScope(name, at: range, into: &bag)
    case (_, .message(let type)):
      if let accessor = FacadeSchema.accessor(named: name, for: type) {
        return self.accessor(accessor, at: range)
      }
      let candidates = FacadeSchema.accessors(for: type).map(\.name) + Self.roots
      let question = Suggestion.question(for: name, among: candidates)
      bag.report(
        .unknownMember, "`\(name)` is not a member of \(type.facadeName)", at: range,
        label: question, help: help(forUnknown: name, type: type, isGuessed: question != nil))
      return invalid(at: range)
    case (_, .settings):
      if MessageType.allCases.contains(where: {
        FacadeSchema.accessor(named: name, for: $0) != nil
      }) {
        return notInScope(name, at: range, into: &bag)
      }
      let settings = context.settings.map { "settings.\($0.name)" }
      bag.report(
        .unknownMember, "`\(name)` is not known here", at: range,
        label: Suggestion.question(for: "settings.\(name)", among: settings),
        help: ["this place can use `settings.…` only"])
      return invalid(at: range)
    }
  }

  /// What to write for an unknown name that is known elsewhere.
  private func help(forUnknown name: String, type: MessageType, isGuessed: Bool) -> [String] {
    if context.setting(name) != nil { return ["a setting is written `settings.\(name)`"] }
    let others = MessageType.allCases.filter {
      FacadeSchema.accessor(named: name, for: $0) != nil
    }
    if !others.isEmpty {
      return ["\(others.map(\.facadeName).joined(separator: ", ")) have `\(name)`"]
    }
    return isGuessed ? [] : ["a field of the message itself is written `message.\(name)`"]
  }

  private func notInScope(
    _ name: String, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    bag.report(
      .notInScope, "`\(name)` belongs to a message, and there is none here", at: range,
      help: ["this place can use `settings.…` only"])
    return invalid(at: range)
  }

  private func accessor(_ accessor: FacadeAccessor, at range: SourceRange) -> CheckedExpression {
    var type = ValueType(accessor)
    if context.ensuredAttributes.contains(accessor.name) { type.isOptional = false }
    return CheckedExpression(.accessor(accessor.name), type, at: range)
  }

  /// `a.b.c`: the chain of members is taken as a whole, so that a path is one look-up.
  func member(_ expression: Expression, into bag: inout DiagnosticBag) -> CheckedExpression {
    var steps: [(step: PathStep, range: SourceRange)] = []
    var root = expression
    while case .member(let base, let name, let nameRange, let isExact) = root.kind {
      steps.append((PathStep(name, exact: isExact), nameRange))
      root = base
    }
    steps.reverse()
    let range = expression.range
    switch root.kind {
    case .name("settings"):
      return setting(steps, at: range, into: &bag)
    case .name("message"):
      return messagePath(steps, root: root, at: range, into: &bag)
    default:
      let base = check(root, into: &bag)
      switch base.type.base {
      case .invalid: return invalid(at: range)
      case .json, .object:
        return CheckedExpression(
          .path(base, steps.map(\.step)), ValueType(.json, optional: true), at: range)
      default: return standardMember(of: base, steps, at: range, into: &bag)
      }
    }
  }

  /// `timestamp.unix`
  private func standardMember(
    of base: CheckedExpression, _ steps: [(step: PathStep, range: SourceRange)],
    at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    let (step, stepRange) = steps[0]
    let members = StandardMember.members(of: base.type.base)
    guard !step.isExact, let member = members.first(where: { $0.rawValue == step.key }) else {
      bag.report(
        .unknownMember, "\(base.type.description) has no member `\(step.key)`", at: stepRange,
        label: Suggestion.question(for: step.key, among: members.map(\.rawValue)))
      return invalid(at: range)
    }
    let value = CheckedExpression(
      .member(base, member), member.type, at: base.range.through(stepRange))
    let rest = Array(steps.dropFirst())
    return rest.isEmpty ? value : standardMember(of: value, rest, at: range, into: &bag)
  }

  private func setting(
    _ steps: [(step: PathStep, range: SourceRange)], at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    let name = steps[0].step.key
    guard let setting = context.setting(name) else {
      bag.report(
        .unknownSetting, "there is no setting `\(name)`", at: steps[0].range,
        label: Suggestion.question(for: name, among: context.settings.map(\.name)),
        help: context.settings.isEmpty
          ? ["declare it under `settings:`"]
          : ["declared settings: \(context.settings.map(\.name).joined(separator: ", "))"])
      return invalid(at: range)
    }
    guard steps.count == 1 else {
      bag.report(
        .unknownMember, "\(setting.type.description) has no member `\(steps[1].step.key)`",
        at: steps[1].range)
      return invalid(at: range)
    }
    return CheckedExpression(.setting(setting), setting.type, at: range)
  }

  private func messagePath(
    _ steps: [(step: PathStep, range: SourceRange)], root: Expression, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard case .message(let type) = scope else {
      return notInScope("message", at: root.range, into: &bag)
    }
    if steps[0].step == PathStep("raw", exact: false) {
      let raw = CheckedExpression(.rawMessage, ValueType(.json), at: range)
      let rest = steps.dropFirst().map(\.step)
      if rest.isEmpty { return raw }
      return CheckedExpression(.path(raw, rest), ValueType(.json, optional: true), at: range)
    }
    return path(of: type, steps, at: range, into: &bag)
  }

  /// A path into the message, as the facade's `proxy` reads it: the first name is an accessor if
  /// there is one, else a field of the message.
  private func path(
    of type: MessageType, _ steps: [(step: PathStep, range: SourceRange)], at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    var head = CheckedExpression(
      .field(steps[0].step.key), ValueType(.json, optional: true), at: steps[0].range)
    if !steps[0].step.isExact,
      let accessor = FacadeSchema.accessor(named: steps[0].step.key, for: type)
    {
      head = self.accessor(accessor, at: steps[0].range)
    }
    let isEnsured = context.ensuredAttributes.contains(steps.map(\.step.key).joined(separator: "."))
    guard steps.count > 1 else {
      if isEnsured { head.type.isOptional = false }
      return CheckedExpression(head.kind, head.type, at: range)
    }
    guard head.type.base == .json || head.type.base == .object else {
      return standardMember(of: head, Array(steps.dropFirst()), at: range, into: &bag)
    }
    return CheckedExpression(
      .path(head, steps.dropFirst().map(\.step)), ValueType(.json, optional: !isEnsured), at: range)
  }
}
