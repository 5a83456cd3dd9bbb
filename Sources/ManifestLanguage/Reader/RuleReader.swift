// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// What a manifest, a method or a step says of its answers: `fail`, `tolerate`, `retry`, `retries`,
/// `redirects`, `errors`.
struct RuleNodes {
  let fail, tolerate, retry, retries, redirects, errors: YAMLNode?

  /// - Parameter ofManifest: whether they are a manifest's, which declares its numbers.
  init(_ keys: inout MappingReader, ofManifest: Bool = false) {
    retries = ofManifest ? nil : keys.value("retries")
    redirects = ofManifest ? nil : keys.value("redirects")
    retry = keys.value("retry")
    tolerate = keys.value("tolerate")
    fail = keys.value("fail")
    errors = keys.value("errors")
  }

  static let keys = ["retries", "redirects", "retry", "tolerate", "fail", "errors"]

  var all: [(key: String, node: YAMLNode)] {
    zip(Self.keys, [retries, redirects, retry, tolerate, fail, errors]).compactMap { key, node in
      node.map { (key, $0) }
    }
  }
}

/// Reads what answers mean. What is said nearest to a request counts first.
struct RuleReader {
  let context: CheckContext
  /// Has the answer under `response`.
  private var scope: Scope

  /// The name of the answer in conditions and reasons.
  static let response = "response"

  /// - Parameter returned: the declared type of the answer's JSON.
  init(context: CheckContext, scope: Scope, returned: ValueType.Base?) {
    self.context = context
    self.scope = scope.readingAnswer(returned)
  }

  var payloads: PayloadChecker { PayloadChecker(context: context, scope: scope) }

  /// - Parameter levels: from the inside out.
  func read(_ levels: [RuleNodes], into bag: inout DiagnosticBag) -> SendingTemplate {
    var template = SendingTemplate()
    for (index, level) in levels.enumerated() {
      let reader = knowing(levels[index...].lazy.compactMap(\.errors).first, into: &bag)
      if let node = level.fail { template.rules += reader.failures(node, into: &bag) }
      if let node = level.retry { reader.retry(node, &template, into: &bag) }
      if let node = level.tolerate {
        template.rules += reader.rules(node, "`tolerate`", .ignore, in: 300...599, into: &bag)
      }
      if let node = level.retries, template.retries == nil {
        template.retries = Self.number(node, "`retries`", into: &bag)
      }
      if let node = level.redirects, template.redirects == nil {
        template.redirects = Self.number(node, "`redirects`", into: &bag)
      }
    }
    return template
  }

  /// Whoever says what errors look like says it for the rules beside it and within.
  private func knowing(_ errors: YAMLNode?, into bag: inout DiagnosticBag) -> RuleReader {
    guard let type = errors.flatMap({ context.types.used($0, into: &bag) }) else { return self }
    var reader = self
    reader.scope.answerTypes[Self.response] = type
    return reader
  }

  /// How often a request is sent again, or led on.
  static func number(_ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag) -> Int? {
    ScalarReading.int(node, what, in: 0...10, into: &bag)
  }

  // MARK: fail

  /// `{ when: …, status: …, reason: …, retryable: … }`, or a list of them.
  ///
  /// - Parameter isConditional: whether `when` has to be there.
  func failures(
    _ node: YAMLNode, isConditional: Bool = true, into bag: inout DiagnosticBag
  ) -> [ResponseRule] {
    (node.sequence ?? [node]).compactMap { node in
      guard var keys = MappingReader(node, what: "`fail`", into: &bag) else { return nil }
      let when =
        isConditional
        ? keys.required("when", example: "response.json.ok == false", into: &bag)
        : keys.value("when")
      let statusNode = keys.value("status")
      let reasonNode = keys.value("reason")
      let retryableNode = keys.value("retryable")
      keys.finish(into: &bag)
      let status = statusNode.flatMap {
        ScalarReading.int($0, "`status`", in: 400...599, into: &bag)
      }
      let reason = reasonNode.flatMap { text($0, "`reason`", into: &bag) }
      let isRetryable =
        retryableNode.flatMap { ScalarReading.bool($0, "`retryable`", into: &bag) } ?? false
      if when == nil, isConditional { return nil }
      let condition =
        when.map { payloads.condition($0, "`when`", into: &bag) }
        ?? payloads.expressions.constant(.bool(true), at: node.range)
      return ResponseRule(
        action: isRetryable ? .retry : .fail, test: .condition(condition), status: status,
        reason: reason)
    }
  }

