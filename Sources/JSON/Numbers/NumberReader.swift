// SPDX-License-Identifier: MIT

/// The value of a number's text.
enum NumberReader {
  /// Powers of ten that a double holds exactly.
  private static let exactPowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The integer, if the text is one without fraction or exponent and fits.
  static func integer(_ text: Span<UInt8>) -> Int? {
    var index = 0
    let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    guard index < text.count, text.count - index <= 19 else { return nil }
    var magnitude: UInt64 = 0
    while index < text.count {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      // 19 digits stay below 2^64.
      magnitude = magnitude &* 10 &+ UInt64(digit)
      index += 1
    }
    if isNegative {
      return magnitude <= UInt64(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil
    }
    return Int(exactly: magnitude)
  }

  /// The double nearest to the text, which has to be a JSON number; infinity where none is near.
  static func double(_ text: Span<UInt8>) -> Double {
    var index = 0
    let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var scale = 0
    var isFraction = false
    scan: while index < text.count {
      switch text[index] {
      case UInt8(ascii: "."):
        isFraction = true
      case let byte where byte &- UInt8(ascii: "0") < 10:
        if digits > 0 || byte != UInt8(ascii: "0") { digits += 1 }
        guard digits <= 18 else { return slow(text) }
        mantissa = mantissa &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
        if isFraction { scale -= 1 }
      default: break scan
      }
      index += 1
    }
    if index < text.count {
      guard let exponent = integerExponent(text, index + 1) else { return slow(text) }
      scale += exponent
    }
    // Both operands are exact, so the one operation rounds correctly.
    guard mantissa <= 1 << 53, scale >= -22, scale <= 22 else { return slow(text) }
    let magnitude =
      scale < 0 ? Double(mantissa) / exactPowers[-scale] : Double(mantissa) * exactPowers[scale]
    return isNegative ? -magnitude : magnitude
  }

  private static func integerExponent(_ text: Span<UInt8>, _ start: Int) -> Int? {
    var index = start
    guard index < text.count else { return nil }
    let isNegative = text[index] == UInt8(ascii: "-")
    if isNegative || text[index] == UInt8(ascii: "+") { index += 1 }
    guard text.count - index <= 4 else { return nil }
    var exponent = 0
    while index < text.count {
      exponent = exponent * 10 + Int(text[index] &- UInt8(ascii: "0"))
      index += 1
    }
    return isNegative ? -exponent : exponent
  }

  private static func slow(_ text: Span<UInt8>) -> Double {
    var string = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    // Texts outside of JSON may end so.
    if let point = string.utf8.firstIndex(of: UInt8(ascii: ".")),
      case let next = string.utf8[string.utf8.index(after: point)...].first,
      next.map({ $0 &- UInt8(ascii: "0") < 10 }) != true
    {
      string.remove(at: point)
    }
    return Double(string) ?? .nan
  }
}
