// SPDX-License-Identifier: MIT

extension Code {
  /// A documentation comment from any text, wrapped at the line length; empty for no text.
  ///
  /// - Parameters:
  ///   - paragraphs: shown with an empty comment line between them.
  ///   - indentation: columns the comment will be indented by, for the wrapping.
  package static func documentation(_ paragraphs: [String], indentation: Int = 0) -> Code {
    comment(paragraphs, mark: "///", indentation: indentation)
  }

  /// The same as an ordinary comment.
  package static func comment(
    _ paragraphs: [String], mark: String = "//", indentation: Int = 0
  ) -> Code {
    let room = 100 - indentation - mark.count - 1
    let mark = Array(mark.utf8)
    var result: [UInt8] = []
    for paragraph in paragraphs {
      let lines = wrapped(paragraph, room: room)
      if !lines.isEmpty, !result.isEmpty { result += [.lineFeed] + mark }
      for line in lines {
        if !result.isEmpty { result.append(.lineFeed) }
        result += mark + [.blank] + line
      }
    }
    return Code(bytes: result)
  }

  /// Words of one paragraph in lines. Blanks separate, but not inside back-quotes: a span of code
  /// stays in one line.
  private static func wrapped(_ text: String, room: Int) -> [[UInt8]] {
    var isCode = false
    let words = visible(text).split { byte in
      if byte == UInt8(ascii: "`") { isCode.toggle() }
      return byte == .blank && !isCode
    }
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    var lineWidth = 0
    for word in words {
      let wordWidth = word.count { $0 & 0xC0 != 0x80 }
      if !line.isEmpty, lineWidth + 1 + wordWidth > room {
        lines.append(line)
        line = []
        lineWidth = 0
      }
      if !line.isEmpty {
        line.append(.blank)
        lineWidth += 1
      }
      line += word
      lineWidth += wordWidth
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// Only visible characters survive, so a comment cannot be left by a line break of any kind.
  private static func visible(_ text: String) -> [UInt8] {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { scalar -> [UInt8] in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse,
        .unassigned, .surrogate:
        [.blank]
      default: Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}
