// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// Checks what stands in a payload: records and lists of values.
struct PayloadChecker {
  let context: CheckContext
  let type: MessageType

  /// Words that begin with `$` and belong to the language, not to the payload. Any other such key
  /// is a vendor's own (`$user_id`).
  static let keywords: Set<String> = [
    "$each", "$yield", "$when", "$if", "$then", "$else", "$switch", "$spread", "$use", "$let",
    "$omitEmpty",
  ]

  func check(_ node: YAMLNode, into bag: inout DiagnosticBag) -> CheckedValue {
    switch node.kind {
    case .scalar(let scalar): .expression(self.scalar(scalar, node: node, into: &bag))
    case .sequence(let elements):
      .list(elements.map { check($0, into: &bag) })
    case .mapping(let mapping): .record(fields(mapping, into: &bag))
    }
  }

  private func fields(_ mapping: YAMLMapping, into bag: inout DiagnosticBag) -> [CheckedField] {
    mapping.entries.compactMap { entry in
      guard let scalar = entry.key.scalar else {
        bag.report(.wrongType, "a key of a payload has to be a text", at: entry.key.range)
        return nil
      }
      guard let key = key(scalar, at: entry.key.range, into: &bag) else { return nil }
      return CheckedField(
        key: key, keyRange: entry.key.range, value: check(entry.value, into: &bag))
    }
  }

  /// The key as it goes out. `$$if` is a payload key `$if`.
  private func key(
    _ scalar: YAMLScalar, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> String? {
    let text = scalar.text
    if text.hasPrefix("$$") { return String(text.dropFirst()) }
    if Self.keywords.contains(text) {
      bag.report(
        .reservedKeyword, "`\(text)` is a word of the mapping language that this version lacks",
        at: range, help: ["for a payload key of this name write `$\(text)`"])
      return nil
    }
    if text.contains("${") {
      bag.report(
        .reservedKeyword, "a payload key cannot have a `${…}` in this version", at: range)
      return nil
    }
    if text.hasSuffix("!") {
      bag.report(
        .reservedKeyword, "a required key (`\(text)`) is not part of this version", at: range,
        help: ["ensure the attribute instead"])
      return nil
    }
    return text
  }

  private func scalar(
    _ scalar: YAMLScalar, node: YAMLNode, into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    func constant(_ constant: Constant) -> CheckedExpression {
      CheckedExpression(.constant(constant), constant.type, at: node.range)
    }
    switch scalar.resolved {
    case .null: return constant(.null)
    case .bool(let value): return constant(.bool(value))
    case .int(let value): return constant(.int(value))
    case .double(let value):
      guard value.isFinite else {
        bag.report(.invalidValue, "JSON has no `\(scalar.text)`", at: node.range)
        return CheckedExpression(.invalid, .invalid, at: node.range)
      }
      return constant(.double(value))
    case .string:
      let template = ValueTemplate(parsing: ScalarText(scalar), into: &bag)
      if case .literal(let text) = template { lint(text, at: node.range, into: &bag) }
      return ExpressionChecker(context: context, scope: .message(type)).check(
        template, at: node.range, into: &bag)
    }
  }

  /// A literal that reads like a path was probably meant to be one.
  private func lint(_ text: String, at range: SourceRange, into bag: inout DiagnosticBag) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    // A single word is a word, unless nobody writes words that way: `userId`.
    guard parts.count > 1 || text.contains(where: \.isUppercase), parts.count < 8,
      let root = parts.first,
      parts.allSatisfy({ part in
        part.utf8.first.map { (0x61...0x7A).contains($0 | 0x20) } == true
          && part.utf8.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x5F
          }
      }),
      root == "settings" || root == "message"
        || FacadeSchema.accessor(named: String(root), for: type) != nil
    else { return }
    bag.report(
      .literalLooksLikePath, "this is the text `\(text)`, not the value at that path", at: range,
      label: "did you mean `${\(text)}`?")
  }
}
