// SPDX-License-Identifier: MIT

extension JSONParser {
  /// Reads `true`, `false` or `null`; returns the position after it.
  mutating func literal(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ tape: inout TapeWriter
  ) throws(JSONFailure) -> Int {
    let expected: StaticString
    let tag: TapeWord.Tag
    switch bytes[start] {
    case UInt8(ascii: "t"): (expected, tag) = ("true", .yes)
    case UInt8(ascii: "f"): (expected, tag) = ("false", .no)
    case UInt8(ascii: "n"): (expected, tag) = ("null", .null)
    case let byte: throw JSONFailure(problem: .expectedValue(byte), offset: start)
    }
    let length = expected.utf8CodeUnitCount
    let matches = expected.withUTF8Buffer { letters in
      for index in 0..<length {
        guard start + index < bytes.count, bytes[start + index] == letters[index] else {
          return false
        }
      }
      return true
    }
    guard matches else { throw JSONFailure(problem: .invalidLiteral, offset: start) }
    try tape.append(TapeWord(tag, start, length))
    return start + length
  }

  /// Reads a number; returns the position after it.
  mutating func number(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ tape: inout TapeWriter
  ) throws(JSONFailure) -> Int {
    @inline(__always)
    func digits(from first: Int) -> Int {
      var position = first
      while position < bytes.count, bytes[unchecked: position] &- UInt8(ascii: "0") < 10 {
        position += 1
      }
      return position
    }
    var position = start
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let integer = position
    position = digits(from: integer)
    var significant = position - integer
    guard significant > 0 else { throw JSONFailure(problem: .invalidNumber, offset: start) }
    let startsWithZero = bytes[integer] == UInt8(ascii: "0")
    if startsWithZero, significant > 1 {
      throw JSONFailure(problem: .leadingZero, offset: start)
    }
    var isCanonical = !(startsWithZero && isNegative)
    var isIntegral = true
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      isIntegral = false
      let fraction = position + 1
      position = digits(from: fraction)
      guard position > fraction else {
        throw JSONFailure(problem: .invalidNumber, offset: start)
      }
      // ECMAScript prints neither trailing zeros nor, below 1e-6, zeros after the point.
      var zeros = 0
      if startsWithZero {
        while fraction + zeros < position, bytes[fraction + zeros] == UInt8(ascii: "0") {
          zeros += 1
        }
      }
      isCanonical = bytes[position - 1] != UInt8(ascii: "0") && zeros < 6
      significant += position - fraction
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      isIntegral = false
      isCanonical = false
      position += 1
      if position < bytes.count,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      let exponent = position
      position = digits(from: exponent)
      guard position > exponent else {
        throw JSONFailure(problem: .invalidNumber, offset: start)
      }
    }
    // Up to 15 digits a decimal survives the way through a double.
    if significant > 15 { isCanonical = false }
    var flags = TapeWord.Flags.none
    if isCanonical { flags = flags.union(.canonical) } else { lastBlemish = start }
    if isIntegral { flags = flags.union(.integral) }
    try tape.append(TapeWord(.number, start, position - start, flags))
    return position
  }
}
