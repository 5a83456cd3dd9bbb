// SPDX-License-Identifier: MIT
internal import Diagnostics

/// Quotes that are never closed, and text behind those that are.
extension SyntaxExplanation {
  var unclosedQuote: Diagnostic {
    if let diagnostic = quoteBehindComma { return diagnostic }
    var related: [Diagnostic.Related] = []
    if failure.problem.contains("document indicator") {
      related.append(.init(place(failure.offset), "the document ends before it is closed"))
    }
    return error("this quote is never closed", at: contextOffset, related: related)
  }

  /// `{ $each: x in a.split(','), v: 1 }`: YAML ends the value at the comma inside the quotes, and
  /// takes the second quote for the beginning of a text.
  private var quoteBehindComma: Diagnostic? {
    let quote = contextOffset
    guard byte(quote) == UInt8(ascii: "'"), byte(quote - 1) == UInt8(ascii: ","),
      byte(quote - 2) == UInt8(ascii: "'")
    else { return nil }
    let line = fix.lineRange(of: quote)
    var start = quote - 2
    while start > line.lowerBound, !"{[,".utf8.contains(file.bytes[start - 1]),
      !(file.bytes[start - 1] == UInt8(ascii: " ") && byte(start - 2) == UInt8(ascii: ":"))
    {
      start -= 1
    }
    while byte(start) == UInt8(ascii: " ") { start += 1 }
    let end = fix.endOfExpression(from: start)
    guard end > quote else { return nil }
    return error(
      "`,` inside an unquoted value", at: quote - 1,
      label: "inside `[ ]` or `{ }` YAML ends the value here",
      help: QuotingFix.help(quoting: SourceRange(file, start..<end)))
  }

  /// The diagnostic for text directly behind a quoted scalar: either the quotes are meant as text,
  /// or an earlier quote is not closed and this scalar ends where another should begin.
  func afterQuote(at offset: Int? = nil) -> Diagnostic? {
    let offset = offset ?? failure.offset
    guard let bytes = quoted(before: offset) else { return nil }
    let opening = place(bytes.lowerBound)
    let isLong = opening.start.line < file.location(of: bytes.upperBound).line
    if isFlow, !isLong, isKey(at: offset) {
      return error("a `,` is missing before this key", at: offset)
    }
    return error(
      "text behind a closing quote",
      at: offset,
      related: [
        .init(opening, isLong ? "is this quote closed where it should be?" : "the quote opens here")
      ],
      help: isLong
        ? nil
        : fix.requotingValue(from: bytes.lowerBound, isFlow: isFlow).map {
          "a quote inside a quoted text ends it: write\n\($0)"
        }
          ?? "if the quotes are part of the text, quote all of it"
          + fixed(fix.quotingValue(from: bytes.lowerBound, isFlow: isFlow))
    )
  }

  /// Whether `name: ` begins at an offset.
  private func isKey(at offset: Int) -> Bool {
    var end = offset
    while let byte = byte(end),
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F
        || byte == 0x24
    {
      end += 1
    }
    return end > offset && byte(end) == UInt8(ascii: ":") && byte(end + 1) == UInt8(ascii: " ")
  }

  /// The quoted scalar that ends where the error begins. libyaml reads ahead, so it may not have
  /// told of it yet.
  private func quoted(before offset: Int) -> Range<Int>? {
    guard offset < file.bytes.count else { return nil }
    var candidates: [Range<Int>] = []
    if let (style, bytes) = lastScalar, style == .doubleQuoted || style == .singleQuoted {
      candidates.append(bytes)
    }
    if let quoted = fix.quotedValue(before: offset) { candidates.append(quoted) }
    return candidates.first { bytes in
      bytes.upperBound <= offset
        && file.bytes[bytes.upperBound..<offset].allSatisfy { $0 == UInt8(ascii: " ") }
    }
  }
}
