// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// Reads `ensure:`, the checks in the order in which they are made.
enum EnsureReader {
  /// Settings that are demanded. Read before the settings themselves, which it makes required.
  static func requiredSettings(_ nodes: [YAMLNode]) -> Set<String> {
    Set(
      nodes.compactMap { node in
        guard let path = node.scalar?.text, path.hasPrefix("settings.") else { return nil }
        return String(path.dropFirst("settings.".count))
      })
  }

  static func read(
    _ nodes: [YAMLNode], methods: [MessageType], context: inout CheckContext,
    into bag: inout DiagnosticBag
  ) -> [Ensure] {
    var result: [Ensure] = []
    var seen: [String: SourceRange] = [:]
    for node in nodes {
      guard let scalar = node.scalar, case .string(let path) = scalar.resolved else {
        invalidForm(node, into: &bag)
        continue
      }
      if let first = seen[path] {
        bag.report(
          .invalidEnsure, "`\(path)` is ensured twice", at: node.range,
          related: [.init(first, "first here")])
        continue
      }
      seen[path] = node.range
      let text = ScalarText(scalar)
      var parser = ExpressionParser(text, into: &bag)
      let errors = bag.errorCount
      let expression = parser.bare(into: &bag)
      guard bag.errorCount == errors else { continue }
      switch root(of: expression) {
      case "settings":
        let checker = ExpressionChecker(context: context, scope: .settings)
        let checked = checker.check(expression, into: &bag)
        guard case .setting(let setting) = checked.kind else { continue }
        result.append(
          Ensure(subject: .setting(setting.name), range: node.range, canFail: true))
      case "message":
        guard
          let ensure = message(
            expression, path: path, node: node, methods: methods, context: context, into: &bag)
        else { continue }
        result.append(ensure)
        context.ensuredAttributes.insert(String(path.dropFirst("message.".count)))
      default:
        invalidForm(node, into: &bag)
      }
    }
    return result
  }

  private static func invalidForm(_ node: YAMLNode, into bag: inout DiagnosticBag) {
    let text = node.scalar?.text ?? ""
    let bare = text.hasPrefix("${") ? String(text.dropFirst(2).prefix { $0 != "}" }) : text
    bag.report(
      .invalidEnsure, "an ensure is a path that begins with `settings.` or `message.`",
      at: node.range,
      label: text.isEmpty || bare.contains(" ")
        ? nil : bare == text ? "did you mean `message.\(text)`?" : "write `\(bare)`")
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
  private static func message(
    _ expression: Expression, path: String, node: YAMLNode, methods: [MessageType],
    context: CheckContext, into bag: inout DiagnosticBag
  ) -> Ensure? {
    let key = String(path.dropFirst("message.".count))
    var readings: [MessageType: CheckedExpression] = [:]
    var canFail = false
    for type in methods {
      let checker = ExpressionChecker(context: context, scope: .message(type))
      if FacadeSchema.accessor(named: key, for: type) != nil {
        readings[type] = checker.name(key, at: expression.range, into: &bag)
      } else {
        readings[type] = checker.check(expression, into: &bag)
      }
      if readings[type]?.type.isOptional == true { canFail = true }
    }
    if !canFail, !methods.isEmpty {
      bag.report(
        .neverMissing, "`\(path)` is never missing", at: node.range, label: "remove this check")
    }
    return Ensure(subject: .message(path: key, readings), range: node.range, canFail: canFail)
  }
}
