// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import FunctionLibrary

extension ExpressionChecker {
  /// Names that mean something wherever there is a message.
  private static let roots = ["message", "settings", "options", "enabled"]

  /// A bare name.
  func name(
    _ name: String, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    if let local = scope.locals[name] {
      context.use(local)
      return CheckedExpression(.local(local), local.type, at: range)
    }
    if let (local, value) = scope.inlined[name] {
      context.use(local)
      return value
    }
    if scope.answers[name] != nil, !isAccessor(name) {
      bag.report(
        .unknownMember, "`\(name)` is a step, whose answer has parts", at: range,
        label: "write `\(name).status`, `\(name).json`, `\(name).text` or `\(name).headers`")
      return invalid(at: range)
    }
    switch name {
    case "settings":
      bag.report(
        .expressionSyntax, "`settings` is not a value", at: range,
        label: "name one of them: `settings.…`")
      return invalid(at: range)
    case "payload":
      if let (owner, type) = scope.payload {
        return CheckedExpression(.payload(owner), type, at: range)
      }
    case "message" where scope.messageType != nil:
      return CheckedExpression(.message, ValueType(.object), at: range)
    case "options" where scope.messageType != nil:
      return CheckedExpression(.options, ValueType(.json), at: range)
    case "enabled" where scope.messageType != nil:
      return CheckedExpression(.enabled, ValueType(.bool), at: range)
    default: break
    }
    if let type = scope.messageType, let accessor = FacadeSchema.accessor(named: name, for: type) {
      return CheckedExpression(.accessor(accessor.name), ValueType(accessor), at: range)
    }
    if let function = FunctionLibrary.function(named: name), function.form == .member {
      return CheckedExpression(
        .call(function, receiver: nil, []), ValueType(function.result) ?? .invalid, at: range)
    }
    return unknown(name, at: range, into: &bag)
  }

  private func unknown(
    _ name: String, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    if context.table(name) != nil {
      bag.report(
        .unknownTable, "`\(name)` is a table", at: range, label: "look something up: `\(name)[key]`"
      )
      return invalid(at: range)
    }
    if let function = FunctionLibrary.function(named: name) {
      bag.report(
        .unknownFunction, "`\(name)` is a function", at: range,
        label: "call it: `\(function.signature)`")
      return invalid(at: range)
    }
    if let value = ForeignSpelling.value(name) {
      bag.report(
        .unknownMember, "there is no `\(name)`", at: range, label: .write(value, for: name),
        fix: Fix(range, replacing: name, with: value))
      return invalid(at: range)
    }
    guard let type = scope.messageType else {
      return unknownWithoutMessage(name, at: range, into: &bag)
    }
    let help = help(forUnknown: name, type: type)
    let candidates =
      FacadeSchema.accessors(for: type).map(\.name) + Self.roots + scope.locals.keys.sorted()
      + context.tables.map(\.name) + scope.answers.keys.sorted()
    let question = help.isEmpty ? Suggestion.question(for: name, among: candidates) : nil
    bag.report(
      .unknownMember, "`\(name)` is not a member of \(type.facadeName)", at: range,
      label: question,
      help: help.isEmpty && question == nil
        ? ["a field of the message itself is written `message.\(name)`"] : help)
    return invalid(at: range)
  }

  private func unknownWithoutMessage(
    _ name: String, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    if name == "message" || name == "options"
      || MessageType.allCases.contains(where: {
        FacadeSchema.accessor(named: name, for: $0) != nil
      })
    {
      return notInScope(name, at: range, into: &bag)
    }
    let settings = context.settings.map { "settings.\($0.name)" }
    bag.report(
      .unknownMember, "`\(name)` is not known here", at: range,
      label: Suggestion.question(for: name, among: scope.locals.keys.sorted())
        ?? Suggestion.question(for: "settings.\(name)", among: settings),
      help: [
        scope.locals.isEmpty
          ? "this place can use `settings.…` only"
          : "this place can use `settings.…` and \(scope.locals.keys.sorted().joined(separator: ", "))"
      ])
    return invalid(at: range)
  }

  /// What to write for an unknown name that is known elsewhere.
  private func help(forUnknown name: String, type: MessageType) -> [String] {
    if context.setting(name) != nil { return ["a setting is written `settings.\(name)`"] }
    if scope.later.contains(name) {
      return ["`\(name)` is defined further down, and a `let` can read only those above it"]
    }
    if context.stepNames.contains(name) {
      return ["the answer of a step is known only to the steps behind it, in the same list"]
    }
    let others = MessageType.allCases.filter {
      FacadeSchema.accessor(named: name, for: $0) != nil
    }
    if !others.isEmpty {
      return [
        "\(others.map(\.facadeName).joined(separator: ", ")) "
          + "\(others.count == 1 ? "has" : "have") `\(name)`"
      ]
    }
    return []
  }

  func notInScope(
    _ name: String, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    bag.report(
      .notInScope, "`\(name)` belongs to a message, and there is none here", at: range,
      help: ["this place can use `settings.…` only"])
    return invalid(at: range)
  }

