// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// Checks what stands in a payload: records, lists, and the structure that `$` keywords give them.
struct PayloadChecker {
  let context: CheckContext
  let scope: Scope

  var expressions: ExpressionChecker { ExpressionChecker(context: context, scope: scope) }

  func with(_ scope: Scope) -> PayloadChecker { PayloadChecker(context: context, scope: scope) }

  func check(_ node: YAMLNode, into bag: inout DiagnosticBag) -> CheckedValue {
    switch node.kind {
    case .scalar(let scalar):
      return .expression(self.scalar(scalar, node: node, into: &bag))
    case .sequence(let elements):
      return .list(elements.map { check($0, into: &bag) }).named(node.anchor)
    case .mapping:
      guard let structure = PayloadStructure(node, into: &bag) else { return .emptyRecord }
      return value(of: structure, into: &bag).named(node.anchor)
    }
  }

  // MARK: Scalars

  private func scalar(
    _ scalar: YAMLScalar, node: YAMLNode, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    switch scalar.resolved {
    case .null:
      lintComment(node, into: &bag)
      return expressions.constant(.null, at: node.range)
    case .bool(let value): return expressions.constant(.bool(value), at: node.range)
    case .int(let value): return expressions.constant(.int(value), at: node.range)
    case .double(let value):
      guard value.isFinite else {
        bag.report(.invalidValue, "JSON has no `\(scalar.text)`", at: node.range)
        return expressions.invalid(at: node.range)
      }
      return expressions.constant(.double(value), at: node.range)
    case .string:
      let errors = bag.errorCount
      let template = ValueTemplate(parsing: ScalarText(scalar), into: &bag)
      if case .literal(let text) = template { lint(text, at: node.range, into: &bag) }
      if case .text(let parts) = template, bag.errorCount == errors {
        lintBraces(parts, at: node.range, into: &bag)
      }
      return expressions.check(template, at: node.range, into: &bag)
    }
  }

  // MARK: Bare expressions

  /// The expression that is the whole of a node, in a place that takes nothing else.
  ///
  /// A YAML list is a list of expressions.
  func bare(_ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag) -> Expression? {
    if let elements = node.sequence {
      let expressions = elements.map {
        bare($0, what, into: &bag) ?? Expression(.invalid, at: $0.range)
      }
      return Expression(.list(expressions), at: node.range)
    }
    guard let scalar = node.scalar else {
      bag.report(
        .wrongType, "\(what) takes an expression, this is \(node.typeName)", at: node.range)
      return nil
    }
    // `!x` has been reported as the tag that YAML takes it for.
    if scalar.text.isEmpty, node.tag != nil { return Expression(.invalid, at: node.range) }
    let text = ScalarText(scalar)
    guard !isWrappedInHole(node, what, into: &bag) else { return nil }
    var parser = ExpressionParser(text, into: &bag)
    return parser.bare(into: &bag)
  }

  /// Reports `${…}` around the whole of what is an expression anyway.
  func isWrappedInHole(_ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag) -> Bool {
    guard let text = node.scalar?.text, text.hasPrefix("${"), text.hasSuffix("}") else {
      return false
    }
    bag.report(
      .expressionSyntax, "\(what) is an expression already", at: node.range,
      label: "write it without `${` and `}`", fix: withoutHole(node))
    return true
  }

  /// The fix for `${…}` around what is written without quotes.
  private func withoutHole(_ node: YAMLNode) -> Fix? {
    let (file, range) = (node.range.file, node.range.bytes)
    let written = file.bytes[range]
    guard node.scalar?.style == .plain, written.count > 3,
      written.starts(with: "${".utf8), (0x61...0x7A).contains(written[range.lowerBound + 2] | 0x20),
      !written.dropFirst(2).contains(where: { "{\n".utf8.contains($0) })
    else { return nil }
    let inner = written.dropFirst(2).dropLast()
    return Fix(node.range, String(decoding: inner, as: UTF8.self))
  }

  func condition(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    guard let expression = bare(node, what, into: &bag) else {
      return expressions.invalid(at: node.range)
    }
    return expressions.condition(expression, into: &bag)
  }

  /// `$let`, `let:`: names and bare expressions, each of which can use the ones before.
  func bindings(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> (bindings: [Binding], scope: Scope) {
    guard let mapping = node.mapping else {
      bag.report(
        .wrongType, "\(what) is a mapping of names to expressions, this is \(node.typeName)",
        at: node.range)
      return ([], scope)
    }
    var result: [Binding] = []
    var scope = scope
    let names = mapping.entries.map { $0.key.scalar?.text ?? "" }
    for (index, entry) in mapping.entries.enumerated() {
      guard let name = localName(entry.key, into: &bag) else { continue }
      var above = scope
      above.later = Set(names[index...])
      let checker = with(above)
      guard let expression = checker.bare(entry.value, "a `let`", into: &bag) else {
        // What is wrong is said, and no reason for those that read the name to be wrong too.
        scope = scope.adding(context.makeLocal(name, .invalid))
        continue
      }
      let value = checker.expressions.check(expression, into: &bag)
      let local = context.makeLocal(name, value.type.base == .null ? ValueType(.json) : value.type)
      context.declare(local, at: entry.key.range)
      scope = scope.adding(local)
      result.append(Binding(local: local, value: value))
    }
    return (result, scope)
  }

  /// The scope with the manifest's names, each standing for its expression. What is wrong with them
  /// is reported where the methods have them.
  static func inlining(_ node: YAMLNode?, into scope: Scope, context: CheckContext) -> Scope {
    var scope = scope
    for entry in node?.mapping?.entries ?? [] {
      var silent = DiagnosticBag()
      let checker = PayloadChecker(context: context, scope: scope)
      guard let name = entry.key.scalar?.text else { continue }
      let value =
        checker.bare(entry.value, "a `let`", into: &silent).map {
          checker.expressions.check($0, into: &silent)
        } ?? checker.expressions.invalid(at: entry.value.range)
      let local = context.makeLocal(name, value.type)
      context.declare(local, at: entry.key.range)
      scope.inlined[name] =
        silent.hasErrors
        ? (local, checker.expressions.invalid(at: entry.value.range)) : (local, value)
    }
    return scope
  }

  func localName(_ node: YAMLNode, into bag: inout DiagnosticBag) -> String? {
    guard let name = node.scalar?.text, Naming.isSettingName(name) else {
      bag.report(
        .invalidLocalName, "this is not a name", at: node.range,
        help: ["a name has ASCII letters, digits and `_`, and begins with a letter"])
      return nil
    }
    return check(localName: name, at: node.range, into: &bag) ? name : nil
  }

  /// Words that mean something in every expression.
  static let reservedNames: Set<String> = [
    "if", "then", "else", "and", "or", "not", "in", "true", "false", "null", "settings",
    "message", "options", "payload", "response",
  ]

  /// A local name must not hide what expressions mean by it.
  func check(localName name: String, at range: SourceRange, into bag: inout DiagnosticBag) -> Bool {
    if Self.reservedNames.contains(name) {
      bag.report(.invalidLocalName, "`\(name)` has a meaning of its own", at: range)
      return false
    }
    if context.tables.contains(where: { $0.name == name }) {
      bag.report(.invalidLocalName, "`\(name)` is a table", at: range)
      return false
    }
    return true
  }
}
