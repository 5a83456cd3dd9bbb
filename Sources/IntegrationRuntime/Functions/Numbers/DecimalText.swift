// SPDX-License-Identifier: MIT

/// The shortest decimal digits of a finite number, to round and to print: so 1.005 counts as exactly
/// that, and not as the binary fraction a little below it.
struct DecimalText {
  private(set) var isNegative: Bool
  /// The digits, without leading zeros.
  private var digits: [UInt8] = []
  /// How many of them stand before the point; may be negative or beyond the end.
  private var point: Int

  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value < 0
    var position: Int?
    var exponent = 0
    var text = value.magnitude.description.utf8[...]
    while let byte = text.popFirst() {
      if byte == UInt8(ascii: ".") {
        position = digits.count
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(Substring(text)) ?? 0
        break
      } else {
        digits.append(byte - UInt8(ascii: "0"))
      }
    }
    point = (position ?? digits.count) + exponent
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
  }

  private var isZero: Bool { digits.allSatisfy { $0 == 0 } }

  /// Rounds to so many places behind the point; halves go up, toward positive infinity.
  mutating func round(places: Int) {
    let kept = point + places
    guard kept < digits.count else { return }
    guard kept >= 0 else {
      digits = []
      isNegative = false
      return
    }
    let rest = digits[kept...]
    let isHalf = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    let goesUp = isHalf ? !isNegative : (rest.first ?? 0) >= 5
    digits.removeSubrange(kept...)
    if goesUp { increment() }
    if isZero { isNegative = false }
  }

  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0 {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
      index -= 1
    }
    digits.insert(1, at: 0)
    point += 1
  }

  /// The number again.
  var value: Double {
    guard !isZero else { return 0 }
    let text = digits.map(String.init).joined()
    let magnitude = Double("0.\(text)e\(point)") ?? 0
    return isNegative ? -magnitude : magnitude
  }

  /// The digits before the point, `0` if there is none.
  var integerDigits: String {
    guard point > 0 else { return "0" }
    let known = digits.prefix(point)
    return known.map(String.init).joined()
      + String(repeating: "0", count: max(0, point - known.count))
  }

  /// Exactly so many digits behind the point.
  func fractionDigits(_ count: Int) -> String {
    var result = String(repeating: "0", count: min(count, max(0, -point)))
    for digit in digits.dropFirst(max(0, point)) {
      guard result.utf8.count < count else { break }
      result += String(digit)
    }
    return result + String(repeating: "0", count: max(0, count - result.utf8.count))
  }
}
