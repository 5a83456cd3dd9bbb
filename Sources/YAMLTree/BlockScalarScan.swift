// SPDX-License-Identifier: MIT

/// Scans literal (`|`) and folded (`>`) scalars: indentation, folding, chomping.
struct BlockScalarScan {
  private enum Chomping { case strip, clip, keep }

  /// How many indentations are tried before giving up; the first one is right as a rule.
  private static let maxAttempts = 64

  private let bytes: [UInt8]
  private let end: Int
  private let isFolded: Bool
  private let indentation: Int
  private var chomping = Chomping.clip
  private var offset: Int
  private var scan = ScalarScan()
  private var trailing: [LineBreak] = []

  /// `range` from the `|` or `>`. The indentation is found through `text`, what libyaml made of it:
  /// an indentation indicator counts from the parent, which the scalar does not know.
  static func scan(
    _ bytes: [UInt8],
    _ range: Range<Int>,
    isFolded: Bool,
    text: [UInt8]
  ) -> ScalarScan? {
    let spaces = UInt8(ascii: " ")
    let body = bytes[range].drop { $0 != 0x0A && $0 != 0x0D }
    let lines = body.split { $0 == 0x0A || $0 == 0x0D }
    let content = lines.first { $0.contains { $0 != spaces } }
    let written = content?.prefix { $0 == spaces }.count ?? lines.map(\.count).max() ?? 0
    let kept = text.split(separator: 0x0A).first?.prefix { $0 == spaces }.count ?? 0
    let deepest = body.split { $0 != spaces }.map(\.count).max() ?? 0
    let attempts = [written - kept, written] + Array(1...max(1, min(deepest, maxAttempts)))
    for indentation in attempts where indentation >= 0 {
      var scanner = BlockScalarScan(
        bytes: bytes,
        range: range,
        isFolded: isFolded,
        indentation: indentation
      )
      scanner.run()
      if scanner.scan.text == text { return scanner.scan }
    }
    return nil
  }

  private init(bytes: [UInt8], range: Range<Int>, isFolded: Bool, indentation: Int) {
    self.bytes = bytes
    self.isFolded = isFolded
    self.indentation = indentation
    end = range.upperBound
    offset = range.lowerBound
  }

  private mutating func run() {
    takeHeader()
    var leading: LineBreak?
    var wasIndented = false
    scan.end = offset
    takeBreaks()
    while offset < end, column == indentation {
      let isIndented = isBlank(bytes[offset])
      if isFolded, leading?.isFoldable == true, !wasIndented, !isIndented {
        // Between two lines of a paragraph: a space, unless empty lines follow.
        if trailing.isEmpty, let place = leading?.place {
          scan.append(UInt8(ascii: " "), at: place)
        }
      } else if let leading {
        scan.append(leading)
      }
      flushBreaks()
      wasIndented = isIndented
      leading = nil
      while offset < end {
        leading = takeBreak()
        if leading != nil { break }
        scan.append(bytes[offset], at: offset..<(offset + 1))
        offset += 1
      }
      scan.end = leading?.place.lowerBound ?? offset
      takeBreaks()
    }
    if chomping != .strip, let leading {
      scan.append(leading)
      scan.end = leading.place.upperBound
    }
    if chomping == .keep {
      if let last = trailing.last { scan.end = last.place.upperBound }
      flushBreaks()
    }
  }

  private mutating func takeHeader() {
    while offset < end, LineBreak(bytes, at: offset, before: end) == nil {
      switch bytes[offset] {
      case UInt8(ascii: "-"): chomping = .strip
      case UInt8(ascii: "+"): chomping = .keep
      case UInt8(ascii: "#"):
        while offset < end, LineBreak(bytes, at: offset, before: end) == nil { offset += 1 }
        continue
      default: break
      }
      offset += 1
    }
    lineStart = offset
    _ = takeBreak()
  }

  private var lineStart = 0
  /// Only used within the indentation, where every column is one byte.
  private var column: Int { offset - lineStart }

  /// Empty lines, and the indentation of the line behind them.
  private mutating func takeBreaks() {
    while true {
      while offset < end, column < indentation, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
      guard let lineBreak = takeBreak() else { return }
      trailing.append(lineBreak)
    }
  }

  private mutating func takeBreak() -> LineBreak? {
    guard let lineBreak = LineBreak(bytes, at: offset, before: end) else { return nil }
    offset = lineBreak.place.upperBound
    lineStart = offset
    return lineBreak
  }

  private mutating func flushBreaks() {
    for lineBreak in trailing { scan.append(lineBreak) }
    trailing = []
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
