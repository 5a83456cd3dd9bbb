// SPDX-License-Identifier: MIT
internal import Diagnostics

/// Shows an author's line as it should be. Works on single lines and gives up (nil) rather than
/// show one that is wrong as well.
struct LineFix {
  /// Longer lines do not help anyone.
  private static let maxLength = 160

  private let file: SourceFile
  private var bytes: [UInt8] { file.bytes }

  init(_ file: SourceFile) { self.file = file }

  /// The line with the value that begins at `start` in quotes.
  func quotingValue(from start: Int, isFlow: Bool) -> String? {
    let line = lineRange(of: start)
    let end = endOfValue(from: start, before: line.upperBound, isFlow: isFlow)
    guard end > start else { return nil }
    return replacing([start..<end], in: line)
  }

  /// The line with a value that begins and ends with the same quote, and has such quotes inside, as
  /// it was meant: in quotes that those inside do not end.
  func requotingValue(from start: Int, isFlow: Bool) -> String? {
    let line = lineRange(of: start)
    let end = endOfValue(from: start, before: line.upperBound, isFlow: isFlow)
    guard end - start > 2, let quote = bytes[start..<end].first, bytes[end - 1] == quote,
      line.count <= Self.maxLength
    else { return nil }
    let inner = string(start + 1..<end - 1)
    // `'x' || 'y'` begins and ends with quotes of two texts.
    let inside = bytes[start + 1..<end - 1]
    let beforeQuote = inside.prefix { $0 != quote }
    guard
      String(decoding: beforeQuote, as: UTF8.self).contains("${")
        || inside.count(where: { $0 == quote }) % 2 == 1
    else { return nil }
    let meant: String
    if quote == UInt8(ascii: "'") {
      guard !inner.contains("''") else { return nil }
      meant = Self.quoted(inner)
    } else {
      // A text inside an expression takes single quotes.
      let isHole = inner.contains("${") && !inner.contains("'")
      guard !inner.contains("\\") else { return nil }
      meant =
        isHole
        ? "\"\(String(inner.map { $0 == "\"" ? "'" : $0 }))\"" : Self.quoted(inner)
    }
    let indentation = bytes[line].prefix(while: isBlank).count
    return string(line.lowerBound + indentation..<start) + meant + string(end..<line.upperBound)
  }

  /// The line with every `${…}` that stands unquoted inside `[ ]` or `{ }` in quotes.
  func quotingHoles(at offset: Int) -> String? {
    let line = lineRange(of: offset)
    // The brackets may have been opened on a line above.
    var index = firstOpening(in: line.lowerBound..<offset) ?? line.lowerBound
    var holes: [Range<Int>] = []
    while index < line.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        guard let end = endOfQuoted(from: index, before: line.upperBound) else { return nil }
        index = end
      } else if isComment(at: index) {
        break
      } else if byte == UInt8(ascii: " ") || ",[]{}:".utf8.contains(byte) {
        index += 1
      } else {
        let end = endOfValue(from: index, before: line.upperBound, isFlow: true)
        guard end > index else { return nil }
        if hasHole(index..<end) { holes.append(index..<end) }
        index = end
      }
    }
    return holes.isEmpty ? nil : replacing(holes, in: line)
  }

  /// Where the value behind the first `key: ` of a line begins, or nil if there is none before
  /// `offset`.
  func startOfValue(before offset: Int) -> Int? {
    var index = lineRange(of: offset).lowerBound
    while index < offset {
      if bytes[index] == UInt8(ascii: ":"), index + 1 < offset, isBlank(bytes[index + 1]) {
        index += 1
        while index < offset, isBlank(bytes[index]) { index += 1 }
        return index < offset ? index : nil
      }
      index += 1
    }
    return nil
  }

  /// The value of the line's first key, if it is in quotes and ends before `offset`.
  func quotedValue(before offset: Int) -> Range<Int>? {
    guard let start = startOfValue(before: offset), "\"'".utf8.contains(bytes[start]),
      let end = endOfQuoted(from: start, before: offset)
    else { return nil }
    return start..<end
  }

  /// A YAML scalar that means `text`, in quotes.
  static func quoted(_ text: String) -> String {
    guard text.contains("\"") || text.contains("\\") else { return "\"\(text)\"" }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(
        separator: "''"
      ) + "'"
  }

  /// The line of an offset, without its line break.
  func lineRange(of offset: Int) -> Range<Int> {
    let line = file.line(file.location(of: offset).line)
    return line.startIndex..<line.endIndex
  }

  /// The first byte of the line that is not a space, from its start.
  func indentation(of offset: Int) -> Int {
    let line = lineRange(of: offset)
    return bytes[line].prefix { $0 == UInt8(ascii: " ") }.count
  }

  private func replacing(_ ranges: [Range<Int>], in line: Range<Int>) -> String? {
    guard line.count <= Self.maxLength else { return nil }
    var text = ""
    var index = line.lowerBound + bytes[line].prefix(while: isBlank).count
    for range in ranges {
      guard range.lowerBound >= index else { return nil }
      text += string(index..<range.lowerBound) + Self.quoted(string(range))
      index = range.upperBound
    }
    return text + string(index..<line.upperBound)
  }

  /// Where a plain value ends if `${…}` is taken as one piece.
  private func endOfValue(from start: Int, before limit: Int, isFlow: Bool) -> Int {
    var index = start
    var end = start
    while index < limit {
      let byte = bytes[index]
      if byte == UInt8(ascii: "$"), index + 1 < limit, bytes[index + 1] == UInt8(ascii: "{") {
        guard let close = endOfHole(from: index, before: limit) else { return start }
        index = close
        end = index
        continue
      }
      if isComment(at: index) { break }
      if isFlow {
        if ",[]{}".utf8.contains(byte) { break }
        if byte == UInt8(ascii: ":"), index + 1 >= limit || endsKey(bytes[index + 1]) { break }
      }
      index += 1
      if !isBlank(byte) { end = index }
    }
    return end
  }

  /// Where an expression in a flow collection ends: at the first comma or bracket that is neither
  /// inside brackets of its own nor inside a text.
  func endOfExpression(from start: Int) -> Int {
    let limit = lineRange(of: start).upperBound
    var depth = 0
    var isQuoted = false
    var index = start
    scan: while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "'"): isQuoted.toggle()
      case _ where isQuoted: break
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { break scan }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: break scan
      default: break
      }
      index += 1
    }
    while index > start, isBlank(bytes[index - 1]) { index -= 1 }
    return index
  }

  private func endOfHole(from start: Int, before limit: Int) -> Int? {
    var depth = 0
    var isQuoted = false
    for index in start..<limit {
      switch bytes[index] {
      case UInt8(ascii: "'"): isQuoted.toggle()
      case UInt8(ascii: "{") where !isQuoted: depth += 1
      case UInt8(ascii: "}") where !isQuoted:
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
    }
    return nil
  }

  private func endOfQuoted(from start: Int, before limit: Int) -> Int? {
    let quote = bytes[start]
    var index = start + 1
    while index < limit {
      if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 2
      } else if bytes[index] == quote {
        return index + 1
      } else {
        index += 1
      }
    }
    return nil
  }

  private func firstOpening(in range: Range<Int>) -> Int? {
    range.first { index in
      guard bytes[index] == UInt8(ascii: "[") || bytes[index] == UInt8(ascii: "{") else {
        return false
      }
      return index == range.lowerBound || isBlank(bytes[index - 1])
    }
  }

  private func hasHole(_ range: Range<Int>) -> Bool {
    range.dropLast().contains {
      bytes[$0] == UInt8(ascii: "$") && bytes[$0 + 1] == UInt8(ascii: "{")
    }
  }

  private func isComment(at index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "#") && index > 0 && isBlank(bytes[index - 1])
  }

  private func endsKey(_ byte: UInt8) -> Bool { isBlank(byte) || ",[]{}".utf8.contains(byte) }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
