// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

extension PayloadChecker {
  /// An object: members, spreads and fragments in written order.
  func record(_ structure: PayloadStructure, into bag: inout DiagnosticBag) -> CheckedValue {
    var entries: [CheckedRecord.Entry] = []
    for member in structure.members {
      switch member.key.scalar?.text {
      case "$spread": entries += spreads(member.value, into: &bag)
      case "$use":
        for node in member.value.sequence ?? [member.value] {
          let use = PayloadStructure.Member(key: member.key, value: node)
          if let value = self.use(use, into: &bag) { entries.append(.spread(.record(value))) }
        }
      default:
        if let field = field(member, into: &bag) { entries.append(.field(field)) }
      }
    }
    var omitsEmpty = false
    if let member = structure[.omitEmpty] {
      omitsEmpty = ScalarReading.bool(member.value, "`$omitEmpty`", into: &bag) ?? false
    }
    var omitsNull = false
    if let member = structure[.omitNull] {
      omitsNull = ScalarReading.bool(member.value, "`$omitNull`", into: &bag) ?? false
    }
    let record = CheckedRecord(entries: entries, omitsEmpty: omitsEmpty, omitsNull: omitsNull)
    return .record(record.flattened)
  }

  private func field(
    _ member: PayloadStructure.Member, into bag: inout DiagnosticBag
  ) -> CheckedField? {
    guard let scalar = member.key.scalar else { return nil }
    lintLoneKey(member, scalar, into: &bag)
    var text = scalar.text
    var isRequired = false
    if text.count > 1, text.hasSuffix("!") {
      isRequired = true
      text.removeLast()
    }
    let key: CheckedField.Key
    if text.hasPrefix("$$"), !text.hasPrefix("$${") {
      key = .known(String(text.dropFirst()))
    } else if text.contains("${") {
      let end = scalar.text.utf8.count - (isRequired ? 1 : 0)
      let template = ValueTemplate(parsing: ScalarText(scalar), through: end, into: &bag)
      let checked = expressions.check(template, at: member.key.range, into: &bag)
      expressions.requireText(checked, into: &bag)
      if case .constant(.string(let literal)) = checked.kind {
        key = .known(literal)
      } else {
        key = .computed(checked)
      }
    } else {
      key = .known(text)
    }
    return CheckedField(
      key: key, keyRange: member.key.range, value: check(member.value, into: &bag),
      isRequired: isRequired)
  }

  /// `{ greeting: Hello, world }`: YAML ends the text at the comma, and `world` is a key without a
  /// value.
  private func lintLoneKey(
    _ member: PayloadStructure.Member, _ scalar: YAMLScalar, into bag: inout DiagnosticBag
  ) {
    let file = member.key.range.file
    let rest = file.bytes[member.key.range.bytes.upperBound...]
      .drop { [0x20, 0x0A, 0x0D].contains($0) }
    guard scalar.style == .plain, member.value.range.bytes.isEmpty,
      let next = rest.first, ",}".utf8.contains(next)
    else { return }
    bag.report(
      .literalLooksLikePath, "`\(scalar.text)` is a key of its own, whose value is null",
      at: member.key.range, label: "inside `{ }` a text ends at the `,`",
      help: ["put a text that has a `,` in quotes; for null write `\(scalar.text): null`"])
  }

  /// `$spread`: an expression that gives an object, or a list of them.
  private func spreads(
    _ node: YAMLNode, into bag: inout DiagnosticBag
  ) -> [CheckedRecord.Entry] {
    let nodes = node.sequence ?? [node]
    return nodes.compactMap { node in
      guard let expression = bare(node, "`$spread`", into: &bag) else { return nil }
      let value = expressions.check(expression, into: &bag)
      switch value.type.base {
      case .object, .record, .json: return .spread(.expression(value))
      case .invalid: return nil
      default:
        bag.report(
          .typeMismatch, "`$spread` takes an object, this is \(value.type.description)",
          at: value.range)
        return nil
      }
    }
  }

  // MARK: $use

