// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// Splits the text of one expression into tokens, on demand, so that a template can hand over the
/// rest of its text without knowing where the expression ends.
struct Lexer {
  let text: ScalarText
  private(set) var offset: Int

  init(_ text: ScalarText, from offset: Int) {
    self.text = text
    self.offset = offset
  }

  private var bytes: [UInt8] { text.bytes }

  mutating func next(into bag: inout DiagnosticBag) -> Token {
    skipBlanks()
    let start = offset
    guard let byte = peek() else { return Token(kind: .end, range: start..<start) }
    switch byte {
    case UInt8(ascii: "}"):
      offset += 1
      return Token(kind: .rightBrace, range: start..<offset)
    case UInt8(ascii: "'"): return string(into: &bag)
    case UInt8(ascii: "\""): return doubleQuoted(into: &bag)
    default:
      if isDigit(byte) { return number(into: &bag) }
      if isNameStart(byte) { return name() }
      return mark() ?? other()
    }
  }

  /// Longest first.
  private static let marks = [
    "===", "!==", "=>", "->", "==", "!=", "<=", ">=", "??", "?.", "&&", "||", "=", "<", ">", "+",
    "-", "*", "/", "%", ".",
    ",",
    "(", ")", "[", "]",
  ].map { Array($0.utf8) }

  private mutating func mark() -> Token? {
    let rest = bytes[offset...]
    guard let mark = Self.marks.first(where: { rest.starts(with: $0) }) else { return nil }
    defer { offset += mark.count }
    return Token(
      kind: .mark(String(decoding: mark, as: UTF8.self)), range: offset..<offset + mark.count)
  }

  private mutating func name() -> Token {
    let start = offset
    while let byte = peek(), isNameStart(byte) || isDigit(byte) { offset += 1 }
    return Token(kind: .name(text.string(start..<offset)), range: start..<offset)
  }

  /// The whole of a character that starts no token, so that a message never shows half of one.
  private mutating func other() -> Token {
    let start = offset
    offset += 1
    while let byte = peek(), byte & 0xC0 == 0x80 { offset += 1 }
    return Token(kind: .other(text.string(start..<offset)), range: start..<offset)
  }

  /// `'…'`, a quote inside is written twice, as in YAML.
  private mutating func string(into bag: inout DiagnosticBag) -> Token {
    let start = offset
    offset += 1
    var value: [UInt8] = []
    while let byte = peek() {
      offset += 1
      guard byte == UInt8(ascii: "'") else {
        value.append(byte)
        continue
      }
      guard peek() == UInt8(ascii: "'") else {
        return Token(
          kind: .string(String(decoding: value, as: UTF8.self)), range: start..<offset)
      }
      value.append(byte)
      offset += 1
    }
    bag.report(
      .expressionSyntax, "this text is never closed", at: text.range(start..<start + 1),
      label: text.commentHelp == nil ? "add a `'` at its end" : "YAML takes ` #` for a comment",
      help: text.commentHelp.map { [$0] } ?? [])
    return Token(kind: .invalid, range: start..<offset)
  }

  private mutating func doubleQuoted(into bag: inout DiagnosticBag) -> Token {
    let start = offset
    offset += 1
    while let byte = peek() {
      offset += 1
      if byte == UInt8(ascii: "\"") { break }
    }
    bag.report(
      .expressionSyntax, "a text inside an expression takes single quotes",
      at: text.range(start..<offset), label: "write `'…'`", fix: singleQuotes(start..<offset))
    return Token(kind: .invalid, range: start..<offset)
  }

  /// The same text in single quotes, where that is one to YAML and here.
  private func singleQuotes(_ range: Range<Int>) -> Fix? {
    let written = text.string(range)
    let inner = written.dropFirst().dropLast()
    guard written.utf8.count > 1, written.hasSuffix("\""),
      !inner.contains(where: { "'\"\\".contains($0) })
    else { return nil }
    switch text.scalar.style {
    case .plain: return Fix(text.range(range), replacing: written, with: "'\(inner)'")
    case .doubleQuoted:
      return Fix(text.range(range), replacing: "\\\"\(inner)\\\"", with: "'\(inner)'")
    default: return nil
    }
  }

  private mutating func number(into bag: inout DiagnosticBag) -> Token {
    let start = offset
    skipDigits()
    var isDouble = false
    if peek() == UInt8(ascii: "."), peek(1).map(isDigit) == true {
      isDouble = true
      offset += 1
      skipDigits()
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      let sign = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+") ? 2 : 1
      if peek(sign).map(isDigit) == true {
        isDouble = true
        offset += sign
        skipDigits()
      }
    }
    let spelling = text.string(start..<offset)
    if !isDouble, let value = Int(spelling) {
      return Token(kind: .int(value), range: start..<offset)
    }
    if let value = Double(spelling), value.isFinite {
      return Token(kind: .double(value), range: start..<offset)
    }
    bag.report(
      .expressionSyntax, "`\(spelling)` is too large for a number", at: text.range(start..<offset))
    return Token(kind: .invalid, range: start..<offset)
  }

  private mutating func skipDigits() {
    while let byte = peek(), isDigit(byte) { offset += 1 }
  }

  private mutating func skipBlanks() {
    while let byte = peek(), byte == 0x20 || (0x09...0x0D).contains(byte) { offset += 1 }
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func isNameStart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
