// SPDX-License-Identifier: MIT

/// As much of the expression language as the library's examples need, read and run without the
/// type checker.
indirect enum ExampleNode: Sendable {
  case constant(ExampleToken)
  case name(String)
  case list([ExampleNode])
  case member(ExampleNode, String)
  case call(ExampleNode?, String, [(name: String?, value: ExampleNode)])
  case lambda([String], ExampleNode)
  case coalesce(ExampleNode, ExampleNode)
  case equal(ExampleNode, ExampleNode)
  case negated(ExampleNode)
}

enum ExampleToken: Equatable, Sendable {
  case word(String)
  case text(String)
  case int(Int)
  case double(Double)
  case symbol(String)
}

struct ExampleSyntaxError: Error {
  var rest: [ExampleToken]
}

struct ExampleParser {
  private var tokens: ArraySlice<ExampleToken>

  static func parse(_ text: String) throws -> ExampleNode {
    var parser = ExampleParser(tokens: tokens(text)[...])
    let node = try parser.expression()
    guard parser.tokens.isEmpty else { throw ExampleSyntaxError(rest: Array(parser.tokens)) }
    return node
  }

  private static func tokens(_ text: String) -> [ExampleToken] {
    var tokens: [ExampleToken] = []
    var rest = text[...]
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
      } else if first == "'" {
        rest.removeFirst()
        var literal = ""
        while let next = rest.popFirst() {
          if next != "'" {
            literal.append(next)
          } else if rest.first == "'" {
            literal.append("'")
            rest.removeFirst()
          } else {
            break
          }
        }
        tokens.append(.text(literal))
      } else if first.isLetter {
        let word = rest.prefix { $0.isLetter || $0.isNumber }
        tokens.append(.word(String(word)))
        rest = rest.dropFirst(word.count)
      } else if first.isNumber {
        var number = rest.prefix { $0.isNumber }
        let after = rest.dropFirst(number.count)
        if after.first == ".", after.dropFirst().first?.isNumber == true {
          number = rest.prefix(number.count + 1 + after.dropFirst().prefix { $0.isNumber }.count)
          tokens.append(.double(Double(number) ?? .nan))
        } else {
          tokens.append(.int(Int(number) ?? 0))
        }
        rest = rest.dropFirst(number.count)
      } else {
        let symbol = ["=>", "??", "=="].first { rest.hasPrefix($0) } ?? String(first)
        tokens.append(.symbol(symbol))
        rest = rest.dropFirst(symbol.count)
      }
    }
    return tokens
  }

  private mutating func skip(_ symbol: String) -> Bool {
    guard tokens.first == .symbol(symbol) else { return false }
    tokens.removeFirst()
    return true
  }

  private mutating func expect(_ symbol: String) throws {
    guard skip(symbol) else { throw ExampleSyntaxError(rest: Array(tokens)) }
  }

  private mutating func expression() throws -> ExampleNode {
    if let parameters = lambdaParameters() { return .lambda(parameters, try expression()) }
    var left = try coalesced()
    while skip("==") { left = .equal(left, try coalesced()) }
    return left
  }

  private mutating func coalesced() throws -> ExampleNode {
    let left = try postfix()
    return skip("??") ? .coalesce(left, try coalesced()) : left
  }

  private mutating func lambdaParameters() -> [String]? {
    let start = tokens
    var names: [String] = []
    let isParenthesised = skip("(")
    repeat {
      guard case .word(let name)? = tokens.popFirst() else { break }
      names.append(name)
    } while isParenthesised && skip(",")
    if !names.isEmpty, !isParenthesised || skip(")"), skip("=>") { return names }
    tokens = start
    return nil
  }

  private mutating func postfix() throws -> ExampleNode {
    var node = try primary()
    while skip(".") {
      guard case .word(let name)? = tokens.popFirst() else {
        throw ExampleSyntaxError(rest: Array(tokens))
      }
      node = skip("(") ? .call(node, name, try arguments()) : .member(node, name)
    }
    return node
  }

  private mutating func primary() throws -> ExampleNode {
    if skip("-") { return .negated(try postfix()) }
    if skip("(") {
      let node = try expression()
      try expect(")")
      return node
    }
    if skip("[") {
      var items: [ExampleNode] = []
      while !skip("]") {
        items.append(try expression())
        _ = skip(",")
      }
      return .list(items)
    }
    switch tokens.popFirst() {
    case .word(let word)?:
      if word == "true" || word == "false" { return .constant(.word(word)) }
      return skip("(") ? .call(nil, word, try arguments()) : .name(word)
    case .symbol?, nil: throw ExampleSyntaxError(rest: Array(tokens))
    case let token?: return .constant(token)
    }
  }

  private mutating func arguments() throws -> [(name: String?, value: ExampleNode)] {
    var arguments: [(name: String?, value: ExampleNode)] = []
    while !skip(")") {
      var name: String?
      if case .word(let word)? = tokens.first, tokens.dropFirst().first == .symbol("=") {
        name = word
        tokens = tokens.dropFirst(2)
      }
      arguments.append((name, try expression()))
      _ = skip(",")
    }
    return arguments
  }
}
