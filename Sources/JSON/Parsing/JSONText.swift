// SPDX-License-Identifier: MIT

/// Reading the text between the quotes of a string.
enum JSONText {
  /// The position of the first byte from `start` on that is a quote, a backslash, a control
  /// character or not ASCII; the end if there is none.
  @inline(__always)
  static func skipPlain(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    let raw = bytes.bytes
    var position = start
    while position &+ 16 <= bytes.count {
      let next = raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: position, as: SIMD16<Int8>.self)
      // Bytes that are not ASCII are negative. The types are spelled out because with inferred ones
      // the comparisons were compiled lane by lane, thirty times slower.
      let control: SIMDMask<SIMD16<Int8>> = next .< SIMD16<Int8>(repeating: 0x20)
      let quote: SIMDMask<SIMD16<Int8>> = next .== SIMD16<Int8>(repeating: 0x22)
      let backslash: SIMDMask<SIMD16<Int8>> = next .== SIMD16<Int8>(repeating: 0x5C)
      let special = control .| quote .| backslash
      let halves = unsafeBitCast(special, to: SIMD2<UInt64>.self)
      if halves[0] != 0 { return position &+ (firstByte(halves[0]) >> 3) }
      if halves[1] != 0 { return position &+ 8 &+ (firstByte(halves[1]) >> 3) }
      position &+= 16
    }
    if position &+ 8 <= bytes.count {
      let word = UInt64(
        littleEndian: raw.unsafeLoadUnaligned(
          fromUncheckedByteOffset: position, as: UInt64.self))
      // Each term sets a byte's top bit if the byte is special. Borrows only disturb bytes above a
      // special one, and the lowest is what we look for.
      let control = word &- 0x2020_2020_2020_2020
      let quote = (word ^ 0x2222_2222_2222_2222) &- 0x0101_0101_0101_0101
      let backslash = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101
      let special = (control | quote | backslash | word) & 0x8080_8080_8080_8080
      if special != 0 { return position &+ (special.trailingZeroBitCount >> 3) }
      position &+= 8
    }
    while position < bytes.count {
      let byte = bytes[unchecked: position]
      if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        return position
      }
      position += 1
    }
    return position
  }

  /// The position of the first bit that is set in memory order.
  @inline(__always)
  private static func firstByte(_ mask: UInt64) -> Int {
    UInt64(littleEndian: mask).trailingZeroBitCount
  }

  /// The UTF-16 unit written as four hexadecimal digits at `start`, nil if they are not.
  static func hexUnit(_ bytes: Span<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for index in start..<start + 4 {
      let digit: UInt8
      switch bytes[index] {
      case let byte where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"):
        digit = byte - UInt8(ascii: "0")
      case let byte where byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"):
        digit = (byte | 0x20) - UInt8(ascii: "a") + 10
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// The scalar of the escape sequence at `start` and the position after it. A surrogate without
  /// its partner is U+FFFD. Only for texts that the parser has checked.
  static func unescape(_ bytes: Span<UInt8>, _ start: Int) -> (scalar: Unicode.Scalar, next: Int) {
    guard start + 1 < bytes.count else { return ("\u{FFFD}", bytes.count) }
    switch bytes[start + 1] {
    case UInt8(ascii: "b"): return ("\u{8}", start + 2)
    case UInt8(ascii: "f"): return ("\u{C}", start + 2)
    case UInt8(ascii: "n"): return ("\n", start + 2)
    case UInt8(ascii: "r"): return ("\r", start + 2)
    case UInt8(ascii: "t"): return ("\t", start + 2)
    case UInt8(ascii: "u"):
      guard let unit = hexUnit(bytes, start + 2) else { return ("\u{FFFD}", bytes.count) }
      if let scalar = Unicode.Scalar(unit) { return (scalar, start + 6) }
      if unit < 0xDC00, start + 7 < bytes.count, bytes[start + 6] == UInt8(ascii: "\\"),
        bytes[start + 7] == UInt8(ascii: "u"), let low = hexUnit(bytes, start + 8),
        low >= 0xDC00, low <= 0xDFFF,
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        return (scalar, start + 12)
      }
      return ("\u{FFFD}", start + 6)
    case let byte: return (Unicode.Scalar(byte), start + 2)
    }
  }

  /// The text without escape sequences, as UTF-8.
  static func unescaped(_ bytes: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\\") {
        let (scalar, next) = unescape(bytes, position)
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        position = next
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }
}
