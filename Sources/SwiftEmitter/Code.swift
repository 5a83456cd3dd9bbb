// SPDX-License-Identifier: MIT

/// Swift source text that can be put together only from typed parts.
///
/// Plain strings do not interpolate: `"let x = \(name)"` with `name: String` does not compile. What
/// comes from a manifest has to pass through ``Identifier`` or `\(literal:)` or `\(documentation:)`,
/// so it can never become code.
///
/// ```swift
/// let field: Code = "public var \(name): \(type)"
/// let body: Code = """
///   func encode() {
///     \(lines: statements)
///   }
///   """
/// ```
package struct Code: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// UTF-8, with ``vanishing`` where a hole had nothing. Text is put together many times before it
  /// is written, and bytes are cheap to look through.
  fileprivate let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  package init(stringLiteral value: String) { bytes = Array(value.utf8) }
  package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  /// Source text that is known to be Swift, such as the spelling of a type of ours.
  package init(raw text: String) { bytes = Array(text.utf8) }

  package static let empty: Code = ""
  package var isEmpty: Bool { bytes.isEmpty }

  package var text: String {
    String(decoding: bytes.lazy.filter { $0 != Self.vanishing }, as: UTF8.self)
  }

  /// Number of columns of the longest line.
  package var width: Int {
    var longest = 0
    var column = 0
    for byte in bytes {
      if byte == .lineFeed {
        column = 0
      } else if byte & 0xC0 != 0x80, byte != Self.vanishing {
        column += 1
        longest = max(longest, column)
      }
    }
    return longest
  }

  package var isSingleLine: Bool { !bytes.contains(.lineFeed) }

  /// Stands for nothing; a line that has nothing else is left out of the file. UTF-8 has no such
  /// byte, so no text can bring it in.
  fileprivate static let vanishing: UInt8 = 0xFF

  /// Width of the last line.
  package var lastWidth: Int {
    let start = bytes.lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    return bytes[start...].count { $0 & 0xC0 != 0x80 && $0 != Self.vanishing }
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity * 2)
    }

    package mutating func appendLiteral(_ literal: String) { bytes += literal.utf8 }

    package mutating func appendInterpolation(_ identifier: Identifier) {
      bytes += identifier.spelling.utf8
    }

    /// Code in place; its further lines are indented like the line that has the hole. A line that
    /// has nothing but empty code disappears.
    package mutating func appendInterpolation(_ code: Code) {
      if code.isEmpty { bytes.append(Code.vanishing) } else { append(indenting: code.bytes) }
    }

    package mutating func appendInterpolation(_ number: Int) { bytes += String(number).utf8 }

    /// A one-line string literal with this value.
    package mutating func appendInterpolation(literal value: String) {
      bytes += StringLiteral.escaped(value).utf8
    }

    /// A raw multi-line string literal with this value, for text that people read.
    package mutating func appendInterpolation(multilineLiteral value: String) {
      append(indenting: Array(StringLiteral.multiline(value).utf8))
    }

    /// The same where the literal begins its line.
    package mutating func appendInterpolation(ownLineLiteral value: String) {
      append(indenting: Array(StringLiteral.multiline(value, indentation: "").utf8))
    }

    /// The same for a long text in one line, which the code breaks.
    package mutating func appendInterpolation(brokenLiteral value: String) {
      append(indenting: Array(StringLiteral.broken(value).utf8))
    }

    /// Code blocks, one after another. With none, the line that has the hole disappears.
    package mutating func appendInterpolation(lines blocks: [Code], separator: String = "\n") {
      let blocks = blocks.filter { !$0.isEmpty }
      if blocks.isEmpty {
        bytes.append(Code.vanishing)
      } else {
        append(indenting: blocks.joined(separator: separator).bytes)
      }
    }

    private mutating func append(indenting code: [UInt8]) {
      guard var lineEnd = code.firstIndex(of: .lineFeed) else {
        bytes += code
        return
      }
      let lineStart = (bytes.lastIndex(of: .lineFeed) ?? -1) + 1
      let indentation = Array(bytes[lineStart...].prefix { $0 == .blank })
      bytes.reserveCapacity(bytes.count + code.count * 5 / 4)
      var rest = code[...]
      while true {
        bytes += rest[...lineEnd]
        rest = rest[(lineEnd + 1)...]
        if rest.isEmpty { return }
        if rest.first != .lineFeed { bytes += indentation }
        guard let next = rest.firstIndex(of: .lineFeed) else { break }
        lineEnd = next
      }
      bytes += rest
    }
  }

  /// The finished text of a file: vanished lines gone, no line of blanks, no two empty lines
  /// together, none before a closing brace, one line break at the end.
  package var fileContents: String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var emptyLines = 0
    for line in bytes.split(separator: .lineFeed, omittingEmptySubsequences: false) {
      let isVanished = line.contains(Self.vanishing)
      let rest = isVanished ? line.filter { $0 != Self.vanishing }[...] : line
      guard let first = rest.first(where: { $0 != .blank }) else {
        if !isVanished { emptyLines += 1 }
        continue
      }
      let isClosing = first == UInt8(ascii: "}") && rest.last == first
      if emptyLines > 0, !result.isEmpty, !(isClosing && rest.drop { $0 == .blank }.count == 1) {
        result.append(.lineFeed)
      }
      emptyLines = 0
      result += rest
      result.append(.lineFeed)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let blank = UInt8(ascii: " ")
}

extension [Code] {
  /// The blocks with `separator` between them, empty ones left out.
  package func joined(separator: String = "\n") -> Code {
    var result: [UInt8] = []
    for block in self where !block.isEmpty {
      if !result.isEmpty { result += separator.utf8 }
      result += block.bytes
    }
    return Code(bytes: result)
  }
}
