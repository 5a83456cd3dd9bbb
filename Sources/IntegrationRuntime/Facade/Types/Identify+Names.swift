// SPDX-License-Identifier: MIT
import JSON

extension Identify {
  /// `traits.name` if it is a text, else first and last name; without white space at the ends.
  public var name: String? {
    if let name = trait("name")?.text { return JavaScriptText.trimmed(name) }
    guard let first = firstName, let last = lastName, !first.isEmpty, !last.isEmpty else {
      return nil
    }
    return JavaScriptText.trimmed("\(first) \(last)")
  }

  /// `traits.firstName` if it is a text, else what comes before the first blank in `traits.name`.
  public var firstName: String? {
    if let first = trait("firstname")?.text { return JavaScriptText.trimmed(first) }
    guard let name = trait("name")?.text else { return nil }
    let trimmed = JavaScriptText.trimmed(name).unicodeScalars
    return String(trimmed.prefix { $0 != " " })
  }

  /// `traits.lastName` if it is a text, else what comes after the first blank in `traits.name`.
  public var lastName: String? {
    if let last = trait("lastname")?.text { return JavaScriptText.trimmed(last) }
    guard let name = trait("name")?.text else { return nil }
    let trimmed = JavaScriptText.trimmed(name).utf16
    guard let blank = trimmed.firstIndex(of: 0x20) else { return nil }
    // The reference finds the blank in the trimmed text and cuts the untrimmed one there.
    let position = trimmed.distance(from: trimmed.startIndex, to: blank) + 1
    let rest = String(decoding: Array(name.utf16.dropFirst(position)), as: UTF16.self)
    return JavaScriptText.trimmed(rest)
  }
}
