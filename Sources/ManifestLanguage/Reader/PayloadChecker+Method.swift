// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// What methods and steps begin with.
extension PayloadChecker {
  struct Opening {
    var bindings: [Binding] = []
    var condition: CheckedExpression?
    var scope: Scope
  }

  /// `let:` and `when:`
  ///
  /// - Parameter shared: the `let` whose names fragments see too.
  func opening(
    _ lets: [YAMLNode?], when whenNode: YAMLNode?, shared: YAMLNode? = nil,
    into bag: inout DiagnosticBag
  ) -> Opening {
    var opening = Opening(scope: scope)
    for node in lets.compactMap({ $0 }) {
      let result = with(opening.scope).bindings(node, "`let`", into: &bag)
      opening.bindings += result.bindings
      opening.scope = result.scope
      if node.range == shared?.range { opening.scope.shared = opening.scope.locals }
    }
    if let whenNode {
      let checked = with(opening.scope).condition(whenNode, "`when`", into: &bag)
      opening.condition = checked
      opening.scope = opening.scope.knowing(Narrowing(of: checked).whenTrue)
    }
    return opening
  }

  /// `lock: key`, or `{ key: …, for: 15s, when: … }`.
  func lock(_ node: YAMLNode, into bag: inout DiagnosticBag) -> LockTemplate? {
    var keyNode = node
    var duration: Int?
    var condition: CheckedExpression?
    if node.mapping != nil {
      guard var keys = MappingReader(node, what: "`lock`", into: &bag) else { return nil }
      let key = keys.required("key", example: "${userId}", into: &bag)
      duration = keys.value("for").flatMap { ScalarReading.duration($0, "`for`", into: &bag) }
      condition = keys.value("when").map { self.condition($0, "`when`", into: &bag) }
      keys.finish(into: &bag)
      guard let key else { return nil }
      keyNode = key
    }
    let known = condition.map { scope.knowing(Narrowing(of: $0).whenTrue) } ?? scope
    return with(known).key(keyNode, "a lock", into: &bag).map {
      LockTemplate(key: $0, duration: duration, condition: condition)
    }
  }

  /// `cache: 10m`, or `{ for: 10m, key: …, when: … }`.
  ///
  /// - Parameter returned: the declared type of the answer's JSON.
  func cache(
    _ node: YAMLNode, returned: ValueType.Base?, into bag: inout DiagnosticBag
  ) -> CacheTemplate? {
    guard node.mapping != nil else {
      return ScalarReading.duration(node, "`cache`", into: &bag)
        .map { CacheTemplate(duration: $0) }
    }
    guard var keys = MappingReader(node, what: "`cache`", into: &bag) else { return nil }
    let duration = keys.required("for", example: "10m", into: &bag).flatMap {
      ScalarReading.duration($0, "`for`", into: &bag)
    }
    let key = keys.value("key").flatMap { self.key($0, "a key", into: &bag) }
    let answered = with(scope.readingAnswer(returned))
    let condition = keys.value("when").map { answered.condition($0, "`when`", into: &bag) }
    keys.finish(into: &bag)
    return duration.map { CacheTemplate(duration: $0, key: key, condition: condition) }
  }

  /// A text that cannot be missing.
  func key(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> CheckedExpression? {
    guard node.scalar != nil, case .expression(let value) = check(node, into: &bag) else {
      bag.report(.wrongType, "\(what) is a text, this is \(node.typeName)", at: node.range)
      return nil
    }
    let errors = bag.errorCount
    expressions.requireText(value, into: &bag)
    RequestReader(context: context, scope: scope).requirePresent(value, what, into: &bag)
    return bag.errorCount == errors ? value : nil
  }

  /// A payload is an object: written out, or an expression that gives one.
  func payload(
    _ node: YAMLNode, into bag: inout DiagnosticBag
  ) -> CheckedValue? {
    let value = check(node, into: &bag)
    guard case .expression(let expression) = value else { return value }
    switch expression.type.base {
    case .object, .record, .json, .list, .invalid: return value
    default:
      bag.report(
        .typeMismatch,
        "a payload is a mapping, a list or an expression that gives an object, "
          + "this is \(expression.type.description)", at: node.range, label: node.gluedColon)
      return nil
    }
  }
}
