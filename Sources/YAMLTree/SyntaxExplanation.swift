// SPDX-License-Identifier: MIT
internal import Diagnostics

/// Says in an author's words why libyaml stopped.
struct SyntaxExplanation {
  typealias LastScalar = (style: YAMLScalar.Style, bytes: Range<Int>)

  let failure: LibYAMLFailure
  /// The scalar before the error, if there is one.
  let lastScalar: LastScalar?
  let file: SourceFile
  let fix: LineFix

  init(_ failure: LibYAMLFailure, after lastScalar: LastScalar?, in file: SourceFile) {
    self.failure = failure
    self.lastScalar = lastScalar
    self.file = file
    fix = LineFix(file)
  }

  var diagnostic: Diagnostic {
    switch failure.problem {
    case "found character that cannot start any token": cannotStart
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      tab
    case "mapping values are not allowed in this context": unexpectedColon
    case "could not find expected ':'": missingColon
    case "did not find expected key": unexpectedInMapping
    case "did not find expected '-' indicator": unexpectedInList
    case "block sequence entries are not allowed in this context": unexpectedDash
    case "mapping keys are not allowed in this context": unexpectedQuestionMark
    case "did not find expected ',' or ']'": unexpectedInFlow(closing: "]", noun: "list")
    case "did not find expected ',' or '}'": unexpectedInFlow(closing: "}", noun: "mapping")
    case "did not find expected node content": missingValue
    case "found unexpected end of stream", "found unexpected document indicator": unclosedQuote
    case "found unknown escape character": unknownEscape
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      invalidEscape
    case "found undefined tag handle": tagError
    default: byContext
    }
  }

  /// What libyaml was doing tells enough for the rest of its messages.
  private var byContext: Diagnostic {
    switch failure.context {
    case "while scanning a tag", "while parsing a tag": tagError
    case "while scanning an anchor", "while scanning an alias": anchorError
    case "while scanning a block scalar": blockHeader
    case "while scanning a directive", "while scanning a %YAML directive",
      "while scanning a %TAG directive", "while parsing a %TAG directive":
      error("this is not a YAML directive", at: contextOffset, help: directiveHelp)
    default:
      switch failure.problem {
      case "did not find expected <document start>": afterDocument
      case "found incompatible YAML document":
        error("this version of YAML is not supported", help: "write `%YAML 1.2`, or nothing")
      default: error("this is not YAML: \(failure.problem)")
      }
    }
  }

  // MARK: - Characters

  private var cannotStart: Diagnostic {
    switch byte(failure.offset) {
    case UInt8(ascii: "\t")?: return tab
    case UInt8(ascii: "%")? where failure.offset == lineStart:
      return error("a line that begins with `%` is read as a directive", help: directiveHelp)
    default: break
    }
    if let diagnostic = afterQuote() { return diagnostic }
    let character = character(at: failure.offset)
    let name = character == "`" ? "a backtick" : "`\(character)`"
    var place = ""
    if isFlow, character == "|" || character == ">" { place = " inside `[ ]` or `{ }`" }
    return error(
      "text cannot begin with \(name)\(place)",
      help: quoting(from: failure.offset)
    )
  }

  private var tab: Diagnostic {
    var end = failure.offset
    while byte(end) == UInt8(ascii: "\t") { end += 1 }
    return Diagnostic(
      .tabIndentation,
      "a tab in the indentation",
      at: SourceRange(file, failure.offset..<max(end, place(failure.offset).bytes.upperBound)),
      label: "YAML allows only spaces here",
      help: ["indent with spaces"]
    )
  }

  private var unknownEscape: Diagnostic {
    let end = min(failure.offset + 1 + width(at: failure.offset + 1), file.bytes.count)
    let escape = string(failure.offset..<end)
    return Diagnostic(
      .yamlSyntax,
      "`\(escape)` is not an escape in double quotes",
      at: SourceRange(file, failure.offset..<end),
      help: ["write `\\\(escape)`, or use single quotes, in which a backslash is text"]
    )
  }

