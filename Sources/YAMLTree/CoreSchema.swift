// SPDX-License-Identifier: MIT

/// Scalar resolution by the core schema of YAML 1.2.2, section 10.3.2. (libyaml leaves resolution
/// to its caller, so none of YAML 1.1's `no`, `on` or `12:30` gets in.)
enum CoreSchema {
  static let prefix = "tag:yaml.org,2002:"

  /// The value of an unquoted scalar without a tag.
  static func resolve(_ text: String) -> YAMLValue {
    // Nearly all scalars are words that are longer than these.
    guard text.utf8.count <= 5 else { return number(text) ?? .string(text) }
    return switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    default: number(text) ?? .string(text)
    }
  }

  /// The value of a scalar with a core tag (`str`, `int` …), or nil if the text cannot be that.
  static func resolve(_ text: String, as name: some StringProtocol) -> YAMLValue? {
    switch (name, resolve(text)) {
    case ("str", _): .string(text)
    case ("null", .null): .null
    case ("bool", .bool(let value)): .bool(value)
    case ("int", .int(let value)): .int(value)
    case ("int", .double(let value)) where isInteger(Array(text.utf8)): .double(value)
    case ("float", .double(let value)): .double(value)
    case ("float", .int(let value)): .double(Double(value))
    default: nil
    }
  }

  /// Nil if the text is not written as a number.
  private static func number(_ text: String) -> YAMLValue? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first < UInt8(ascii: ":"), first >= UInt8(ascii: "+") else {
      return nil
    }
    if bytes.count > 2, first == UInt8(ascii: "0") {
      if bytes[1] == UInt8(ascii: "o") { return integer(bytes[2...], radix: 8) }
      if bytes[1] == UInt8(ascii: "x") { return integer(bytes[2...], radix: 16) }
    }
    var body = bytes[...]
    let isNegative = first == UInt8(ascii: "-")
    if isNegative || first == UInt8(ascii: "+") { body = body.dropFirst() }
    switch String(decoding: body, as: UTF8.self) {
    case ".inf", ".Inf", ".INF": return .double(isNegative ? -.infinity : .infinity)
    case ".nan", ".NaN", ".NAN": return body.count == bytes.count ? .double(.nan) : nil
    default: break
    }
    if body.allSatisfy(isDigit), !body.isEmpty {
      return Int(text).map(YAMLValue.int) ?? Double(text).map(YAMLValue.double)
    }
    return isFloat(body) ? Double(text).map(YAMLValue.double) : nil
  }

  private static func integer(_ digits: ArraySlice<UInt8>, radix: Int) -> YAMLValue? {
    var whole: Int? = 0
    var approximate = 0.0
    for byte in digits {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, digit < radix else {
        return nil
      }
      approximate = approximate * Double(radix) + Double(digit)
      whole = whole.flatMap { value in
        let (product, overflowed) = value.multipliedReportingOverflow(by: radix)
        let (sum, carried) = product.addingReportingOverflow(digit)
        return overflowed || carried ? nil : sum
      }
    }
    return whole.map(YAMLValue.int) ?? .double(approximate)
  }

  private static func isInteger(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: "0x".utf8) || bytes.starts(with: "0o".utf8) { return true }
    return bytes.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
      .allSatisfy(isDigit)
  }

  /// `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
  private static func isFloat(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    func takeDigits() -> Int {
      let before = rest.count
      rest = rest.drop(while: isDigit)
      return before - rest.count
    }
    let whole = takeDigits()
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      if takeDigits() == 0, whole == 0 { return false }
    } else if whole == 0 {
      return false
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      if takeDigits() == 0 { return false }
    }
    return rest.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
