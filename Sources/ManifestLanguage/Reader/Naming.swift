// SPDX-License-Identifier: MIT

/// Rules for the names of integrations, slugs and settings.
package enum Naming {
  /// The slug that belongs to a display name: lower case, blanks to hyphens, everything but ASCII
  /// letters, digits and hyphens dropped.
  package static func slug(of name: String) -> String {
    let lower = name.lowercased()
    var scalars = Array(lower.unicodeScalars)
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    var result = ""
    var isInBlank = false
    for scalar in scalars {
      if scalar.properties.isWhitespace {
        if !isInBlank { result += "-" }
        isInBlank = true
        continue
      }
      isInBlank = false
      switch scalar {
      case "a"..."z", "0"..."9", "-": result.unicodeScalars.append(scalar)
      default: break
      }
    }
    return result
  }

  /// A slug names a folder and is part of test names; it cannot be a path.
  static func isSlug(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, bytes.count <= 64 else { return false }
    func isLetterOrDigit(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (0x30...0x39).contains(byte)
    }
    return isLetterOrDigit(first)
      && bytes.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
  }

  static let slugRule =
    "a slug has lower-case letters, digits and hyphens, begins with a letter or digit and has at "
    + "most 64 characters"

  /// Characters of a name besides letters and digits.
  private static let nameMarks: Set<Character> = [
    " ", ".", ",", "&", "+", "'", "-", "_", "/", "(", ")", "!", ":", "@", "*",
  ]

  static let nameRule =
    "a name has letters, digits, blanks and any of \(". , & + ' - _ / ( ) ! : @ *")"

  /// What is wrong with a display name, if anything.
  static func problem(inName name: String) -> String? {
    if name.isEmpty { return "the name is empty" }
    if name.count > 100 { return "the name is longer than 100 characters" }
    if name.first == " " || name.last == " " { return "the name begins or ends with a blank" }
    if let bad = name.first(where: { !$0.isLetter && !$0.isNumber && !nameMarks.contains($0) }) {
      return "a name cannot contain `\(bad)`"
    }
    guard name.contains(where: { $0.isLetter || $0.isNumber }) else {
      return "the name has no letter or digit"
    }
    return nil
  }

  /// A field's name is a key of JSON, written in brackets where it is no name.
  static func isFieldName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 100 && text.utf8.first != 0x20 && text.utf8.last != 0x20
      && text.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x27 }
  }

  /// A setting's name is a name of the expression language and a Swift property.
  static func isSettingName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, bytes.count <= 64 else { return false }
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    return isLetter(first)
      && bytes.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
  }
}
