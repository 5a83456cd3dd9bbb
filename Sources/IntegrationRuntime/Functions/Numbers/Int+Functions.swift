// SPDX-License-Identifier: MIT

extension Int {
  /// The number without its sign; nil if that does not fit.
  public var absolute: Int? { Int(exactly: magnitude) }

  /// The number with the other sign; nil if that does not fit.
  public var negated: Int? {
    let (result, isTooLarge) = 0.subtractingReportingOverflow(self)
    return isTooLarge ? nil : result
  }

  /// 1, -1 or 0.
  public var signNumber: Int { signum() }

  /// The number, but at least `least` and at most `most`, which wins if they contradict.
  public func clamped(from least: Int, to most: Int) -> Int {
    Swift.min(Swift.max(self, least), most)
  }

  /// The remainder with the divisor's sign, never negative for a positive one; nil for 0.
  public func modulo(_ divisor: Int) -> Int? {
    guard divisor != 0 else { return nil }
    guard divisor != -1 else { return 0 }
    let remainder = self % divisor
    return remainder != 0 && (remainder < 0) != (divisor < 0) ? remainder + divisor : remainder
  }

  /// The number as a Double.
  public var asDouble: Double { Double(self) }
}

extension Bool {
  /// 1 for true, 0 for false.
  public var asInt: Int { self ? 1 : 0 }
}
