// SPDX-License-Identifier: MIT
import JSON

/// What JavaScript makes of values where it needs texts.
enum JavaScriptText {
  /// `String(value)`.
  static func text(of value: JSONValue) -> String {
    switch value.kind {
    case .null: return "null"
    case .bool: return value.bool == true ? "true" : "false"
    case .number: return value.double.map(number) ?? "NaN"
    case .string: return value.date.map(longForm) ?? value.string ?? ""
    case .object: return "[object Object]"
    case .array:
      return value.elements.map { $0.isNull ? "" : text(of: $0) }.joined(separator: ",")
    }
  }

  /// The shortest decimal form.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    return String(decoding: value.jsonBytes, as: UTF8.self)
  }

  /// `Tue May 06 2014 07:08:09 GMT+0000 (Coordinated Universal Time)`.
  static func longForm(_ instant: Instant) -> String {
    guard let date = instant.date, let milliseconds = instant.milliseconds else {
      return "Invalid Date"
    }
    let days = CivilDate.daysSince1970(year: date.year, month: date.month, day: date.day)
    let rest = Int(milliseconds) - days * 86_400_000
    let weekday = ((days + 4) % 7 + 7) % 7
    let sign = date.year < 0 ? "-" : ""
    let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60]
      .map { padded($0, 2) }.joined(separator: ":")
    let day = "\(weekdays[weekday]) \(months[date.month - 1]) \(padded(date.day, 2))"
    return "\(day) \(sign)\(padded(abs(date.year), sign.isEmpty ? 4 : 6)) \(time) GMT+0000 "
      + "(Coordinated Universal Time)"
  }

  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Whether JavaScript counts the scalar as white space (`trim`).
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
      0xFEFF:
      true
    default: false
    }
  }

  /// Without white space at both ends.
  static func trimmed(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[first...last])
  }
}
