// SPDX-License-Identifier: MIT
internal import Diagnostics

extension SyntaxExplanation {
  // MARK: - Block collections

  /// A `: ` where no key can be.
  var unexpectedColon: Diagnostic {
    if let start = fix.startOfValue(before: failure.offset) {
      let first = byte(start)
      guard first != UInt8(ascii: "\""), first != UInt8(ascii: "'") else {
        return error("only one `key: value` fits on a line")
      }
      return error(
        "`: ` inside an unquoted value",
        label: "YAML reads this as another key",
        help: quoting(from: start)
      )
    }
    guard let above = previousLine else { return error("there is no key before this `:`") }
    return Diagnostic(
      .yamlSyntax,
      "this key is indented as if it belonged to the value above",
      at: keyRange,
      related: [.init(above, "this line has a value already")],
      help: ["indent it like the key above, or leave that key without a value"]
    )
  }

  var missingColon: Diagnostic {
    let line = fix.lineRange(of: contextOffset)
    let end = max(contextOffset, line.upperBound)
    if let byte = byte(contextOffset), byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
      line.upperBound < failure.offset, fix.lineRange(of: failure.offset) != line
    {
      return Diagnostic(
        .yamlSyntax,
        "a `:` is missing behind this quoted key, or its quote is not closed",
        at: SourceRange(file, contextOffset..<end)
      )
    }
    let isItem = byte(contextOffset) == UInt8(ascii: "-")
    return Diagnostic(
      .yamlSyntax,
      isItem ? "this line is not a list item" : "this line is not `key: value`",
      at: SourceRange(file, contextOffset..<end),
      label: isItem
        ? "a space behind the `-` is missing" : "a `:` with a space behind it is missing"
    )
  }

  var unexpectedInMapping: Diagnostic {
    if let diagnostic = afterQuote() { return diagnostic }
    let opening = place(contextOffset)
    let sign = character(at: failure.offset)
    if sign == "]" || sign == "}" { return error("this `\(sign)` closes nothing") }
    if let diagnostic = afterBracket { return diagnostic }
    if sign == "-" {
      return error(
        "a list item where a key is expected",
        related: [.init(opening, "the mapping begins here")]
      )
    }
    return error(
      "this does not fit into the mapping above",
      label: wrongIndentation,
      related: [.init(opening, "the mapping begins here")]
    )
  }

  /// `when: ['a'].contains(x)`: an expression that begins with a bracket needs quotes.
  private var afterBracket: Diagnostic? {
    guard let before = byte(failure.offset - 1), "]}".utf8.contains(before),
      let start = fix.startOfValue(before: failure.offset), "[{".utf8.contains(byte(start) ?? 0)
    else { return nil }
    let line = fix.lineRange(of: start)
    return error(
      "text behind a closing bracket",
      related: [
        .init(place(start), "YAML takes this for a \(byte(start) == 0x5B ? "list" : "mapping")")
      ],
      help: QuotingFix.help(quoting: SourceRange(file, start..<line.upperBound))
    )
  }

  var unexpectedInList: Diagnostic {
    if let diagnostic = afterQuote() { return diagnostic }
    return error(
      "this does not fit into the list above",
      label: wrongIndentation ?? "an item begins with `- `",
      related: [.init(place(contextOffset), "the list begins here")]
    )
  }

  var unexpectedDash: Diagnostic {
    error(
      "a list cannot begin on the line of its key",
      help: "write its items on lines of their own, or, if this is text, quote it"
        + fixed(fix.quotingValue(from: failure.offset, isFlow: isFlow))
    )
  }

  var unexpectedQuestionMark: Diagnostic {
    error("`? ` cannot stand here", help: quoting(from: failure.offset))
  }

  // MARK: - Flow collections

  func unexpectedInFlow(closing: String, noun: String) -> Diagnostic {
    let start = failure.offset
    if byte(start) == UInt8(ascii: "{"), byte(start - 1) == UInt8(ascii: "$") {
      return Diagnostic(
        .yamlSyntax,
        "`${` inside `[ ]` or `{ }` needs quotes",
        at: SourceRange(file, (start - 1)..<(start + 1)),
        label: "YAML reads this brace as one of its own",
        help: ["quote the value" + fixed(fix.quotingHoles(at: start))]
      )
    }
    let opening = place(contextOffset)
    let isOnLaterLine = opening.start.line < file.location(of: start).line
    let isOutside = fix.indentation(of: start) <= fix.indentation(of: contextOffset)
    if start >= file.bytes.count || (isOnLaterLine && isOutside) {
      return Diagnostic(
        .yamlSyntax,
        "this `\(character(at: contextOffset))` is never closed",
        at: opening,
        related: start < file.bytes.count
          ? [.init(place(start), "`\(closing)` is expected before this")] : []
      )
    }
    if let diagnostic = afterQuote() ?? bracketInValue { return diagnostic }
    return error(
      "`,` or `\(closing)` is expected here",
      related: [.init(opening, "the \(noun) begins here")]
    )
  }

  /// `{ $each: p in [1, 2] }`: a bracket inside an unquoted value of a flow collection.
  private var bracketInValue: Diagnostic? {
    let start = failure.offset
    guard let opening = byte(start), "[{".utf8.contains(opening),
      let lastScalar, lastScalar.style == .plain, lastScalar.bytes.upperBound <= start,
      file.bytes[lastScalar.bytes.upperBound..<start].allSatisfy({ $0 == UInt8(ascii: " ") })
    else { return nil }
    let end = fix.endOfExpression(from: lastScalar.bytes.lowerBound)
    return error(
      "`\(character(at: start))` inside an unquoted value",
      label: "inside `[ ]` or `{ }` YAML takes it for one of its own",
      help: QuotingFix.help(quoting: SourceRange(file, lastScalar.bytes.lowerBound..<end))
    )
  }

  var missingValue: Diagnostic {
    if failure.offset >= file.bytes.count, let opening = openBracket(before: failure.offset) {
      return error("this `\(character(at: opening))` is never closed", at: opening)
    }
    let character = character(at: failure.offset)
    switch character {
    case "]", "}":
      return error("this `\(character)` closes nothing", help: quoting(from: failure.offset))
    case "," where isFlow: return error("nothing stands before this `,`")
    default:
      return error(
        "a value cannot begin with `\(character)`",
        help: quoting(from: failure.offset)
      )
    }
  }

  /// The nearest bracket before an offset that nothing in between closes. Brackets inside quotes
  /// count too: where the file ends too early it is the best guess there is.
  private func openBracket(before offset: Int) -> Int? {
    var depth = 0
    for index in file.bytes.indices.prefix(offset).reversed() {
      switch file.bytes[index] {
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth == 0 { return index }
        depth -= 1
      default: break
      }
    }
    return nil
  }
}