  private var invalidEscape: Diagnostic {
    // The mark is behind `\x`, `\u` or `\U`.
    let start = max(0, failure.offset - 2)
    let digits: Int? =
      switch byte(failure.offset - 1) {
      case UInt8(ascii: "x")?: 2
      case UInt8(ascii: "u")?: 4
      case UInt8(ascii: "U")?: 8
      default: nil
      }
    guard let digits, byte(start) == UInt8(ascii: "\\") else {
      return error("this escape is not complete")
    }
    let name = string(start..<failure.offset)
    let range = SourceRange(file, start..<failure.offset)
    if failure.problem.contains("hexdecimal") {
      return Diagnostic(.yamlSyntax, "`\(name)` needs \(digits) hexadecimal digits", at: range)
    }
    return Diagnostic(.yamlSyntax, "this escape does not name a Unicode character", at: range)
  }

  // MARK: - Indicators

  private var tagError: Diagnostic {
    // A parser error marks the node first and the tag second, a scanner error the tag first.
    let start = byte(failure.offset) == UInt8(ascii: "!") ? failure.offset : contextOffset
    if let diagnostic = afterQuote(at: start) { return diagnostic }
    var end = start
    while let byte = byte(end), byte > 0x20, !isFlow || !",]}".utf8.contains(byte) {
      end += 1
    }
    return Self.tag(
      string(start..<end),
      at: SourceRange(file, start..<end),
      fix: fix.quotingValue(from: start, isFlow: isFlow)
    )
  }

  /// Something that begins with `!` is not a tag we know.
  static func tag(_ written: String, at range: SourceRange, fix: String?) -> Diagnostic {
    var help = "YAML reads a leading `!` as a tag; if it is meant as text, quote the value"
    if let fix { help += ":\n\(fix)" }
    return Diagnostic(
      .unknownTag,
      "`\(written)` is read as a YAML tag",
      at: range,
      help: [help, "in an expression, write `not x` for the opposite of x"],
      fix: negation(at: range)
    )
  }

  /// `not ` for the `!` of `when: !active`: a condition is no text. Nil where something is compared,
  /// of which `not` would mean the opposite.
  private static func negation(at range: SourceRange) -> Fix? {
    let file = range.file
    let start = range.bytes.lowerBound
    let line = file.line(range.start.line)
    let before = line[line.startIndex..<start].reversed().drop { $0 == UInt8(ascii: " ") }
    guard before.first == UInt8(ascii: ":") else { return nil }
    let key = before.dropFirst().prefix { !" {,-".utf8.contains($0) }.reversed()
    let rest = line[(start + 1)...]
    guard ["when", "unless", "$when", "$if"].contains(where: { key.elementsEqual($0.utf8) }),
      rest.first.map({ (0x61...0x7A).contains($0 | 0x20) }) == true,
      !rest.contains(where: { "=<>\"".utf8.contains($0) })
    else { return nil }
    return Fix(SourceRange(file, start..<start + 1), "not ")
  }

  private var anchorError: Diagnostic {
    if let diagnostic = afterQuote(at: contextOffset) { return diagnostic }
    let sign = character(at: contextOffset)
    let meaning = sign == "*" ? "a reference to an anchor" : "an anchor"
    return error(
      "`\(sign)` begins \(meaning), and this is not a name for one",
      at: contextOffset,
      help: quoting(from: contextOffset)
    )
  }

  private var blockHeader: Diagnostic {
    if let diagnostic = afterQuote(at: contextOffset) { return diagnostic }
    let sign = character(at: contextOffset)
    return error(
      "`\(sign)` begins a text of several lines, and nothing else fits on its line",
      at: contextOffset,
      help: quoting(from: contextOffset)
    )
  }

  private var afterDocument: Diagnostic {
    if let diagnostic = afterQuote() { return diagnostic }
    return error("this stands behind the end of the document", at: failure.offset)
  }

  private let directiveHelp = "quote text that begins with `%`"
}
