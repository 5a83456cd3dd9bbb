// SPDX-License-Identifier: MIT

extension Double {
  /// Rounded to so many decimal places (negative: before the point), halves up; the number itself
  /// if it is not finite.
  public func roundedHalfUp(digits: Int = 0) -> Double {
    guard var text = DecimalText(self) else { return self }
    text.round(places: Swift.max(-400, Swift.min(400, digits)))
    return text.value
  }

  /// The greatest whole number that is not greater.
  public var roundedDown: Double { rounded(.down) }

  /// The least whole number that is not less.
  public var roundedUp: Double { rounded(.up) }

  /// The number without its fraction.
  public var withoutFraction: Double { rounded(.towardZero) }

  /// Whether it is finite and has no fraction.
  public var isWhole: Bool { isFinite && self == rounded(.towardZero) }

  /// The number without its sign.
  public var absolute: Double? { magnitude }

  /// The number with the other sign.
  public var negated: Double? { self == 0 ? 0 : -self }

  /// 1, -1, or 0 for 0 and NaN.
  public var signNumber: Int { self > 0 ? 1 : self < 0 ? -1 : 0 }

  /// The number, but at least `least` and at most `most`, which wins if they contradict; NaN stays.
  public func clamped(from least: Double, to most: Double) -> Double {
    self > most ? most : self < least ? Swift.min(least, most) : self
  }

  /// The quotient; nil for the divisor 0 and where it is not finite.
  public func divided(by divisor: Double) -> Double? {
    guard divisor != 0 else { return nil }
    let quotient = self / divisor
    return quotient.isFinite ? quotient : nil
  }

  /// The number without its fraction as an Int; nil if it does not fit.
  public var asInt: Int? { Int(exactly: rounded(.towardZero)) }

  /// The number with exactly so many decimal places (0 to 20), rounded halves up; as JavaScript
  /// prints it if it is not finite.
  ///
  /// - Parameters:
  ///   - group: goes between groups of three digits before the point.
  ///   - point: stands before the decimal places.
  public func formatted(digits: Int = 0, group: String = "", point: String = ".") -> String {
    guard var text = DecimalText(self) else { return JavaScriptText.number(self) }
    let places = Swift.max(0, Swift.min(20, digits))
    text.round(places: places)
    var whole = ""
    let integer = Array(text.integerDigits.unicodeScalars)
    for (index, digit) in integer.enumerated() {
      if index > 0, (integer.count - index) % 3 == 0 { whole += group.leading(8) }
      whole.unicodeScalars.append(digit)
    }
    let fraction = places > 0 ? point.leading(8) + text.fractionDigits(places) : ""
    return (text.isNegative ? "-" : "") + whole + fraction
  }
}
