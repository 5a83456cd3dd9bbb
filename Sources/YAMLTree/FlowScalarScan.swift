// SPDX-License-Identifier: MIT

/// Scans plain and quoted scalars: line folding, doubled quotes, escapes.
struct FlowScalarScan {
  private let bytes: [UInt8]
  private let end: Int
  /// Nil for a plain scalar.
  private let quote: UInt8?
  private var offset: Int
  private var scan = ScalarScan()
  /// Whether an escaped line break came last: it folds to nothing.
  private var hasEscapedBreak = false

  /// `range` with the quotes.
  static func scan(_ bytes: [UInt8], _ range: Range<Int>, quote: UInt8?) -> ScalarScan {
    let margin = quote == nil ? 0 : 1
    let lower = min(range.lowerBound + margin, range.upperBound)
    var scanner = FlowScalarScan(
      bytes: bytes,
      end: max(lower, range.upperBound - margin),
      quote: quote,
      offset: lower
    )
    scanner.run()
    return scanner.scan
  }

  private init(bytes: [UInt8], end: Int, quote: UInt8?, offset: Int) {
    self.bytes = bytes
    self.end = end
    self.quote = quote
    self.offset = offset
  }

  private mutating func run() {
    while offset < end {
      if isBlank(bytes[offset]) || LineBreak(bytes, at: offset, before: end) != nil {
        takeSpace()
      } else if quote == UInt8(ascii: "\""), bytes[offset] == UInt8(ascii: "\\") {
        takeEscape()
      } else if quote == UInt8(ascii: "'"), bytes[offset] == UInt8(ascii: "'"), offset + 1 < end {
        scan.append(bytes[offset], at: offset..<(offset + 2))
        offset += 2
      } else {
        scan.append(bytes[offset], at: offset..<(offset + 1))
        offset += 1
      }
    }
    scan.end = end
  }

  /// A run of blanks and line breaks: blanks alone are kept, around line breaks they vanish; one
  /// break is a space, more are one less.
  private mutating func takeSpace() {
    let start = offset
    var first: LineBreak?
    var rest: [LineBreak] = []
    var hasBreak = hasEscapedBreak
    while offset < end {
      if let lineBreak = LineBreak(bytes, at: offset, before: end) {
        if hasBreak { rest.append(lineBreak) } else { first = lineBreak }
        hasBreak = true
        offset = lineBreak.place.upperBound
      } else if isBlank(bytes[offset]) {
        offset += 1
      } else {
        break
      }
    }
    hasEscapedBreak = false
    guard hasBreak else {
      for index in start..<offset { scan.append(bytes[index], at: index..<(index + 1)) }
      return
    }
    if let first {
      if !first.isFoldable {
        scan.append(first)
      } else if rest.isEmpty {
        scan.append(UInt8(ascii: " "), at: first.place)
      }
    }
    for lineBreak in rest { scan.append(lineBreak) }
  }

  private mutating func takeEscape() {
    let start = offset
    if let lineBreak = LineBreak(bytes, at: offset + 1, before: end) {
      offset = lineBreak.place.upperBound
      hasEscapedBreak = true
      takeSpace()
      return
    }
    guard offset + 1 < end else {
      offset = end
      return
    }
    let sign = bytes[offset + 1]
    offset += 2
    let digits: Int
    switch sign {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default:
      append(Self.scalar(of: sign), from: start)
      return
    }
    let stop = min(offset + digits, end)
    let value = UInt32(String(decoding: bytes[offset..<stop], as: UTF8.self), radix: 16)
    offset = stop
    append(value.flatMap(Unicode.Scalar.init), from: start)
  }

  private mutating func append(_ scalar: Unicode.Scalar?, from start: Int) {
    guard let scalar else { return }
    for byte in UTF8.encode(scalar) ?? .init() { scan.append(byte, at: start..<offset) }
  }

  private static func scalar(of sign: UInt8) -> Unicode.Scalar {
    switch sign {
    case UInt8(ascii: "0"): "\0"
    case UInt8(ascii: "a"): "\u{07}"
    case UInt8(ascii: "b"): "\u{08}"
    case UInt8(ascii: "t"): "\t"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "v"): "\u{0B}"
    case UInt8(ascii: "f"): "\u{0C}"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "e"): "\u{1B}"
    case UInt8(ascii: "N"): "\u{85}"
    case UInt8(ascii: "_"): "\u{A0}"
    case UInt8(ascii: "L"): "\u{2028}"
    case UInt8(ascii: "P"): "\u{2029}"
    default: Unicode.Scalar(sign)
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
