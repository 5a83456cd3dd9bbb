// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import ManifestLanguage

/// Maps: computes what stands in a payload. What is missing is nil and left out.
struct PayloadEvaluator {
  var expressions: ExpressionEvaluator
  /// The first required key, in written order, that is missing in a branch that was taken.
  private(set) var missingKey: String?

  init(_ expressions: ExpressionEvaluator) { self.expressions = expressions }

  mutating func node(_ value: CheckedValue) -> PayloadNode? {
    switch value {
    case .expression(let expression):
      let value = expressions.value(expression)
      return value.isMissing ? nil : node(value, from: expression)
    case .record(let record): return self.record(record)
    case .list(let elements):
      var nodes: [PayloadNode] = []
      for element in elements {
        if let node = node(element) { nodes.append(node) }
      }
      return .list(nodes)
    case .each(let loop): return each(loop)
    case .choice(let cases, let otherwise):
      let chosen = cases.first { expressions.holds($0.condition) }?.value ?? otherwise
      guard let chosen, let result = node(chosen) else { return nil }
      return value.givesDoubles ? result.asDouble : result
    case .when(let condition, let value):
      return expressions.holds(condition) ? node(value) : nil
    case .binding(let bindings, let value):
      expressions.bind(bindings)
      return node(value)
    case .piece(let piece): return node(piece.value)
    }
  }

  private func node(_ value: Value, from expression: CheckedExpression) -> PayloadNode {
    .value(value, expression, isSecret: expressions.isSecret(expression))
  }

  private mutating func each(_ loop: CheckedLoop) -> PayloadNode? {
    guard case .list(let elements) = expressions.value(loop.source) else { return nil }
    expressions.trace?.note(loop.source.range, !elements.isEmpty)
    var nodes: [PayloadNode] = []
    for (index, element) in elements.enumerated() {
      expressions.bind(loop.variable, to: element)
      if let local = loop.index { expressions.bind(local, to: .int(index)) }
      expressions.bind(loop.bindings)
      if let condition = loop.condition, !expressions.holds(condition) { continue }
      if let node = node(loop.body) { nodes.append(node) }
    }
    return .list(nodes)
  }

  // MARK: Records

  private mutating func record(_ record: CheckedRecord) -> PayloadNode? {
    var builder = RecordBuilder()
    for entry in record.entries {
      switch entry {
      case .field(let field): self.field(field, into: &builder)
      case .spread(.expression(let expression)):
        spread(expressions.value(expression), from: expression, into: &builder)
      case .spread(.record(let value)):
        if let node = node(value) { spread(node, into: &builder) }
      }
    }
    let members = record.omitsNull ? builder.members.filter { !$0.node.isNull } : builder.members
    return record.omitsEmpty && members.isEmpty ? nil : .record(members)
  }

  private mutating func field(_ field: CheckedField, into builder: inout RecordBuilder) {
    let key: String
    switch field.key {
    case .known(let name): key = name
    case .computed(let expression):
      guard let text = expressions.value(expression).messageText else { return }
      key = text
    }
    let node = node(field.value)
    expressions.trace?.note(field.keyRange, node != nil)
    if field.isRequired, missingKey == nil, node?.isNull ?? true { missingKey = key }
    if let node { builder.set(key, to: node) }
  }

  private func spread(_ node: PayloadNode, into builder: inout RecordBuilder) {
    switch node {
    case .record(let members): for member in members { builder.set(member.key, to: member.node) }
    case .value(let value, let expression, _): spread(value, from: expression, into: &builder)
    case .list: break
    }
  }

  /// What is no object has no members.
  private func spread(
    _ value: Value, from expression: CheckedExpression, into builder: inout RecordBuilder
  ) {
    switch value {
    case .object(let object):
      for member in object.members {
        builder.set(member.key, to: node(.json(member.value), from: expression))
      }
    case .json(let json) where json.kind == .object:
      for member in json.members {
        builder.set(member.key, to: node(.json(member.value), from: expression))
      }
    default: break
    }
  }
}

extension CheckedValue {
  /// Whether it is a choice among numbers of which some are Doubles: compiled code has one type for
  /// all of them.
  fileprivate var givesDoubles: Bool {
    var hasDouble = false
    for value in alternatives {
      guard case .expression(let expression) = value, expression.type.base.isNumber else {
        return false
      }
      hasDouble = hasDouble || expression.type.base == .double
    }
    return hasDouble
  }

  /// The values of a choice, those of one in its last branch among them.
  private var alternatives: [CheckedValue] {
    guard case .choice(let cases, let otherwise) = self else { return [self] }
    return cases.map(\.value) + (otherwise?.alternatives ?? [])
  }
}

extension PayloadNode {
  fileprivate var asDouble: PayloadNode {
    if case .value(let value, let expression, let isSecret) = self {
      .value(value.conformed(to: .double), expression, isSecret: isSecret)
    } else {
      self
    }
  }
}
