// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// Reads `ensure:`, the checks in the order in which they are made.
struct EnsureReader {
  let context: CheckContext
  let methods: [MessageType]
  /// The manifest's own `let`.
  let letNode: YAMLNode?
  /// What the checks so far have made sure of, for each message type.
  var present: [MessageType: Set<String>] = [:]

  /// What is sure of the settings, whatever the message.
  var presentSettings: Set<String> {
    let sets = methods.map { present[$0] ?? [] }
    guard let first = sets.first else { return [] }
    return sets.dropFirst().reduce(first) { $0.intersection($1) }
      .filter { $0.hasPrefix(Narrowing.settingPrefix) }
  }

  init(context: CheckContext, methods: [MessageType], letNode: YAMLNode?) {
    self.context = context
    self.methods = methods
    self.letNode = letNode
  }

  /// Settings that are demanded. Read before the settings themselves, which it makes required.
  static func requiredSettings(_ nodes: [YAMLNode]) -> Set<String> {
    Set(
      nodes.compactMap { node in
        guard let path = node.scalar?.text, path.hasPrefix("settings.") else { return nil }
        return String(path.dropFirst("settings.".count))
      })
  }

  mutating func read(_ nodes: [YAMLNode], into bag: inout DiagnosticBag) -> [Ensure] {
    var seen: [String: SourceRange] = [:]
    return nodes.compactMap { node in
      if let rule = Self.rule(of: node) { return group(node, rule, into: &bag) }
      if node.mapping != nil { return condition(node, into: &bag) }
      guard let scalar = node.scalar, case .string(let path) = scalar.resolved else {
        invalidForm(node, into: &bag)
        return nil
      }
      if let first = seen[path] {
        bag.report(
          .invalidEnsure, "`\(path)` is ensured twice", at: node.range,
          related: [.init(first, "first here")])
        return nil
      }
      seen[path] = node.range
      return self.path(path, scalar, node, into: &bag)
    }
  }

  // MARK: Paths

  private mutating func path(
    _ path: String, _ scalar: YAMLScalar, _ node: YAMLNode, into bag: inout DiagnosticBag
  ) -> Ensure? {
    var parser = ExpressionParser(ScalarText(scalar), into: &bag)
    let errors = bag.errorCount
    let expression = parser.bare(into: &bag)
    guard bag.errorCount == errors else { return nil }
    switch Self.root(of: expression) {
    case "settings":
      let checker = ExpressionChecker(context: context, scope: .settings)
      guard case .setting(let setting) = checker.check(expression, into: &bag).kind else {
        return nil
      }
      for type in methods {
        present[type, default: []].insert(Narrowing.settingPrefix + setting.name)
      }
      return Ensure(subject: .setting(setting.name), range: node.range, canFail: true)
    case "message": return message(expression, path: path, node: node, into: &bag)
    default:
      invalidForm(node, into: &bag)
      return nil
    }
  }

  private func invalidForm(_ node: YAMLNode, into bag: inout DiagnosticBag) {
    let text = node.scalar?.text ?? ""
    let bare = text.hasPrefix("${") ? String(text.dropFirst(2).prefix { $0 != "}" }) : text
    let isPath =
      bare.first?.isLetter == true
      && bare.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._".contains($0)) }
    bag.report(
      .invalidEnsure, "an ensure is a path that begins with `settings.` or `message.`",
      at: node.range,
      label: !isPath
        ? nil : bare == text ? "did you mean `message.\(text)`?" : "write `\(bare)`",
      help: isPath
        ? []
        : [
          "a condition is written `{ when: …, reject: reason }`, a group `{ any: [settings.a, settings.b] }`"
        ])
  }

  /// The first name of a path of at least two.
  private static func root(of expression: Expression) -> String? {
    guard case .member(var base, _, _, _) = expression.kind else { return nil }
    while case .member(let next, _, _, _) = base.kind { base = next }
    guard case .name(let name) = base.kind else { return nil }
    return name
  }

