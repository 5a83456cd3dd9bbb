// SPDX-License-Identifier: MIT
package import Diagnostics

/// A parsed expression, not checked yet.
package struct Expression: Sendable {
  package indirect enum Kind: Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case list([Expression])
    /// A bare name: an accessor of the message, `settings`, `message`, a local name, …
    case name(String)
    /// `base.name` matches as the facade matches keys, `base['name']` to the letter.
    case member(Expression, name: String, nameRange: SourceRange, isExact: Bool)
    /// `base[index]`
    case index(Expression, Expression)
    /// `name(…)` or `receiver.name(…)`
    case call(receiver: Expression?, name: String, nameRange: SourceRange, [Argument])
    /// `p => p.sku`
    case lambda([Parameter], Expression)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `if c then a else b`
    case conditional(Expression, Expression, Expression)
    /// Stands where an expression could not be read. It has been reported; whoever meets it says
    /// nothing more about it.
    case invalid
  }

  /// An argument of a call, `name=value` or `value`.
  package struct Argument: Sendable {
    package var name: String?
    package var nameRange: SourceRange?
    package var value: Expression
  }

  /// A parameter of a lambda.
  package struct Parameter: Sendable {
    package var name: String
    package var range: SourceRange
  }

  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

package enum UnaryOperator: String, Sendable {
  case not
  case minus = "-"
}

package enum BinaryOperator: String, Sendable, CaseIterable {
  case or, and
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in`
  case coalesce = "??"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case modulo = "%"

  /// How strongly it binds; the higher, the stronger.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: 4
    case .coalesce: 5
    case .plus, .minus: 6
    case .times, .divided, .modulo: 7
    }
  }

  var isComparison: Bool { precedence == 4 }
  var isArithmetic: Bool { precedence >= 6 }
  var isRightAssociative: Bool { self == .coalesce }
}
