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
    let blocks: [[String]] = paragraphs.compactMap { paragraph in
      let lines = wrapped(paragraph, room: room)
      return lines.isEmpty ? nil : lines
    }
    var result: [String] = []
    for (index, lines) in blocks.enumerated() {
      if index > 0 { result.append(mark) }
      result += lines.map { "\(mark) \($0)" }
    }
    return Code(raw: result.joined(separator: "\n"))
  }

  /// Blanks separate, but not inside back-quotes: a span of code stays in one line.
  private static func words(of text: String) -> [Substring] {
    var isCode = false
    return text.split { character in
      if character == "`" { isCode.toggle() }
      return character == " " && !isCode
    }
  }

  /// Words of one paragraph in lines. Only visible characters survive, so a comment cannot be left
  /// by a line break of any kind.
  private static func wrapped(_ text: String, room: Int) -> [String] {
    let clean = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse,
            .unassigned, .surrogate:
            " "
          default: scalar
          }
        }))
    var lines: [String] = []
    var line = ""
    for word in words(of: clean) {
      if !line.isEmpty, line.count + 1 + word.count > room {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
