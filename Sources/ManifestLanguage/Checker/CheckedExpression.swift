// SPDX-License-Identifier: MIT
package import Diagnostics
package import FunctionLibrary

/// An expression whose names are resolved and whose type is known.
package struct CheckedExpression: Sendable {
  package indirect enum Kind: Sendable {
    case constant(Constant)
    /// An accessor of the message's facade, by its name in manifests.
    case accessor(String)
    /// `message` itself: the message as the facade shows it.
    case message
    /// `message.raw`: the message as it came.
    case rawMessage
    /// A top-level field of the message that no accessor reads, its name to the letter.
    case field(String)
    /// `options`: what the message says to this integration.
    case options
    /// `enabled`: whether the message is meant for this integration.
    case enabled
    case setting(Setting)
    /// A `let`, a loop's variable, a lambda's parameter, a fragment's parameter.
    case local(Local)
    /// `payload`: what `map` gave, the method's or, in a step's `send`, the step's own.
    case payload(PayloadOwner)
    /// A part of the answer to an earlier step's request.
    case answer(StepAnswer, AnswerPart)
    /// An accessor of a product, by its name in manifests.
    case productAccessor(CheckedExpression, String)
    /// A path into an object or a JSON value.
    case path(CheckedExpression, [PathStep])
    /// An element of a list or of a JSON array, by a number that may be negative.
    case element(CheckedExpression, CheckedExpression)
    /// A field of an object of known fields, in a setting.
    case recordField(CheckedExpression, SettingRecordType, SettingRecordType.Field)
    /// A value of a customer's table, or the first of a customer's event name, by exactly this key.
    case entry(CheckedExpression, CheckedExpression)
    /// What a customer's event map says of an event, whatever the spelling of its name.
    case matches(CheckedExpression, CheckedExpression)
    /// The names of a customer's event map.
    case eventNames(CheckedExpression)
    /// A customer's table as an object.
    case tableObject(CheckedExpression)
    /// A value of a table, by a key that is known only at run time.
    case lookup(Table, CheckedExpression)
    /// A function or member of the standard library. An argument that is not written is nil; those
    /// of a variadic parameter come last.
    case call(FunctionDeclaration, receiver: CheckedExpression?, [CheckedExpression?])
    case lambda([Local], CheckedExpression)
    case not(CheckedExpression)
    case negated(CheckedExpression)
    /// All binary operators but `??`.
    case binary(BinaryOperator, CheckedExpression, CheckedExpression)
    case coalesce(CheckedExpression, CheckedExpression)
    case conditional(CheckedExpression, CheckedExpression, CheckedExpression)
    case list([CheckedExpression])
    /// The texts of the parts, one after another; absent if one is.
    case text([CheckedExpression])
    case invalid
  }

  package var kind: Kind
  package var type: ValueType
  package var range: SourceRange

  package init(_ kind: Kind, _ type: ValueType, at range: SourceRange) {
    self.kind = kind
    self.type = type
    self.range = range
  }
}

/// Whose `map` made a payload.
package enum PayloadOwner: Hashable, Sendable {
  case method, step
}

/// The answer to a step's request, under the step's name.
package struct StepAnswer: Hashable, Sendable {
  package var step: String
  /// Whether the step may have been left out.
  package var isOptional: Bool
}

/// What can be read of an answer.
package enum AnswerPart: String, CaseIterable, Sendable {
  case status, json, text, headers

  package var type: ValueType {
    switch self {
    case .status: ValueType(.int)
    case .json: ValueType(.json, optional: true)
    case .text: ValueType(.string)
    case .headers: ValueType(.object)
    }
  }
}

/// A name that an expression can use because something around it declares it.
package struct Local: Hashable, Sendable {
  /// Tells locals of the same name apart, within one manifest.
  package var id: Int
  package var name: String
  package var type: ValueType
}

/// A value under a local name.
package struct Binding: Sendable {
  package var local: Local
  package var value: CheckedExpression
}

/// A constant table of the manifest.
package struct Table: Sendable {
  package var name: String
  package var range: SourceRange
  package var entries: [(key: String, value: Constant)]
  /// Of all values.
  package var type: ValueType.Base
}

/// One key of a path.
package struct PathStep: Hashable, Sendable {
  package var key: String
  /// To the letter, instead of as the facade matches keys.
  package var isExact: Bool

  package init(_ key: String, exact isExact: Bool) {
    self.key = key
    self.isExact = isExact
  }
}

/// A value that stands in the manifest.
package enum Constant: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)

  package var type: ValueType {
    switch self {
    case .null: ValueType(.null)
    case .bool: ValueType(.bool)
    case .int: ValueType(.int)
    case .double: ValueType(.double)
    case .string: ValueType(.string)
    }
  }
}
