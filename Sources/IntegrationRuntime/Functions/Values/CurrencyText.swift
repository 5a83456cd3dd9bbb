// SPDX-License-Identifier: MIT

/// Amounts of money in texts: `$1,234.50`, `1.234,50 €`, `USD -5`, `(3.00)`.
///
/// Letters, currency signs and blanks around the digits do not count. If points and commas both
/// occur, the last of them begins the decimals. A comma alone does if it occurs once and other than
/// three digits follow; a point alone does if it occurs once. All else separates groups. A minus
/// sign before the digits, or parentheses around them, make the amount negative.
enum CurrencyText {
  static func amount(_ text: String) -> Double? {
    guard text.utf8.count <= 100 else { return nil }
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.firstIndex(where: isDigit),
      let last = scalars.lastIndex(where: isDigit)
    else { return nil }
    var start = first
    if first > 0, scalars[first - 1] == "." || scalars[first - 1] == "," { start = first - 1 }
    let body = scalars[start...last]
    guard body.allSatisfy({ isDigit($0) || separators.contains($0) }) else { return nil }
    guard let decimal = decimalIndex(body) else {
      return number(body[...], nil, scalars[..<start])
    }
    return number(body[..<decimal], body[(decimal + 1)...], scalars[..<start])
  }

  private static let separators: Set<Unicode.Scalar> = [
    ".", ",", "'", "’", " ", "\u{A0}", "\u{202F}", "_",
  ]

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func decimalIndex(_ body: ArraySlice<Unicode.Scalar>) -> Int? {
    let points = body.indices.filter { body[$0] == "." }
    let commas = body.indices.filter { body[$0] == "," }
    switch (points.last, commas.last) {
    case (nil, nil): return nil
    case (let point?, let comma?): return max(point, comma)
    case (let point?, nil): return points.count == 1 ? point : nil
    case (nil, let comma?):
      return commas.count == 1 && body.endIndex - comma - 1 != 3 ? comma : nil
    }
  }

  private static func number(
    _ whole: ArraySlice<Unicode.Scalar>,
    _ fraction: ArraySlice<Unicode.Scalar>?,
    _ before: ArraySlice<Unicode.Scalar>
  ) -> Double? {
    func digits(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
      scalars.filter(isDigit).map(String.init).joined()
    }
    let text = "0\(digits(whole)).\(fraction.map(digits) ?? "")0"
    guard let magnitude = Double(text), magnitude.isFinite else { return nil }
    let isNegative = before.contains { $0 == "-" || $0 == "−" || $0 == "(" }
    return isNegative && magnitude != 0 ? -magnitude : magnitude
  }
}
