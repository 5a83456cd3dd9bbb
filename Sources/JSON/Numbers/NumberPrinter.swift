// SPDX-License-Identifier: MIT

/// Numbers as ECMAScript's `Number::toString` prints them.
enum NumberPrinter {
  /// Writes a decimal integer, 21 bytes at most; returns its end.
  static func write(
    _ value: Int,
    to start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var target = start
    var magnitude = value.magnitude
    if value < 0 {
      target.initialize(to: UInt8(ascii: "-"))
      target += 1
    }
    var digits = 1
    var bound: UInt = 10
    while digits < 20, magnitude >= bound {
      digits += 1
      let (next, overflows) = bound.multipliedReportingOverflow(by: 10)
      if overflows { break }
      bound = next
    }
    for place in stride(from: digits - 1, through: 0, by: -1) {
      (target + place).initialize(to: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude % 10))
      magnitude /= 10
    }
    return target + digits
  }

  /// A number with one to four decimal places and at most 15 digits, as an integer and the number
  /// of places. With so few digits no shorter text names the same double.
  static func shortDecimal(_ value: Double) -> (digits: Int, places: Int)? {
    guard value.magnitude < 1e11 else { return nil }
    var scale = 1.0
    for places in 1...4 {
      scale *= 10
      let digits = (value.magnitude * scale).rounded()
      if digits / scale == value.magnitude { return (Int(digits), places) }
    }
    return nil
  }

  /// Any finite number that is not integral.
  static func shortest(_ value: Double) -> [UInt8] {
    var bytes: [UInt8] = []
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
      bytes.append(contentsOf: String(abs(position - 1)).utf8)
    }
    return bytes
  }
}
