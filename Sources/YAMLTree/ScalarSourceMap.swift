// SPDX-License-Identifier: MIT
package import Diagnostics

/// Where each byte of a scalar's text is written.
package struct ScalarSourceMap: Sendable {
  private let file: SourceFile
  private let places: Places

  private enum Places {
    /// The text stands in the file as it is: most do.
    case verbatim(Range<Int>)
    /// One range of the file per byte of the text, and an empty one at the end of the text.
    case pieces([Range<Int>])
  }

  init(file: SourceFile, verbatim range: Range<Int>) {
    self.file = file
    places = .verbatim(range)
  }

  init(file: SourceFile, pieces: [Range<Int>], end: Int) {
    self.file = file
    places = .pieces(
      (pieces + [end..<end]).map { piece in
        // A line break that is not in the file stands for its end.
        let isBehindEnd = !piece.isEmpty && piece.lowerBound >= file.bytes.count
        return isBehindEnd
          ? max(0, file.bytes.count - 1)..<file.bytes.count
          : piece.clamped(to: 0..<file.bytes.count)
      })
  }

  /// Byte offset in the file of a byte of the text; past the last byte, the end of the text.
  package subscript(offset: Int) -> Int { piece(offset).lowerBound }

  /// The range in the file of a range of the text: what lies before it and behind it (folding,
  /// indentation) does not belong to it.
  package func range(of bytes: Range<Int>) -> SourceRange {
    let lower = self[bytes.lowerBound]
    guard !bytes.isEmpty else { return SourceRange(file, lower..<lower) }
    return SourceRange(file, lower..<max(lower, piece(bytes.upperBound - 1).upperBound))
  }

  private func piece(_ offset: Int) -> Range<Int> {
    switch places {
    case .verbatim(let range):
      let lower = min(max(range.lowerBound + offset, range.lowerBound), range.upperBound)
      return lower..<min(lower + 1, range.upperBound)
    case .pieces(let pieces): return pieces[min(max(offset, 0), pieces.count - 1)]
    }
  }
}

extension YAMLScalar {
  /// Scans the scalar again, as libyaml did, and notes where each byte comes from.
  package func sourceMap() -> ScalarSourceMap {
    if let verbatim { return ScalarSourceMap(file: range.file, verbatim: verbatim) }
    var bytes = range.file.bytes
    var range = self.range.bytes
    // What libyaml was given.
    if range.upperBound == bytes.count, LibYAML.endsInSpaces(bytes) {
      bytes.append(0x0A)
      range = range.lowerBound..<bytes.count
    }
    let text = Array(self.text.utf8)
    let scan: ScalarScan? =
      switch style {
      case .plain: FlowScalarScan.scan(bytes, range, quote: nil)
      case .singleQuoted: FlowScalarScan.scan(bytes, range, quote: UInt8(ascii: "'"))
      case .doubleQuoted: FlowScalarScan.scan(bytes, range, quote: UInt8(ascii: "\""))
      case .literal: BlockScalarScan.scan(bytes, range, isFolded: false, text: text)
      case .folded: BlockScalarScan.scan(bytes, range, isFolded: true, text: text)
      }
    guard let scan, scan.text == text else {
      // Cannot happen as far as the tests can tell; the whole scalar is then better than a trap.
      return ScalarSourceMap(
        file: self.range.file,
        pieces: Array(repeating: range, count: text.count),
        end: range.upperBound
      )
    }
    return ScalarSourceMap(file: self.range.file, pieces: scan.pieces, end: scan.end)
  }

  /// Where the text stands if no escape and no line break makes it differ from what is written.
  private var verbatim: Range<Int>? {
    let margin: Int
    switch style {
    case .plain: margin = 0
    case .singleQuoted, .doubleQuoted: margin = 1
    case .literal, .folded: return nil
    }
    let (lower, upper) = (range.bytes.lowerBound + margin, range.bytes.upperBound - margin)
    guard lower <= upper, upper <= range.file.bytes.count,
      range.file.bytes[lower..<upper].elementsEqual(text.utf8)
    else { return nil }
    return lower..<upper
  }
}

/// The text of a scalar as scanned so far, with the place of every byte.
struct ScalarScan {
  private(set) var text: [UInt8] = []
  private(set) var pieces: [Range<Int>] = []
  /// Where the text ends: the closing quote, or the end of the last line.
  var end = 0

  mutating func append(_ byte: UInt8, at place: Range<Int>) {
    text.append(byte)
    pieces.append(place)
  }

  mutating func append(_ lineBreak: LineBreak) {
    for (index, byte) in lineBreak.text.enumerated() {
      // A line separator is kept as it is, so its bytes have places of their own.
      let isKept = lineBreak.text.count > 1
      let lower = lineBreak.place.lowerBound + index
      append(byte, at: isKept ? lower..<(lower + 1) : lineBreak.place)
    }
  }
}

/// A line break as libyaml reads it: everything is a line feed, except the Unicode separators.
struct LineBreak {
  var text: [UInt8]
  var place: Range<Int>

  var isFoldable: Bool { text == [0x0A] }

  /// The line break at an offset, or nil if there is none.
  init?(_ bytes: [UInt8], at offset: Int, before end: Int) {
    guard offset < end else { return nil }
    func follows(_ expected: [UInt8]) -> Bool {
      offset + expected.count <= end
        && bytes[offset..<(offset + expected.count)].elementsEqual(expected)
    }
    text = [0x0A]
    if follows([0x0D, 0x0A]) || follows([0xC2, 0x85]) {
      place = offset..<(offset + 2)
    } else if follows([0x0A]) || follows([0x0D]) {
      place = offset..<(offset + 1)
    } else if follows([0xE2, 0x80, 0xA8]) || follows([0xE2, 0x80, 0xA9]) {
      place = offset..<(offset + 3)
      text = Array(bytes[place])
    } else {
      return nil
    }
  }
}
