// SPDX-License-Identifier: MIT

/// Prints diagnostics for people: message, place, the line itself and a caret below it.
///
/// ```
/// error[E0202]: `traitz` is not a member of Identify
///   --> Manifests/heap/manifest.yaml:24:17
/// 24 |       email: ${traitz.email}
///    |                ^^^^^^ did you mean `traits`?
/// ```
package struct TextPrinter {
  /// Longest part of a source line that is shown, in columns of the terminal.
  private static let window = 160

  private let isColoured: Bool

  package init(coloured isColoured: Bool = false) { self.isColoured = isColoured }

  package func print(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(print).joined(separator: "\n")
  }

  /// The text of one diagnostic, with a line break at the end.
  package func print(_ diagnostic: Diagnostic) -> String {
    let colour: Colour = diagnostic.severity == .error ? .red : .yellow
    let head = paint("\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]", colour)
    var text = head + paint(": \(Self.printable(diagnostic.message))", .bold) + "\n"
    let places = [diagnostic.range] + diagnostic.related.map(\.range)
    let gutter = places.map { String($0.start.line).count }.max() ?? 1
    text += excerpt(diagnostic.range, label: diagnostic.label, gutter: gutter, colour: colour)
    for related in diagnostic.related {
      text += excerpt(related.range, label: related.label, gutter: gutter, colour: .blue)
    }
    let margin = String(repeating: " ", count: gutter + 1)
    for detail in diagnostic.details {
      text += (margin + "  " + Self.printable(detail)).trimmingSuffixSpaces() + "\n"
    }
    for help in diagnostic.help {
      let lines = Self.printable(help, keepingLineBreaks: true).split(
        separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        let lead = index == 0 ? paint("=", .blue) + paint(" help: ", .bold) : "        "
        text += (margin + lead + line).trimmingSuffixSpaces() + "\n"
      }
    }
    return text
  }

  private func excerpt(
    _ range: SourceRange, label: String?, gutter: Int, colour: Colour
  ) -> String {
    let start = range.start
    let number = String(start.line)
    let pad = String(repeating: " ", count: gutter)
    let place = "\(Self.printable(range.file.path)):\(start.line):\(start.column)"
    // A folder, or a file that could not be read, has no lines to show.
    guard !range.file.bytes.isEmpty else {
      return "\(pad)\(paint("-->", .blue)) \(Self.printable(range.file.path))\n"
        + (label.map { "\(pad)  \(Self.printable($0))\n" } ?? "")
    }
    var text = "\(pad)\(paint("-->", .blue)) \(place)\n"

    let lineStart = range.file.offset(ofLine: start.line)
    let line = range.file.line(start.line)
    let lower = min(max(range.bytes.lowerBound, lineStart), line.endIndex)
    let upper = min(max(range.bytes.upperBound, lower), line.endIndex)
    let (shown, before, marked) = Self.window(
      before: line[line.startIndex..<lower], marked: line[lower..<upper],
      after: line[upper..<line.endIndex])
    let left = String(repeating: " ", count: gutter - number.count) + number
    text += (paint("\(left) |", .blue) + " " + shown).trimmingSuffixSpaces() + "\n"
    let carets = String(repeating: "^", count: max(1, marked))
    let pointer = carets + (label.map { " " + Self.printable($0) } ?? "")
    text +=
      paint("\(pad) |", .blue) + " " + String(repeating: " ", count: before)
      + paint(pointer, colour) + "\n"
    return text
  }

  /// Cuts a long line around the marked part. Returns the text, and the widths before and of the
  /// marked part.
  private static func window(
    before: ArraySlice<UInt8>, marked: ArraySlice<UInt8>, after: ArraySlice<UInt8>
  ) -> (String, Int, Int) {
    // Slices are bounded before they are decoded: a line can be as long as the file.
    func decoded(_ bytes: ArraySlice<UInt8>) -> [Character] {
      Array(printable(String(decoding: bytes, as: UTF8.self)))
    }
    var head = decoded(before.suffix(4 * window))
    var middle = decoded(marked.prefix(4 * window))
    var tail = decoded(after.prefix(4 * window))
    if width(head) + width(middle) + width(tail) > window {
      if middle.count > window { middle = middle.prefix(window - 1) + ["…"] }
      let room = max(20, window - width(middle))
      if width(head) > room { head = ["…"] + head.suffix(room / 2) }
      let rest = max(10, room - width(head))
      if width(tail) > rest { tail = tail.prefix(rest) + ["…"] }
    }
    return (String(head + middle + tail), width(head), width(middle))
  }

  private static func width(_ characters: [Character]) -> Int {
    characters.reduce(0) { $0 + width($1) }
  }

  /// Columns a character takes in a terminal: two for East Asian wide ones and emoji.
  private static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
    }
  }

  /// Text that is safe in a terminal: tabs become two spaces, other control characters, and those
  /// that reorder text, become U+FFFD.
  package static func printable(_ text: String, keepingLineBreaks: Bool = false) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": result += "  "
      case "\n" where keepingLineBreaks: result += "\n"
      default:
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
          result.unicodeScalars.append("\u{FFFD}")
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  private enum Colour: String {
    case red = "31;1"
    case yellow = "33;1"
    case blue = "34;1"
    case bold = "1"
  }

  private func paint(_ text: String, _ colour: Colour) -> String {
    isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}

extension String {
  fileprivate func trimmingSuffixSpaces() -> String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}
