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
  package private(set) var text: String

  package init(stringLiteral value: String) { text = value }
  package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// Source text that is known to be Swift, such as the spelling of a type of ours.
  package init(raw text: String) { self.text = text }

  package static let empty: Code = ""
  package var isEmpty: Bool { text.isEmpty }

  /// Number of columns of the longest line.
  package var width: Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(\.count).max() ?? 0
  }

  package var isSingleLine: Bool { !text.contains("\n") }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity * 2)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }

    package mutating func appendInterpolation(_ identifier: Identifier) {
      text += identifier.spelling
    }

    /// Code in place; its further lines are indented like the line that has the hole.
    /// A line that has nothing but empty code disappears.
    package mutating func appendInterpolation(_ code: Code) {
      if code.isEmpty { text += Code.vanishing } else { append(indenting: code.text) }
    }

    package mutating func appendInterpolation(_ number: Int) { text += String(number) }

    /// A one-line string literal with this value.
    package mutating func appendInterpolation(literal value: String) {
      text += StringLiteral.escaped(value)
    }

    /// A raw multi-line string literal with this value, for text that people read.
    package mutating func appendInterpolation(multilineLiteral value: String) {
      append(indenting: StringLiteral.multiline(value))
    }

    /// The same where the literal begins its line.
    package mutating func appendInterpolation(ownLineLiteral value: String) {
      append(indenting: StringLiteral.multiline(value, indentation: ""))
    }

    /// Code blocks, one after another. With none, the line that has the hole disappears.
    package mutating func appendInterpolation(lines blocks: [Code], separator: String = "\n") {
      let blocks = blocks.filter { !$0.isEmpty }
      if blocks.isEmpty {
        text += Code.vanishing
      } else {
        append(indenting: blocks.map(\.text).joined(separator: separator))
      }
    }

    private mutating func append(indenting code: String) {
      guard code.contains("\n") else {
        text += code
        return
      }
      let line = text[(text.lastIndex(of: "\n").map(text.index(after:)) ?? text.startIndex)...]
      let indentation = line.prefix { $0 == " " }
      for (index, part) in code.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 {
          text += "\n"
          if !part.isEmpty { text += indentation }
        }
        text += part
      }
    }
  }

  /// Stands for nothing; a line that has nothing else is left out of the file. It is a character
  /// that no literal of ours contains, see ``StringLiteral``.
  fileprivate static let vanishing = "\u{FFFF}"

  /// The finished text of a file: vanished lines gone, no white space at line ends, one line break
  /// at the end.
  package var fileContents: String {
    var result: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.contains(Self.vanishing) {
        let rest = line.filter { String($0) != Self.vanishing }
        if rest.allSatisfy({ $0 == " " }) { continue }
        result.append(Substring(rest))
        continue
      }
      let isBlank = line.allSatisfy { $0 == " " }
      if isBlank, result.last?.isEmpty ?? true { continue }
      if line.trimmedStart == "}", result.last?.isEmpty == true { result.removeLast() }
      result.append(isBlank ? "" : line)
    }
    while result.last?.isEmpty == true { result.removeLast() }
    return result.joined(separator: "\n") + "\n"
  }
}

extension Substring {
  fileprivate var trimmedStart: Substring { drop { $0 == " " } }
}

extension [Code] {
  /// The blocks with `separator` between them, empty ones left out.
  package func joined(separator: String = "\n") -> Code {
    Code(raw: filter { !$0.isEmpty }.map(\.text).joined(separator: separator))
  }
}
