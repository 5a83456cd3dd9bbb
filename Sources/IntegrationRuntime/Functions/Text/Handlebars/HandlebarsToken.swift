// SPDX-License-Identifier: MIT

/// A piece of a template: text, or what stands between braces.
enum HandlebarsToken {
  case text(String)
  case comment
  case value(String, isEscaped: Bool)
  case open(String)
  case otherwise(String)
  case close(String)

  /// Nil where braces are not closed, or hold what is no part of the language.
  static func all(in text: String) -> [HandlebarsToken]? {
    var tokens: [HandlebarsToken] = []
    var rest = text[...]
    while let start = rest.range(of: "{{") {
      tokens.append(.text(String(rest[..<start])))
      rest = rest[start...]
      let (opening, closing) =
        rest.hasPrefix("{{!--") ? (5, "--}}") : rest.hasPrefix("{{{") ? (3, "}}}") : (2, "}}")
      guard let end = rest.dropFirst(opening).range(of: closing) else { return nil }
      let content = String(rest.dropFirst(opening)[..<end]).trimmed
      rest = rest[end...].dropFirst(closing.count)
      if opening == 5 {
        tokens.append(.comment)
      } else if opening == 3 {
        tokens.append(.value(content, isEscaped: false))
      } else {
        tokens.append(token(content))
      }
    }
    tokens.append(.text(String(rest)))
    return withoutOwnLines(tokens)
  }

  private static func token(_ content: String) -> HandlebarsToken {
    let rest = String(content.dropFirst()).trimmed
    switch content.first {
    case "!": return .comment
    case "&": return .value(rest, isEscaped: false)
    case "#": return .open(rest)
    case "/": return .close(rest)
    case "^" where rest.isEmpty: return .otherwise("")
    default:
      if content == "else" { return .otherwise("") }
      if content.hasPrefix("else ") { return .otherwise(String(content.dropFirst(5)).trimmed) }
      return .value(content, isEscaped: true)
    }
  }

  /// A line that holds nothing but a block's tag or a comment is no line of the text.
  private static func withoutOwnLines(_ tokens: [HandlebarsToken]) -> [HandlebarsToken] {
    var result = tokens
    for index in tokens.indices.dropFirst().dropLast() where tokens[index].isStructure {
      // What stood there before anything was taken away decides.
      guard case .text(let before) = tokens[index - 1], case .text(let after) = tokens[index + 1],
        let indent = before.lastLineIndent(isWhole: index == 1),
        let end = after.firstLineEnd(isWhole: index + 2 == tokens.count)
      else { continue }
      if case .text(let kept) = result[index - 1] {
        result[index - 1] = .text(String(kept.dropLast(indent)))
      }
      result[index + 1] = .text(String(after.dropFirst(end)))
    }
    return result
  }

  private var isStructure: Bool {
    switch self {
    case .text, .value: false
    case .comment, .open, .otherwise, .close: true
    }
  }
}

extension String {
  /// How many blanks the text ends with, if they are all of its last line.
  fileprivate func lastLineIndent(isWhole: Bool) -> Int? {
    let blanks = reversed().prefix { $0 == " " || $0 == "\t" }.count
    let before = dropLast(blanks).last
    return before.map { $0.isNewline } ?? isWhole ? blanks : nil
  }

  /// How many characters its first line has with its end, if they are all blanks.
  fileprivate func firstLineEnd(isWhole: Bool) -> Int? {
    let blanks = prefix { $0 == " " || $0 == "\t" }.count
    guard let next = dropFirst(blanks).first else { return isWhole ? blanks : nil }
    return next.isNewline ? blanks + 1 : nil
  }
}

extension Substring {
  /// Where a short text begins.
  fileprivate func range(of text: String) -> Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start }
      start = index(after: start)
    }
    return nil
  }
}