  private func text(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> CheckedExpression? {
    guard node.scalar != nil, case .expression(let value) = payloads.check(node, into: &bag) else {
      bag.report(.wrongType, "\(what) is a text, this is \(node.typeName)", at: node.range)
      return nil
    }
    let errors = bag.errorCount
    payloads.expressions.requireText(value, into: &bag)
    return bag.errorCount == errors ? value : nil
  }

  // MARK: retry

  private func retry(
    _ node: YAMLNode, _ template: inout SendingTemplate, into bag: inout DiagnosticBag
  ) {
    guard var keys = MappingReader(node, what: "`retry`", into: &bag) else { return }
    let on = keys.value("on")
    let never = keys.value("never")
    let within = keys.value("within")
    let idempotencyKey = keys.value("idempotencyKey")
    keys.finish(into: &bag)
    if let on { template.rules += rules(on, "`on`", .retry, in: 200...599, into: &bag) }
    if let never { template.rules += rules(never, "`never`", .fail, in: 300...599, into: &bag) }
    if let within, template.within == nil {
      template.within = ScalarReading.duration(within, "`within`", into: &bag)
    }
    if let idempotencyKey, template.idempotencyKey == nil {
      template.idempotencyKey = self.idempotencyKey(idempotencyKey, into: &bag)
    }
  }

  /// A header's name, or `{ header: …, value: … }`.
  private func idempotencyKey(
    _ node: YAMLNode, into bag: inout DiagnosticBag
  ) -> IdempotencyKeyTemplate? {
    let requests = RequestReader(context: context, scope: scope)
    var name = node
    var value: CheckedExpression?
    if node.mapping != nil {
      guard var keys = MappingReader(node, what: "`idempotencyKey`", into: &bag) else { return nil }
      let header = keys.required("header", example: "Idempotency-Key", into: &bag)
      value = keys.value("value").flatMap { text($0, "`value`", into: &bag) }
      keys.finish(into: &bag)
      guard let header else { return nil }
      name = header
    }
    guard let header = ScalarReading.text(name, "the header", into: &bag) else { return nil }
    let errors = bag.errorCount
    requests.check(
      headerName: RequestItem(
        name: header, nameRange: name.range,
        value: payloads.expressions.constant(.string(""), at: name.range)),
      into: &bag)
    return bag.errorCount == errors ? IdempotencyKeyTemplate(header: header, value: value) : nil
  }

  // MARK: Answers

  /// A list of statuses (`404`, `5xx`) and conditions (`{ when: … }`).
  private func rules(
    _ node: YAMLNode, _ what: String, _ action: ResponseRule.Action, in range: ClosedRange<Int>,
    into bag: inout DiagnosticBag
  ) -> [ResponseRule] {
    (ScalarReading.list(node, what, into: &bag) ?? []).compactMap { element in
      if element.mapping != nil {
        guard var keys = MappingReader(element, what: what, into: &bag) else { return nil }
        let when = keys.required("when", example: "response.status == 404", into: &bag)
        keys.finish(into: &bag)
        return when.map {
          ResponseRule(
            action: action, test: .condition(payloads.condition($0, "`when`", into: &bag)))
        }
      }
      return statuses(element, in: range, into: &bag)
        .map { ResponseRule(action: action, test: .statuses($0)) }
    }
  }

  private func statuses(
    _ node: YAMLNode, in range: ClosedRange<Int>, into bag: inout DiagnosticBag
  ) -> ClosedRange<Int>? {
    let text = node.scalar?.text.lowercased() ?? ""
    if text.hasSuffix("xx"), let hundreds = Int(text.dropLast(2)),
      range.contains(hundreds * 100), range.contains(hundreds * 100 + 99)
    {
      return hundreds * 100...hundreds * 100 + 99
    }
    return ScalarReading.int(node, "a status", in: range, into: &bag).map { $0...$0 }
  }
}

extension Scope {
  /// The same with the answer to the request at hand, as `response`.
  ///
  /// - Parameter type: the declared type of the answer's JSON.
  func readingAnswer(_ type: ValueType.Base?) -> Scope {
    var scope = self
    scope.answers[RuleReader.response] = StepAnswer(step: RuleReader.response, isOptional: false)
    scope.answerTypes[RuleReader.response] = type
    return scope
  }
}
