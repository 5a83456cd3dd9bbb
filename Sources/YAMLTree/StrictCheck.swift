// SPDX-License-Identifier: MIT
internal import Diagnostics

/// Refuses what libyaml takes, or takes for something else, although it is not YAML 1.2.
///
/// Better a diagnostic than a value that other tools read differently.
struct StrictCheck {
  private struct Open {
    var isFlow: Bool
    /// Spaces that a line inside must exceed; -1 at the top.
    var indentation: Int
    var start: Int
  }

  private let file: SourceFile
  private let bytes: [UInt8]
  private var stack: [Open] = []
  /// Everything before this has been looked at.
  private var position = 0
  private var isAfterImplicitEnd = false

  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
  }

  /// Looks at one event and at the text between it and the one before.
  mutating func take(_ event: YAMLEvent) -> Diagnostic? {
    if let problem = checkGap(to: event.bytes.lowerBound) { return problem }
    position = max(position, event.bytes.lowerBound)
    let problem = check(event)
    let isNode =
      if case .scalar = event.kind { true } else { event.anchor != nil || event.tag != nil }
    if isNode { position = max(position, event.contentStart) }
    switch event.kind {
    case .scalar, .alias: position = max(position, event.bytes.upperBound)
    case .sequenceStart(let isFlow), .mappingStart(let isFlow): open(event, isFlow: isFlow)
    default: break
    }
    return problem
  }

  private mutating func check(_ event: YAMLEvent) -> Diagnostic? {
    switch event.kind {
    case .documentEnd(let isExplicit):
      isAfterImplicitEnd = !isExplicit
      return nil
    case .documentStart: return checkDirective(event)
    case .sequenceEnd, .mappingEnd:
      guard let closed = stack.popLast(), closed.isFlow, !isInFlow else { return nil }
      return checkLines(closed.start..<event.bytes.upperBound, isQuoted: false)
    case .scalar(let text, let style): return checkAnchor(event) ?? check(text, style, event)
    case .sequenceStart, .mappingStart: return checkAnchor(event)
    default: return nil
    }
  }

  private mutating func open(_ event: YAMLEvent, isFlow: Bool) {
    // Not for flow collections: finding a column costs as much as the line is long.
    let indentation =
      isFlow ? outerIndentation : file.location(of: event.contentStart).column - 1
    stack.append(Open(isFlow: isFlow, indentation: indentation, start: event.contentStart))
  }

  private var isInFlow: Bool { stack.last?.isFlow ?? false }
  private var outerIndentation: Int { stack.last?.indentation ?? -1 }

  // MARK: - Rules

  /// Comments need a space before them, and `?x` in a flow collection is text, which libyaml reads
  /// as a key.
  private func checkGap(to end: Int) -> Diagnostic? {
    var offset = position
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "#") {
        if offset > 0, !isSpace(bytes[offset - 1]), offset != TextCheck.byteOrderMark.count {
          return glued(at: offset)
        }
        while offset < end, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      } else if byte == UInt8(ascii: "?"), isInFlow, offset + 1 < bytes.count,
        !isSpace(bytes[offset + 1]), !",[]{}".utf8.contains(bytes[offset + 1])
      {
        return error(
          "text that begins with `?` needs quotes inside `[ ]` or `{ }`",
          offset..<(offset + 1),
          help: quoting(from: offset, isFlow: true)
        )
      }
      offset += 1
    }
    return nil
  }

  private func check(
    _ text: String,
    _ style: YAMLScalar.Style,
    _ event: YAMLEvent
  ) -> Diagnostic? {
    let range = event.contentStart..<event.bytes.upperBound
    switch style {
    case .plain:
      guard text == "-", isInFlow else { return nil }
      return error(
        "a `-` alone needs quotes inside `[ ]` or `{ }`",
        range,
        help: quoting(from: range.lowerBound, isFlow: true)
      )
    case .singleQuoted, .doubleQuoted:
      return isInFlow ? nil : checkLines(range, isQuoted: true)
    case .literal, .folded:
      let header = bytes[range].prefix { $0 != UInt8(ascii: "\n") }
      guard let sign = header.firstIndex(of: UInt8(ascii: "#")) else { return nil }
      return isSpace(bytes[sign - 1]) ? nil : glued(at: sign)
    }
  }

  /// libyaml ends the anchor's name at a `:` and begins a value with it.
  private func checkAnchor(_ event: YAMLEvent) -> Diagnostic? {
    guard let anchor = event.anchor else { return nil }
    let start = event.bytes.lowerBound
    let end = start + 1 + anchor.utf8.count
    guard bytes[start] == UInt8(ascii: "&"), end + 1 < bytes.count,
      bytes[end] == UInt8(ascii: ":"), !isSpace(bytes[end + 1])
    else { return nil }
    return error(
      "the name of an anchor consists of letters, digits, `-` and `_`",
      start..<(end + 1)
    )
  }

  private func checkDirective(_ event: YAMLEvent) -> Diagnostic? {
    let start = event.bytes.lowerBound
    guard isAfterImplicitEnd, start < bytes.count, bytes[start] == UInt8(ascii: "%") else {
      return nil
    }
    return error(
      "a line that begins with `%` is read as a directive, which cannot follow content",
      start..<(start + 1),
      help: "quote text that begins with `%`, or write `...` above it"
    )
  }

  /// Lines of a flow collection or quoted scalar lie deeper than the block around it. A closing
  /// bracket may stand below its key, as everyone writes it.
  private func checkLines(_ range: Range<Int>, isQuoted: Bool) -> Diagnostic? {
    guard outerIndentation >= 0 else { return nil }
    let last = file.location(of: range.upperBound).line
    var number = file.location(of: range.lowerBound).line + 1
    while number <= last {
      let line = file.line(number)
      let spaces = line.prefix { $0 == UInt8(ascii: " ") }.count
      number += 1
      guard let first = line.first(where: { !isSpace($0) }), spaces <= outerIndentation else {
        continue
      }
      if !isQuoted, "]}#".utf8.contains(first) { continue }
      let start = line.startIndex + spaces
      let place = SourceRange(file, start..<(start + 1))
      let opening = Diagnostic.Related(
        SourceRange(file, range.lowerBound..<(range.lowerBound + 1)),
        isQuoted ? "is this quote closed where it should be?" : "it begins here"
      )
      if line[start] == UInt8(ascii: "\t") {
        return Diagnostic(
          .tabIndentation,
          "a tab in the indentation",
          at: place,
          label: "YAML allows only spaces here",
          related: [opening],
          help: ["indent with spaces"]
        )
      }
      return Diagnostic(
        .yamlSyntax,
        "this line is not indented as part of the value above",
        at: place,
        label: "\(outerIndentation + 1) or more spaces are needed",
        related: [opening]
      )
    }
    return nil
  }

  // MARK: - Wording

  private func glued(at offset: Int) -> Diagnostic {
    error("a comment needs a space before its `#`", offset..<(offset + 1))
  }

  private func quoting(from offset: Int, isFlow: Bool) -> String {
    let line = LineFix(file).quotingValue(from: offset, isFlow: isFlow)
    return "quote the value" + (line.map { ":\n\($0)" } ?? "")
  }

  private func error(_ message: String, _ range: Range<Int>, help: String? = nil) -> Diagnostic {
    Diagnostic(
      .yamlSyntax,
      message,
      at: SourceRange(file, range),
      help: help.map { [$0] } ?? []
    )
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }
}
