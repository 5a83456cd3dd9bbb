// SPDX-License-Identifier: MIT

internal import JSON

/// Finds one text in another in linear time (Knuth, Morris, Pratt), by bytes.
struct TextSearch {
  private let needle: [UInt8]
  /// For each position the length of the longest proper prefix that ends there.
  private let borders: [Int]

  init(_ text: String) {
    let needle = Array(text.utf8)
    var borders = Array(repeating: 0, count: needle.count)
    var length = 0
    for index in needle.indices.dropFirst() {
      while length > 0, needle[index] != needle[length] { length = borders[length - 1] }
      if needle[index] == needle[length] { length += 1 }
      borders[index] = length
    }
    self.needle = needle
    self.borders = borders
  }

  /// Where the text is found from a position on; nil if nowhere. The empty text is nowhere.
  func first(in text: [UInt8], from start: Int = 0) -> Range<Int>? {
    guard !needle.isEmpty else { return nil }
    var length = 0
    var index = start
    while index < text.count {
      while length > 0, text[index] != needle[length] { length = borders[length - 1] }
      if text[index] == needle[length] { length += 1 }
      index += 1
      if length == needle.count { return (index - length)..<index }
    }
    return nil
  }
}

extension String {
  /// Whether a text occurs; the empty one always does.
  public func containsText(_ text: String) -> Bool {
    text.isEmpty || TextSearch(text).first(in: Array(utf8)) != nil
  }

  /// What comes before the first occurrence of a text; everything if there is none.
  public func before(_ text: String) -> String {
    let bytes = Array(utf8)
    guard let found = TextSearch(text).first(in: bytes) else { return self }
    return String(decoding: bytes[..<found.lowerBound], as: UTF8.self)
  }

  /// What comes after the first occurrence of a text; nil if there is none.
  public func after(_ text: String) -> String? {
    let bytes = Array(utf8)
    guard let found = TextSearch(text).first(in: bytes) else { return nil }
    return String(decoding: bytes[found.upperBound...], as: UTF8.self)
  }

  /// The text with each occurrence of a text, or the first one only, replaced. Nothing more is
  /// replaced once the result is 4 MiB longer than the text.
  public func replacingText(
    _ text: String,
    with replacement: String = "",
    first: Bool = false
  ) -> String {
    let bytes = Array(utf8)
    let search = TextSearch(text)
    guard var found = search.first(in: bytes) else { return self }
    var result: [UInt8] = []
    var start = 0
    while true {
      result += bytes[start..<found.lowerBound]
      result += replacement.utf8
      start = found.upperBound
      guard !first, result.count < bytes.count + OutputLimit.bytes,
        let next = search.first(in: bytes, from: start)
      else { break }
      found = next
    }
    result += bytes[start...]
    return String(decoding: result, as: UTF8.self)
  }

  /// The pieces between separators, empty ones included; the whole text if the separator is empty.
  ///
  /// - Parameter limit: how many pieces there are at most; the last one is the rest.
  public func pieces(separatedBy separator: String, limit: Int? = nil) -> [String] {
    let bytes = Array(utf8)
    let search = TextSearch(separator)
    var pieces: [String] = []
    var start = 0
    while pieces.count + 1 < limit ?? Int.max, let found = search.first(in: bytes, from: start) {
      pieces.append(String(decoding: bytes[start..<found.lowerBound], as: UTF8.self))
      start = found.upperBound
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
  }

  /// The text without this beginning, if it has it.
  public func removingPrefix(_ text: String) -> String {
    utf8.starts(with: text.utf8)
      ? String(decoding: Array(utf8.dropFirst(text.utf8.count)), as: UTF8.self) : self
  }

  /// The text without this ending, if it has it.
  public func removingSuffix(_ text: String) -> String {
    utf8.count >= text.utf8.count && utf8.suffix(text.utf8.count).elementsEqual(text.utf8)
      ? String(decoding: Array(utf8.dropLast(text.utf8.count)), as: UTF8.self) : self
  }

  /// Whether it begins with a text, by code points.
  public func begins(with text: String) -> Bool { utf8.starts(with: text.utf8) }

  /// Whether it ends with a text, by code points.
  public func ends(with text: String) -> Bool {
    utf8.count >= text.utf8.count && utf8.suffix(text.utf8.count).elementsEqual(text.utf8)
  }

  /// Whether both texts have the same ASCII letters, digits and dots, whatever case and
  /// separators.
  public func isLike(_ text: String) -> Bool { LooseKey(self) == LooseKey(text) }
}
