// SPDX-License-Identifier: MIT

/// Cuts a text into what `EngineDate` reads.
struct EngineDateTokens {
  enum Token: Equatable {
    /// Up to nine significant digits, and how many characters there were.
    case number(Int, length: Int)
    /// The first three letters in lower case, and how many characters there were.
    case word(String, length: Int)
    case sign(Int)
    case symbol(Unicode.Scalar)
    case space
    case unknown
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  func peek() -> Token? {
    var copy = self
    return copy.next()
  }

  /// Skips this symbol if it comes next.
  mutating func skip(_ symbol: Unicode.Scalar) -> Bool {
    guard index < scalars.count, scalars[index] == symbol else { return false }
    index += 1
    return true
  }

  mutating func skipSign(_ sign: Unicode.Scalar) -> Bool { skip(sign) }

  /// Skips what an opening parenthesis that has been read encloses, always true.
  mutating func skipParentheses() -> Bool {
    var depth = 1
    while index < scalars.count, depth > 0 {
      if scalars[index] == "(" { depth += 1 }
      if scalars[index] == ")" { depth -= 1 }
      index += 1
    }
    return true
  }

  mutating func next() -> Token? {
    guard index < scalars.count else { return nil }
    let scalar = scalars[index]
    switch scalar {
    case "0"..."9": return number()
    case "+", "-":
      index += 1
      return .sign(scalar == "-" ? -1 : 1)
    case ":", ".", "(", ")":
      index += 1
      return .symbol(scalar)
    case _ where JavaScriptText.isSpace(scalar):
      while index < scalars.count, JavaScriptText.isSpace(scalars[index]) { index += 1 }
      return .space
    case "A"...: return word()
    default:
      index += 1
      return .unknown
    }
  }

  private mutating func number() -> Token {
    let start = index
    var value = 0
    var significant = 0
    while index < scalars.count, case let digit = Int(scalars[index].value) - 0x30,
      (0...9).contains(digit)
    {
      if significant > 0 || digit > 0 {
        significant += 1
        if significant <= 9 { value = value * 10 + digit }
      }
      index += 1
    }
    return .number(value, length: index - start)
  }

  private mutating func word() -> Token {
    let start = index
    var letters = ""
    while index < scalars.count, scalars[index] >= "A", !JavaScriptText.isSpace(scalars[index]) {
      if index - start < 3 {
        letters.unicodeScalars.append(
          contentsOf: String(scalars[index]).lowercased().unicodeScalars
        )
      }
      index += 1
    }
    return .word(letters, length: index - start)
  }
}
