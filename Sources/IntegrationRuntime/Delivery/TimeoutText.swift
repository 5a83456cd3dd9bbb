// SPDX-License-Identifier: MIT

/// Durations as people write them: `10s`, `1.5 s`, `2 minutes`, `250ms`; a number alone means
/// milliseconds. The forms are the original library's.
public enum TimeoutText {
  /// Milliseconds in each unit, by the names it goes under.
  private static let units: [(names: Set<String>, milliseconds: Double)] = [
    (["", "ms", "msec", "msecs", "millisecond", "milliseconds"], 1),
    (["s", "sec", "secs", "second", "seconds"], 1_000),
    (["m", "min", "mins", "minute", "minutes"], 60_000),
    (["h", "hr", "hrs", "hour", "hours"], 3_600_000),
    (["d", "day", "days"], 86_400_000),
    (["y", "yr", "yrs", "year", "years"], 31_557_600_000),
  ]

  /// The longest duration that counts, a century; far beyond what a timeout can mean.
  private static let longest = 100 * 31_557_600_000.0

  /// The duration; nil for text that is none (negative numbers and blanks around it among them) and
  /// for more than a century. Zero, by the original's rule, means "no timeout".
  public static func parse(_ text: String) -> Duration? {
    let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) }
    let bytes = text.utf8
    let whole = bytes.prefix(while: isDigit)
    var rest = bytes[whole.endIndex...]
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      guard !fraction.isEmpty else { return nil }
      rest = rest[fraction.endIndex...]
    }
    guard rest.startIndex > bytes.startIndex else { return nil }
    let written = text[..<rest.startIndex]
    guard let number = Double(written.hasPrefix(".") ? "0\(written)" : String(written)) else {
      return nil
    }
    let name = text[rest.drop { $0 == UInt8(ascii: " ") }.startIndex...].lowercased()
    guard let unit = units.first(where: { $0.names.contains(name) }) else { return nil }
    // A blank has to lead to a unit.
    guard !name.isEmpty || rest.isEmpty else { return nil }
    let milliseconds = number * unit.milliseconds
    guard milliseconds <= longest else { return nil }
    return .milliseconds(milliseconds)
  }
}
