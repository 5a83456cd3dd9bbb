// SPDX-License-Identifier: MIT

/// One word of an expression.
struct Token {
  enum Kind: Equatable {
    case name(String)
    case int(Int)
    case double(Double)
    case string(String)
    /// An operator or punctuation: `.`, `[`, `==`, `=>`, …
    case mark(String)
    /// `}`: the end of a `${…}`.
    case rightBrace
    case end
    /// Reported by the lexer already.
    case invalid
    /// A character that means nothing here.
    case other(String)
  }

  var kind: Kind
  /// Byte offsets in the scalar's text.
  var range: Range<Int>

  /// As a message names it.
  var description: String {
    switch kind {
    case .name(let name): "`\(name)`"
    case .int(let value): "`\(value)`"
    case .double(let value): "`\(value)`"
    case .string: "a text"
    case .mark(let mark): "`\(mark)`"
    case .rightBrace: "`}`"
    case .end: "the end of the value"
    case .invalid: "this"
    case .other("`"): "a backtick"
    case .other(let text): "`\(text)`"
    }
  }
}
