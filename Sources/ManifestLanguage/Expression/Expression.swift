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
    /// A bare name: an accessor of the message, `settings` or `message`.
    case name(String)
    /// `base.name` matches as the facade matches keys, `base['name']` to the letter.
    case member(Expression, name: String, nameRange: SourceRange, isExact: Bool)
    /// `left ?? right`
    case coalesce(Expression, Expression)
    /// Stands where an expression could not be read. It has been reported; whoever meets it says
    /// nothing more about it.
    case invalid
  }

  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}
