// SPDX-License-Identifier: MIT
import Diagnostics
import FunctionLibrary

/// What authors write who know other languages.
extension ExpressionParser {
  /// What to write instead of a token that cannot stand where it does.
  var followHelp: String? {
    switch token.kind {
    case .mark("="): "write `==` to compare"
    case .mark("==="): "write `==`"
    case .mark("!=="): "write `!=`"
    case .mark("->"): "write `=>`"
    case .mark("?."): "write `.`: a member of what is missing is missing"
    case .other("!"): "write `not`"
    case .other("?"): "write `if c then a else b`"
    case .other("|"): pipedFunction.map { "call it with a dot: `.\($0)`" } ?? "write `or`"
    case .other("&"): "write `and`"
    case .name(let word): ForeignSpelling.word(word).map { "write `\($0)`" }
    default: nil
    }
  }

  /// What can only have been meant by a mark of other languages.
  var followReplacement: String? {
    switch token.kind {
    case .mark("==="): "=="
    case .mark("!=="): "!="
    case .mark("->"): "=>"
    case .mark("?."): "."
    default: nil
    }
  }

  /// The function in `value | function`.
  private var pipedFunction: String? {
    var ahead = lexer
    var ignored = DiagnosticBag()
    guard case .name(let name) = ahead.next(into: &ignored).kind else { return nil }
    let known = ForeignSpelling.function(name) ?? name
    guard
      let function = FunctionLibrary.declarations(named: known).first(where: { $0.receiver != nil })
    else { return nil }
    return function.form == .call ? "\(known)(…)" : known
  }
}
