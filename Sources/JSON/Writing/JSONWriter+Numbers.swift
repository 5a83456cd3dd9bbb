// SPDX-License-Identifier: MIT

extension JSONWriter {
  /// Appends a decimal integer.
  mutating func appendInteger(_ value: Int) {
    // 20 digits and a sign.
    write(atMost: 21) { target in NumberPrinter.write(value, to: target) }
  }

  /// Appends a number; `null` for NaN and the infinities, as `JSON.stringify` does.
  mutating func appendNumber(_ value: Double) {
    guard value.isFinite else {
      for letter in [UInt8(ascii: "n"), UInt8(ascii: "u"), UInt8(ascii: "l"), UInt8(ascii: "l")] {
        append(letter)
      }
      return
    }
    if value.magnitude < 9_007_199_254_740_992, value == value.rounded(.towardZero) {
      appendInteger(Int(value))
    } else if let (digits, places) = NumberPrinter.shortDecimal(value) {
      appendDecimal(digits, places, isNegative: value < 0)
    } else {
      for byte in NumberPrinter.shortest(value) { append(byte) }
    }
  }

  /// Appends `digits` with a point before the last `places` ones, of which there are one to four.
  private mutating func appendDecimal(_ digits: Int, _ places: Int, isNegative: Bool) {
    var unit = 1
    for _ in 0..<places { unit *= 10 }
    if isNegative { append(UInt8(ascii: "-")) }
    appendInteger(digits / unit)
    append(UInt8(ascii: "."))
    while unit > 1 {
      unit /= 10
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / unit % 10))
    }
  }

  /// Appends a date in quotes.
  mutating func append(_ instant: Instant) {
    write(atMost: Instant.longestISOText + 2) { target in
      target.initialize(to: UInt8(ascii: "\""))
      let end = instant.writeISOText(to: target + 1)
      end.initialize(to: UInt8(ascii: "\""))
      return end + 1
    }
  }
}
