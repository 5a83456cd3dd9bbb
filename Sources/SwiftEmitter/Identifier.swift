// SPDX-License-Identifier: MIT

/// A Swift identifier, made from any text. The only way a name from a manifest gets into source.
package struct Identifier: Hashable, Sendable {
  /// Without back-quotes.
  package let name: String

  private init(unchecked name: String) { self.name = name }

  /// As it stands in source: a reserved word gets back-quotes.
  package var spelling: String { Self.reserved.contains(name) ? "`\(name)`" : name }

  /// The same as the label of an argument, where back-quotes are a warning: a reserved word gets
  /// another word behind it.
  package var label: Identifier {
    Self.reserved.contains(name) ? Identifier(unchecked: name + "Value") : self
  }

  /// `user_id`, `User ID`, `$user-id` → `userId`. What has no letter or digit becomes `value`.
  package static func lowerCamel(_ text: String) -> Identifier {
    let words = words(in: text)
    guard let first = words.first else { return Identifier(unchecked: "value") }
    return legal(lowerFirst(first) + words.dropFirst().flatMap(upperFirst))
  }

  /// `customer.io` → `CustomerIo`.
  package static func upperCamel(_ text: String) -> Identifier {
    let words = words(in: text)
    return words.isEmpty ? Identifier(unchecked: "Value") : legal(words.flatMap(upperFirst))
  }

  /// The same name with a number or word behind it.
  package func suffixed(_ suffix: String) -> Identifier {
    Identifier.legal(Array(name.utf8) + Self.words(in: suffix).joined())
  }

  private static func legal(_ bytes: [UInt8]) -> Identifier {
    let name = String(decoding: bytes, as: UTF8.self)
    // Backticks do not make these names: `self` is still the value itself, `X.Type` its type.
    if Self.unquotable.contains(name) { return Identifier(unchecked: name + "Value") }
    let startsWithDigit = bytes.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
    return Identifier(unchecked: startsWithDigit == true ? "_" + name : name)
  }

  private static let unquotable: Set<String> = ["self", "Self", "Type", "Protocol"]

  /// Runs of ASCII letters and digits. Everything else separates.
  private static func words(in text: String) -> [ArraySlice<UInt8>] {
    Array(text.utf8).split { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        false
      default: true
      }
    }
  }

  /// `URL` → `url`, `UserID` → `userID`, `name` → `name`.
  private static func lowerFirst(_ word: ArraySlice<UInt8>) -> [UInt8] {
    let upper = word.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")) ~= $0 }.count
    // The last of several begins the next word.
    let count = upper == word.count ? upper : min(upper, max(1, upper - 1))
    return word.prefix(count).map { $0 | 0x20 } + word.dropFirst(count)
  }

  private static func upperFirst(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var word = word
    if let first = word.first, (UInt8(ascii: "a")...UInt8(ascii: "z")) ~= first {
      word[word.startIndex] = first & ~0x20
    }
    return word
  }

  /// Words that cannot be used as a plain identifier everywhere (The Swift Programming Language,
  /// "Keywords and Punctuation"), and a few that read badly as one.
  private static let reserved: Set<String> = [
    "Any", "Self", "Type", "Protocol", "as", "associatedtype", "await", "break", "case", "catch",
    "class", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension",
    "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init",
    "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol",
    "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super",
    "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}

/// Gives every name in one scope an identifier of its own.
package struct NameScope {
  private var taken: Set<Identifier>

  /// - Parameter reserved: names that are spoken for, such as members that the code itself uses.
  package init(reserved: Set<Identifier> = []) { taken = reserved }

  /// The wished identifier if it is free, else the first free one with a number behind it.
  package mutating func claim(_ wish: Identifier) -> Identifier {
    var candidate = wish
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = wish.suffixed(String(number))
      number += 1
    }
    return candidate
  }
}
