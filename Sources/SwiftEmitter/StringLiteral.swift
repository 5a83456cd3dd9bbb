// SPDX-License-Identifier: MIT

/// Spells string values as Swift literals.
package enum StringLiteral {
  /// A one-line literal. Everything that could end it, start an interpolation, break the line, be
  /// invisible or reorder the text is escaped.
  package static func escaped(_ value: String) -> String {
    // Most are words: they stand as they are.
    if value.utf8.allSatisfy(isPlainInLiteral) { return "\"\(value)\"" }
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if isPlain(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
      }
    }
    return result + "\""
  }

  /// A raw literal, over several lines if the value has some, or an escaped one where the value has
  /// a character that must not stand in a source file as it is.
  ///
  /// - Parameter indentation: of the text, from where the literal's line begins. swift-format wants
  ///   none if the literal begins its line.
  package static func multiline(_ value: String, indentation: String = "  ") -> String {
    guard value.unicodeScalars.allSatisfy({ $0 == "\n" || isPlain($0) }),
      // Blank lines and blanks at the end of a line do not survive in `Code.fileContents`.
      !value.split(separator: "\n", omittingEmptySubsequences: false).contains(where: {
        $0.isEmpty || $0.hasSuffix(" ")
      })
    else { return escaped(value) }
    let isOneLine = !value.contains("\n")
    // Quotes together would begin a literal of several lines.
    if isOneLine, value.hasPrefix("\"") { return escaped(value) }
    let hashes = String(
      repeating: "#", count: hashes(around: value, closedBy: isOneLine ? 1 : 3))
    if isOneLine { return "\(hashes)\"\(value)\"\(hashes)" }
    // The closing quotes' indentation is not part of the value.
    let lines = value.split(separator: "\n", omittingEmptySubsequences: false).map {
      "\(indentation)\($0)\n"
    }
    return "\(hashes)\"\"\"\n\(lines.joined())\(indentation)\"\"\"\(hashes)"
  }

  /// How many number signs it takes for nothing in a value to end its literal, which so many quotes
  /// do, or to begin an escape.
  private static func hashes(around value: String, closedBy end: Int) -> Int {
    var result = 1
    var quotes = 0
    /// Number signs behind the quotes or a backslash; nil elsewhere.
    var run: Int?
    for byte in value.utf8 {
      if byte == UInt8(ascii: "#"), let before = run {
        run = before + 1
        quotes = 0
        result = max(result, before + 2)
      } else {
        quotes = byte == UInt8(ascii: "\"") ? quotes + 1 : 0
        run = byte == UInt8(ascii: "\\") || quotes >= end ? 0 : nil
      }
    }
    return result
  }

  /// A literal over several lines that read as one.
  package static func broken(_ value: String, width: Int = 72) -> String {
    var lines: [String] = []
    var rest = value.unicodeScalars[...]
    while !rest.isEmpty {
      var line = rest.prefix(width)
      // Behind a blank, if one is not too far back.
      if line.count < rest.count, let blank = line.suffix(width / 2).lastIndex(of: " ") {
        line = line[...blank]
      }
      lines.append(String(escaped(String(String.UnicodeScalarView(line))).dropFirst().dropLast()))
      rest = rest[line.endIndex...]
    }
    if !value.contains("\"\"") { lines = lines.map(Self.withPlainQuotes) }
    return "\"\"\"\n\(lines.joined(separator: "\\\n"))\n\"\"\""
  }

  /// In a multi-line literal a quote stands for itself, but for several in a row.
  private static func withPlainQuotes(_ line: String) -> String {
    var result = ""
    var isEscape = false
    for character in line {
      if isEscape, character == "\"" { result.removeLast() }
      result.append(character)
      isEscape = !isEscape && character == "\\"
    }
    return result
  }

  /// Whether a byte is an ASCII character that needs no escape in a one-line literal.
  private static func isPlainInLiteral(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "\"")
  }

  /// Whether a scalar can stand in source text as it is: visible, and of no effect on its
  /// neighbours.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
      return false
    case .spaceSeparator:
      return false
    default:
      return scalar.properties.isDefaultIgnorableCodePoint == false
    }
  }
}
