// SPDX-License-Identifier: MIT
import JSON

/// What JavaScript makes of values where it needs numbers.
enum JavaScriptNumber {
  /// `Number(value)`.
  static func number(of value: JSONValue) -> Double {
    switch value.kind {
    case .null: return 0
    case .bool: return value.bool == true ? 1 : 0
    case .number: return value.double ?? .nan
    case .string:
      if let date = value.date { return date.milliseconds.map(Double.init) ?? .nan }
      return number(of: value.string ?? "")
    case .array: return number(of: JavaScriptText.text(of: value))
    case .object: return .nan
    }
  }

  /// `Number(text)`: the whole text without white space at its ends.
  static func number(of text: String) -> Double {
    let trimmed = JavaScriptText.trimmed(text)
    guard !trimmed.isEmpty else { return 0 }
    for (prefix, radix) in [("0x", 16.0), ("0o", 8.0), ("0b", 2.0)]
    where trimmed.prefix(2).lowercased() == prefix {
      return integer(trimmed.dropFirst(2), radix: radix)
    }
    let (value, end) = leadingDecimal(Array(trimmed.utf8))
    return end == trimmed.utf8.count ? value ?? .nan : .nan
  }

  private static func integer(_ digits: Substring, radix: Double) -> Double {
    guard !digits.isEmpty else { return .nan }
    var value = 0.0
    for character in digits {
      guard let digit = character.hexDigitValue, character.isASCII, Double(digit) < radix else {
        return .nan
      }
      value = value * radix + Double(digit)
    }
    return value
  }

  /// `parseFloat` of a text without its dollar signs; nil where it gives NaN.
  static func leadingNumber(ofMoney text: Span<UInt8>) -> Double? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for index in 0..<text.count where text[index] != UInt8(ascii: "$") {
      bytes.append(text[index])
    }
    // Most often there is no white space in front, and then no need to look for Unicode's.
    if let first = bytes.first, first <= 0x20 || first >= 0x80 {
      let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
      let start = scalars.firstIndex { !JavaScriptText.isSpace($0) } ?? scalars.endIndex
      bytes = Array(String(scalars[start...]).utf8)
    }
    return leadingDecimal(bytes).value
  }

  /// The longest decimal number at the start and the number of bytes it takes.
  private static func leadingDecimal(_ bytes: [UInt8]) -> (value: Double?, end: Int) {
    func digits(from start: Int) -> Int {
      var index = start
      while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 { index += 1 }
      return index
    }
    var start = 0
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      start = 1
    }
    if start < bytes.count, bytes[start] == UInt8(ascii: "I") {
      let infinity = "Infinity".utf8
      guard bytes[start...].starts(with: infinity) else { return (nil, 0) }
      return (bytes[0] == UInt8(ascii: "-") ? -.infinity : .infinity, start + infinity.count)
    }
    var end = digits(from: start)
    var count = end - start
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      let fraction = digits(from: end + 1)
      count += fraction - end - 1
      // `5.` is a number, `.` is not.
      if count > 0 { end = fraction }
    }
    guard count > 0 else { return (nil, 0) }
    if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      var exponent = end + 1
      if exponent < bytes.count,
        bytes[exponent] == UInt8(ascii: "-") || bytes[exponent] == UInt8(ascii: "+")
      {
        exponent += 1
      }
      let last = digits(from: exponent)
      if last > exponent { end = last }
    }
    let literal = bytes.span.extracting((bytes[0] == UInt8(ascii: "+") ? 1 : 0)..<end)
    return (JSONNumberText.double(literal), end)
  }
}