  /// `a.b.c`: the chain of members is taken as a whole, so that a path is one look-up.
  func member(_ expression: Expression, into bag: inout DiagnosticBag) -> CheckedExpression {
    var steps: [Step] = []
    var root = expression
    while case .member(let base, let name, let nameRange, let isExact) = root.kind {
      steps.append(Step(path: PathStep(name, exact: isExact), range: nameRange))
      root = base
    }
    steps.reverse()
    let range = expression.range
    if case .name(let name) = root.kind, scope.locals[name] == nil {
      switch name {
      case "settings": return setting(steps, at: range, into: &bag)
      case "message": return messagePath(steps, root: root, at: range, into: &bag)
      case _ where scope.answers[name] != nil:
        if let answer = answer(name, steps, at: range, into: &bag) { return answer }
      case _ where isTable(name) && steps[0].path.isExact:
        return tableEntry(name, steps, at: range, into: &bag)
      case _ where isTable(name):
        _ = context.table(name)
        let key = steps[0].path.key
        bag.report(
          .unknownTable, "`\(name)` is a table", at: root.range, label: "write `\(name)['\(key)']`")
        return invalid(at: range)
      default: break
      }
    }
    return follow(steps[...], from: check(root, into: &bag), at: range, into: &bag)
  }

  private func isAccessor(_ name: String) -> Bool {
    scope.messageType.map { FacadeSchema.accessor(named: name, for: $0) != nil } ?? false
  }

  /// `lookUp.status`: a part of an earlier step's answer; nil if the message's own name is meant.
  private func answer(
    _ name: String, _ steps: [Step], at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression? {
    guard let answer = scope.answers[name] else { return nil }
    let part = steps[0].path.isExact ? nil : AnswerPart(rawValue: steps[0].path.key)
    if isAccessor(name) {
      guard part != nil else { return nil }
      bag.report(
        .unknownMember, "`\(name)` is the message's, not the step's answer", at: range,
        label: "give the step another name")
      return invalid(at: range)
    }
    guard let part else {
      bag.report(
        .unknownMember, "an answer has no `\(steps[0].path.key)`", at: steps[0].range,
        label: Suggestion.question(
          for: steps[0].path.key, among: AnswerPart.allCases.map(\.rawValue)),
        help: ["`status`, `json`, `text` and `headers` can be read of an answer"])
      return invalid(at: range)
    }
    let type = part.type
    var value = CheckedExpression(
      .answer(answer, part), answer.isOptional ? type.asOptional : type, at: range)
    if let key = value.narrowingKey, scope.present.contains(key) {
      value.type = value.type.unwrapped
    }
    if part == .json, let declared = scope.answerTypes[name] {
      value = conform(value, to: declared)
    }
    return follow(steps.dropFirst(), from: value, at: range, into: &bag)
  }

  struct Step {
    var path: PathStep
    var range: SourceRange
  }

  private func setting(
    _ steps: [Step], at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    let name = steps[0].path.key
    guard let setting = context.setting(name) else {
      if context.brokenSettings.contains(name) { return invalid(at: range) }
      bag.report(
        .unknownSetting, "there is no setting `\(name)`", at: steps[0].range,
        label: Suggestion.question(
          for: name, among: context.settings.map(\.name) + context.brokenSettings.sorted()),
        help: context.settings.isEmpty
          ? ["declare it under `settings:`"]
          : ["declared settings: \(context.settings.map(\.name).joined(separator: ", "))"])
      return invalid(at: range)
    }
    var value = CheckedExpression(.setting(setting), setting.type, at: range)
    if value.type.isOptional, let key = value.narrowingKey, scope.present.contains(key) {
      value.type = value.type.unwrapped
    }
    return follow(steps.dropFirst(), from: value, at: range, into: &bag)
  }

  /// Fields that messages have beside their accessors.
  private static let fields = [
    "type", "messageId", "anonymousId", "userId", "traits", "properties", "context", "channel",
    "timestamp", "sentAt", "receivedAt", "originalTimestamp", "integrations", "groupId",
    "previousId", "event", "category", "name", "version", "projectId", "writeKey", "deviceToken",
  ]

  /// A field of a message that nobody sends, but for a letter.
  private func lintAttribute(_ step: Step, of type: MessageType, into bag: inout DiagnosticBag) {
    let name = step.path.key
    let known = Self.fields + FacadeSchema.accessors(for: type).map(\.name)
    guard name.count > 4, !known.contains(name),
      let meant = Suggestion.nearest(to: name, among: known),
      Suggestion.editDistance(
        Array(name.lowercased().utf8), Array(meant.lowercased().utf8), limit: 1) <= 1
    else { return }
    bag.report(
      .misspeltProperty, "`\(name)` is no member of \(type.facadeName), but a field of its own",
      at: step.range, label: .didYouMean(meant, for: name),
      help: ["if it is meant, write `message['\(name)']`"])
  }

  /// A path into the message, as the facade's `proxy` reads it: the first name is an accessor if
  /// there is one, else a field of the message.
  private func messagePath(
    _ steps: [Step], root: Expression, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard let type = scope.messageType else {
      return notInScope("message", at: root.range, into: &bag)
    }
    let first = steps[0]
    let head: CheckedExpression
    if first.path == PathStep("raw", exact: false) {
      head = CheckedExpression(.rawMessage, ValueType(.object), at: range)
    } else if !first.path.isExact,
      // To the facade, `options` and `context` are one.
      let accessor = FacadeSchema.accessor(
        named: first.path.key == "options" ? "context" : first.path.key, for: type)
    {
      head = CheckedExpression(.accessor(accessor.name), ValueType(accessor), at: range)
    } else {
      head = CheckedExpression(
        .field(first.path.key), ValueType(.json, optional: true), at: range)
      if !first.path.isExact { lintAttribute(first, of: type, into: &bag) }
    }
    var narrowed = head
    if let key = head.narrowingKey, scope.present.contains(key) {
      narrowed.type = head.type.unwrapped
    }
    return follow(steps.dropFirst(), from: narrowed, at: range, into: &bag)
  }
}
