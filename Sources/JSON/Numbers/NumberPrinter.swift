// SPDX-License-Identifier: MIT

/// Numbers as ECMAScript's `Number::toString` prints them.
@usableFromInline
enum NumberPrinter {
  /// Appends a decimal integer.
  @usableFromInline
  static func append(_ value: Int, to bytes: inout [UInt8]) {
    var magnitude = value.magnitude
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    if magnitude < 10 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude))
      return
    }
    let start = bytes.count
    while magnitude > 0 {
      let (quotient, digit) = magnitude.quotientAndRemainder(dividingBy: 10)
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
      magnitude = quotient
    }
    var low = start
    var high = bytes.count - 1
    while low < high {
      bytes.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  /// Appends a number; `null` for NaN and the infinities, as `JSON.stringify` does.
  @usableFromInline
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite else {
      bytes.append(contentsOf: [0x6E, 0x75, 0x6C, 0x6C])
      return
    }
    if value.magnitude < 9_007_199_254_740_992, value == value.rounded(.towardZero) {
      append(Int(value), to: &bytes)
      return
    }
    appendShortest(value, to: &bytes)
  }

  /// The text that ECMAScript's `String(value)` gives, `NaN` and `Infinity` included.
  static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func appendShortest(_ value: Double, to bytes: inout [UInt8]) {
    // Swift prints the same shortest digits but places point and exponent by other rules.
    var digits: [UInt8] = []
    digits.reserveCapacity(20)
    var point: Int?
    var exponent = 0
    var description = value.magnitude.description.utf8[...]
    while let byte = description.popFirst() {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(Substring(description)) ?? 0
        break
      } else {
        digits.append(byte)
      }
    }
    var position = (point ?? digits.count) + exponent
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zeros)
    position -= zeros
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }

    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let count = digits.count
    if position > 0, position <= 21 {
      if count <= position {
        bytes.append(contentsOf: digits)
        for _ in count..<position { bytes.append(UInt8(ascii: "0")) }
      } else {
        bytes.append(contentsOf: digits[..<position])
        bytes.append(UInt8(ascii: "."))
        bytes.append(contentsOf: digits[position...])
      }
    } else if position > -6, position <= 0 {
      bytes.append(UInt8(ascii: "0"))
      bytes.append(UInt8(ascii: "."))
      for _ in position..<0 { bytes.append(UInt8(ascii: "0")) }
      bytes.append(contentsOf: digits)
    } else {
      bytes.append(contentsOf: digits.prefix(1))
      if count > 1 {
        bytes.append(UInt8(ascii: "."))
        bytes.append(contentsOf: digits.dropFirst())
      }
      bytes.append(UInt8(ascii: "e"))
      bytes.append(position > 0 ? UInt8(ascii: "+") : UInt8(ascii: "-"))
      append(abs(position - 1), to: &bytes)
    }
  }
}