  /// `$use: name(arguments)`
  func use(
    _ member: PayloadStructure.Member, into bag: inout DiagnosticBag
  ) -> CheckedValue? {
    guard let expression = bare(member.value, "`$use`", into: &bag) else { return nil }
    let name: String
    let nameRange: SourceRange
    let arguments: [Expression.Argument]
    switch expression.kind {
    case .name(let text): (name, nameRange, arguments) = (text, expression.range, [])
    case .call(nil, let text, let range, let list):
      (name, nameRange, arguments) = (text, range, list)
    case .invalid: return nil
    default:
      bag.report(
        .unknownFragment, "`$use` takes a fragment", at: expression.range,
        label: "write `name` or `name(arguments)`")
      return nil
    }
    guard let fragment = context.fragment(name) else {
      let names = context.fragments.map(\.name)
      bag.report(
        .unknownFragment, "there is no fragment `\(name)`", at: nameRange,
        label: Suggestion.question(for: name, among: names),
        help: names.isEmpty
          ? ["declare it under `fragments:`"] : ["fragments: \(names.joined(separator: ", "))"])
      return nil
    }
    guard !scope.openFragments.contains(name) else {
      bag.report(
        .recursiveFragment, "the fragment `\(name)` uses itself", at: nameRange,
        related: [.init(fragment.range, "it is declared here")])
      return nil
    }
    guard let arguments = assign(arguments, to: fragment, at: nameRange, into: &bag) else {
      return nil
    }
    return expand(fragment, arguments, at: nameRange, into: &bag)
  }

  /// One argument for each parameter, in their order: written in that order, or by name.
  private func assign(
    _ arguments: [Expression.Argument], to fragment: Fragment, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> [Expression]? {
    let declaration = Diagnostic.Related(fragment.range, "it is declared here")
    guard arguments.count == fragment.parameters.count else {
      let count = ExpressionChecker.count(fragment.parameters.count, "argument")
      bag.report(
        .wrongArguments,
        "the fragment `\(fragment.name)` takes \(count), not \(arguments.count)",
        at: range, related: [declaration])
      return nil
    }
    var assigned: [String: Expression] = [:]
    for (argument, parameter) in zip(arguments, fragment.parameters) {
      let name = argument.name ?? parameter
      let place = argument.nameRange ?? argument.value.range
      guard fragment.parameters.contains(name) else {
        bag.report(
          .wrongArguments, "the fragment `\(fragment.name)` has no parameter `\(name)`", at: place,
          label: Suggestion.question(for: name, among: fragment.parameters),
          related: [declaration])
        return nil
      }
      guard assigned.updateValue(argument.value, forKey: name) == nil else {
        bag.report(.wrongArguments, "`\(name)` is passed twice", at: place)
        return nil
      }
    }
    return fragment.parameters.compactMap { assigned[$0] }
  }

  /// Doubts that depend on what a fragment is used with: where one use makes them, another does not.
  private static let dependent: Set<DiagnosticCode> = [
    .neverMissing, .comparisonCannotHold, .unreachableBranch,
  ]

  /// The fragment's body with its parameters bound. Besides its own names it sees those of the
  /// manifest.
  private func expand(
    _ fragment: Fragment, _ arguments: [Expression], at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedValue? {
    var inner = Scope(messageType: scope.messageType)
    inner.locals = scope.shared
    inner.shared = scope.shared
    inner.payload = scope.payload
    let shared = Set(scope.shared.values.map { "local \($0.id)" })
    inner.present = scope.present.filter { key in
      !key.hasPrefix("local ") || shared.contains { key.hasPrefix($0) }
    }
    inner.openFragments = scope.openFragments + [fragment.name]
    var bindings: [Binding] = []
    for (name, argument) in zip(fragment.parameters, arguments) {
      let value = expressions.check(argument, into: &bag)
      let local = context.makeLocal(name, value.type.base == .null ? ValueType(.json) : value.type)
      inner = inner.adding(local)
      bindings.append(Binding(local: local, value: value))
    }
    var inside = DiagnosticBag()
    let body = with(inner).check(fragment.body, into: &inside)
    // What is wrong inside depends on the use, so it names it.
    inside.relate(from: 0, to: Diagnostic.Related(range, "used here"))
    for diagnostic in inside.diagnostics
    where bindings.isEmpty || !Self.dependent.contains(diagnostic.code) {
      bag.add(diagnostic)
    }
    return body.named(fragment.name, bindings)
  }
}