  /// A message's attribute is read with the accessor if the whole path is an accessor's name, else
  /// as a path into the message.
  private mutating func message(
    _ expression: Expression, path: String, node: YAMLNode, into bag: inout DiagnosticBag
  ) -> Ensure? {
    var readings: [MessageType: CheckedExpression] = [:]
    var canFail = false
    for type in methods {
      let checker = ExpressionChecker(context: context, scope: .message(type))
      let reading = checker.check(expression, into: &bag)
      guard reading.type.base != .invalid else { return nil }
      readings[type] = reading
      if reading.type.isOptional || reading.type.base == .json { canFail = true }
      if let key = reading.narrowingKey { present[type, default: []].insert(key) }
    }
    if !canFail, !methods.isEmpty {
      bag.report(
        .neverMissing, "`\(path)` is never missing", at: node.range, label: "remove this check")
    }
    let key = String(path.dropFirst("message.".count))
    return Ensure(subject: .message(path: key, readings), range: node.range, canFail: canFail)
  }

  // MARK: Conditions

  /// `{ when: condition, reject: reason }`; `unless` turns the condition round, `invalid` blames the
  /// settings.
  private mutating func condition(
    _ node: YAMLNode, into bag: inout DiagnosticBag
  ) -> Ensure? {
    guard var keys = MappingReader(node, what: "a check", into: &bag) else { return nil }
    let when = keys.value("when")
    let unless = keys.value("unless")
    let reject = keys.value("reject")
    let invalid = keys.value("invalid")
    let methodsNode = keys.value("methods")
    let errors = bag.errorCount
    keys.finish(into: &bag)
    // A misspelt key is missing under its right name too.
    guard bag.errorCount == errors else { return nil }
    guard let test = when ?? unless, when == nil || unless == nil else {
      bag.report(
        .invalidEnsure, "a check has `when` or `unless`, one of them", at: node.range.firstLine)
      return nil
    }
    guard let reasonNode = reject ?? invalid, reject == nil || invalid == nil else {
      bag.report(
        .invalidEnsure, "a check gives its reason under `reject` or `invalid`, one of them",
        at: node.range.firstLine,
        help: ["`reject` blames the message, `invalid` the settings"])
      return nil
    }
    let limited = methodsNode.flatMap { methods(of: $0, into: &bag) } ?? methods
    var conditions: [MessageType: Ensure.Condition] = [:]
    for type in limited where methods.contains(type) {
      var scope = Scope.message(type)
      scope.present = present[type] ?? []
      scope = PayloadChecker.inlining(letNode, into: scope, context: context)
      let checker = PayloadChecker(context: context, scope: scope)
      let count = bag.diagnostics.count
      var failure = checker.condition(test, "`when`", into: &bag)
      if let fitting = limited.first(where: { fits(test, $0) }), failure.type.base == .invalid {
        bag.advise(
          from: count, about: .unknownMember,
          "a check of some types only says so: `methods: [\(fitting.rawValue)]`")
      }
      if unless != nil, failure.type.base != .invalid {
        failure = CheckedExpression(.not(failure), ValueType(.bool), at: failure.range)
      }
      guard
        let reason = RequestReader(context: context, scope: scope).value(
          reasonNode, "the reason", into: &bag)
      else { continue }
      checker.expressions.requireText(reason, into: &bag)
      // What is wrong for one type is mostly wrong for all.
      guard bag.errorCount == errors else { return nil }
      conditions[type] = Ensure.Condition(failure: failure, reason: reason)
      present[type, default: []].formUnion(Narrowing(of: failure).whenFalse)
    }
    let words = Ensure.Words(
      isWhen: when != nil, condition: test.scalar?.text ?? "", reason: reasonNode.scalar?.text ?? ""
    )
    return Ensure(
      subject: .condition(reject != nil ? .message : .settings, conditions, words),
      range: node.range, canFail: true)
  }

  /// Whether a condition makes sense for messages of a type.
  private func fits(_ test: YAMLNode, _ type: MessageType) -> Bool {
    var trial = DiagnosticBag()
    _ = PayloadChecker(context: context, scope: .message(type)).condition(test, "", into: &trial)
    return !trial.hasErrors
  }

  func methods(
    of node: YAMLNode, into bag: inout DiagnosticBag
  ) -> [MessageType]? {
    ScalarReading.list(node, "`methods`", into: &bag)?.compactMap { element in
      let type: MessageType? = ScalarReading.choice(element, "a message type", into: &bag)
      if let type, !methods.contains(type) {
        bag.report(
          .invalidValue, "the manifest does not handle `\(type.rawValue)`", at: element.range)
        return nil
      }
      return type
    }
  }
}
