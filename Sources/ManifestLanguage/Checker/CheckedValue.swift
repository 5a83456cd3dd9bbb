// SPDX-License-Identifier: MIT
package import Diagnostics

/// What a place in a payload holds.
package indirect enum CheckedValue: Sendable {
  case expression(CheckedExpression)
  /// An object, in written order.
  case record(CheckedRecord)
  /// A list of known length; absent elements are left out.
  case list([CheckedValue])
  /// `$each`
  case each(CheckedLoop)
  /// `$if` or `$switch`: the value of the first case whose condition holds; absent if none does.
  case choice([CheckedCase], otherwise: CheckedValue?)
  /// `$when`: absent unless the condition holds.
  case when(CheckedExpression, CheckedValue)
  /// `$let`
  case binding([Binding], CheckedValue)
  /// What the manifest gives a name, and so may use more than once.
  case piece(CheckedPiece)

  /// The record with nothing in it.
  package static let emptyRecord = CheckedValue.record(
    CheckedRecord(entries: [], omitsEmpty: false))
}

extension CheckedValue {
  /// The type that `payload` has where an expression reads it.
  package var type: ValueType {
    switch self {
    case .expression(let expression):
      expression.type.base == .object ? expression.type : ValueType(.json, optional: true)
    case .record(let record): ValueType(.object, optional: record.omitsEmpty)
    case .binding(_, let value): value.type
    case .piece(let piece): piece.body.type
    case .when(_, let value): value.type.asOptional
    case .list, .each: ValueType(.json)
    case .choice: ValueType(.json, optional: true)
    }
  }
}

/// A fragment as it is used in one place, or a part of a payload with an anchor.
package struct CheckedPiece: Sendable {
  package var name: String
  /// The fragment's parameters and what they are here.
  package var parameters: [Binding] = []
  package var body: CheckedValue

  /// The same, written out where it is used.
  package var value: CheckedValue { parameters.isEmpty ? body : .binding(parameters, body) }
}

/// An object of a payload.
package struct CheckedRecord: Sendable {
  package enum Entry: Sendable {
    case field(CheckedField)
    /// All members of an object, or of another record.
    case spread(CheckedSpread)
  }

  package var entries: [Entry]
  /// Absent instead of empty.
  package var omitsEmpty: Bool
  /// Without the members that are null in the end.
  package var omitsNull = false

  /// Whether all keys are known and each is written once.
  package var hasKnownKeys: Bool {
    var keys: Set<String> = []
    return entries.allSatisfy { entry in
      guard case .field(let field) = entry, case .known(let key) = field.key else { return false }
      return keys.insert(key).inserted
    }
  }
}

/// One key of a payload object.
package struct CheckedField: Sendable {
  package enum Key: Sendable {
    case known(String)
    /// A text with holes; if it is missing, so is the field.
    case computed(CheckedExpression)
  }

  package var key: Key
  package var keyRange: SourceRange
  package var value: CheckedValue
  /// `key!`: a message for which it is missing is rejected.
  package var isRequired = false

  /// The key, if it is known.
  package var name: String? { if case .known(let name) = key { name } else { nil } }
}

package enum CheckedSpread: Sendable {
  case expression(CheckedExpression)
  case record(CheckedValue)
}

extension CheckedRecord {
  /// The same with the members of plain fragments as if they stood here, if all keys are known then.
  var flattened: CheckedRecord {
    var record = self
    record.entries = entries.flatMap { entry -> [Entry] in
      if case .spread(.record(let value)) = entry, case .record(let inner) = value.unnamed,
        !inner.omitsEmpty, !inner.omitsNull
      {
        return inner.entries
      }
      return [entry]
    }
    return record.hasKnownKeys ? record : self
  }
}

extension CheckedValue {
  /// The value itself, where its name does not matter.
  var unnamed: CheckedValue {
    if case .piece(let piece) = self, piece.parameters.isEmpty { piece.body.unnamed } else { self }
  }

  /// The value under a name. What is an expression alone says itself as well, and what has a name
  /// keeps it.
  package func named(_ name: String?, _ parameters: [Binding] = []) -> CheckedValue {
    guard let name else { return self }
    switch self {
    case .expression where parameters.isEmpty, .piece where parameters.isEmpty: return self
    default: return .piece(CheckedPiece(name: name, parameters: parameters, body: self))
    }
  }
}

/// A condition and what holds under it.
package struct CheckedCase: Sendable {
  package var condition: CheckedExpression
  package var value: CheckedValue
}

/// `$each: item in list`, `$each: (item, index) in list`
package struct CheckedLoop: Sendable {
  package var variable: Local
  /// The element's place in the list, from 0, whatever is left out before it.
  package var index: Local?
  package var source: CheckedExpression
  package var bindings: [Binding]
  package var condition: CheckedExpression?
  package var body: CheckedValue
}

extension CheckedValue {
  /// Every expression in it.
  package func forEachExpression(_ body: (CheckedExpression) -> Void) {
    switch self {
    case .expression(let expression): body(expression)
    case .record(let record):
      for entry in record.entries {
        switch entry {
        case .field(let field):
          if case .computed(let key) = field.key { body(key) }
          field.value.forEachExpression(body)
        case .spread(.expression(let expression)): body(expression)
        case .spread(.record(let value)): value.forEachExpression(body)
        }
      }
    case .list(let elements): for element in elements { element.forEachExpression(body) }
    case .each(let loop):
      body(loop.source)
      for binding in loop.bindings { body(binding.value) }
      if let condition = loop.condition { body(condition) }
      loop.body.forEachExpression(body)
    case .choice(let cases, let otherwise):
      for item in cases {
        body(item.condition)
        item.value.forEachExpression(body)
      }
      otherwise?.forEachExpression(body)
    case .when(let condition, let value):
      body(condition)
      value.forEachExpression(body)
    case .binding(let bindings, let value):
      for binding in bindings { body(binding.value) }
      value.forEachExpression(body)
    case .piece(let piece): piece.value.forEachExpression(body)
    }
  }
}

extension CheckedValue {
  /// Itself and every value in it.
  package func forEachPart(_ body: (CheckedValue) -> Void) {
    body(self)
    switch self {
    case .expression: break
    case .record(let record):
      for entry in record.entries {
        switch entry {
        case .field(let field): field.value.forEachPart(body)
        case .spread(.expression): break
        case .spread(.record(let value)): value.forEachPart(body)
        }
      }
    case .list(let elements): for element in elements { element.forEachPart(body) }
    case .each(let loop): loop.body.forEachPart(body)
    case .choice(let cases, let otherwise):
      for item in cases { item.value.forEachPart(body) }
      otherwise?.forEachPart(body)
    case .when(_, let value), .binding(_, let value): value.forEachPart(body)
    case .piece(let piece): piece.body.forEachPart(body)
    }
  }
}
