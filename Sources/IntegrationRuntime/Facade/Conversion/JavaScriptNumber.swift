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
    let (value, end) = leadingDecimal(Array(trimmed.utf8).span)
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
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { buffer in
      var count = 0
      for index in 0..<text.count where text[index] != UInt8(ascii: "$") {
        buffer.initializeElement(at: count, to: text[index])
        count += 1
      }
      let bytes = buffer.span.extracting(first: count)
      // Most often there is no white space in front, and then no need to look for Unicode's.
      guard count > 0, bytes[0] <= 0x20 || bytes[0] >= 0x80 else {
        return leadingDecimal(bytes).value
      }
      let scalars = String(decoding: buffer[..<count], as: UTF8.self).unicodeScalars
      let start = scalars.firstIndex { !JavaScriptText.isSpace($0) } ?? scalars.endIndex
      return leadingDecimal(Array(String(scalars[start...]).utf8).span).value
    }
  }

  /// The longest decimal number at the start and the number of bytes it takes.
  private static func leadingDecimal(_ bytes: Span<UInt8>) -> (value: Double?, end: Int) {
    func digits(from start: Int) -> Int {
      var index = start
      while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 { index += 1 }
      return index
    }
    var start = 0
    if bytes.count > 0, bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") {
      start = 1
    }
    if start < bytes.count, bytes[start] == UInt8(ascii: "I") {
      let infinity = Array("Infinity".utf8)
      guard start + infinity.count <= bytes.count,
        infinity.indices.allSatisfy({ bytes[start + $0] == infinity[$0] })
      else { return (nil, 0) }
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
    let literal = bytes.extracting((bytes[0] == UInt8(ascii: "+") ? 1 : 0)..<end)
    return (JSONNumberText.double(literal), end)
  }
}
