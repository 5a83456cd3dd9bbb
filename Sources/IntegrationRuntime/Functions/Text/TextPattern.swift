// SPDX-License-Identifier: MIT
internal import TextPatterns

/// A pattern that texts are searched for; see *Patterns in text* in the manifest's documentation.
///
/// A text that is no pattern, which can only be one that came with a setting, is found nowhere.
public struct TextPattern: Sendable, ExpressibleByStringLiteral {
  let regex: TextRegex?

  /// Reads a pattern.
  public init(_ pattern: String) { regex = try? TextRegex(pattern) }

  /// Reads a pattern.
  public init(stringLiteral pattern: String) { self.init(pattern) }
}

/// What can be taken for a pattern: a text, read each time, or a `TextPattern` read once.
public protocol TextPatternSource {
  /// The pattern.
  var textPattern: TextPattern { get }
}

extension TextPattern: TextPatternSource {
  /// The pattern itself.
  public var textPattern: TextPattern { self }
}

extension String: TextPatternSource {
  /// The text read as a pattern.
  public var textPattern: TextPattern { TextPattern(self) }
}

extension String {
  /// Whether the pattern occurs in the text.
  public func matches(_ pattern: some TextPatternSource) -> Bool {
    pattern.textPattern.regex?.occurs(in: self) ?? false
  }

  /// The first place where the pattern occurs; nil if it does not.
  public func firstMatch(of pattern: some TextPatternSource) -> String? {
    let scalars = Array(unicodeScalars)
    guard let match = pattern.textPattern.regex?.firstMatch(in: scalars) else { return nil }
    return Self.text(scalars[match.range])
  }

  /// What the groups of the pattern caught at its first occurrence, '' for one that took no part;
  /// nil if the pattern does not occur.
  public func captures(of pattern: some TextPatternSource) -> [String]? {
    let scalars = Array(unicodeScalars)
    guard let match = pattern.textPattern.regex?.firstMatch(in: scalars) else { return nil }
    return match.groups.map { range in range.map { Self.text(scalars[$0]) } ?? "" }
  }

  /// The text with each occurrence of the pattern replaced; `$1` to `$9` stand for the groups, `$$`
  /// for a dollar sign. Nothing more is replaced once more has come in than the text has and 4 MiB.
  public func replacingMatches(of pattern: some TextPatternSource, with replacement: String = "")
    -> String
  {
    let scalars = Array(unicodeScalars)
    guard let matches = pattern.textPattern.regex?.matches(in: scalars), !matches.isEmpty else {
      return self
    }
    let template = Array(replacement.unicodeScalars)
    var result = UnicodeScalarView()
    var length = 0
    var start = 0
    for match in matches where length < scalars.count + OutputLimit.bytes {
      result.append(contentsOf: scalars[start..<match.range.lowerBound])
      let inserted = Self.filled(template, match, scalars)
      result.append(contentsOf: inserted)
      length += inserted.count
      start = match.range.upperBound
    }
    result.append(contentsOf: scalars[start...])
    return String(result)
  }

  /// The pieces between the occurrences of the pattern, empty ones included.
  public func pieces(separatedByMatchesOf pattern: some TextPatternSource) -> [String] {
    let scalars = Array(unicodeScalars)
    var pieces: [String] = []
    var start = 0
    for match in pattern.textPattern.regex?.matches(in: scalars) ?? [] where !match.range.isEmpty {
      pieces.append(Self.text(scalars[start..<match.range.lowerBound]))
      start = match.range.upperBound
    }
    pieces.append(Self.text(scalars[start...]))
    return pieces
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func filled(
    _ template: [Unicode.Scalar],
    _ match: TextRegex.Match,
    _ text: [Unicode.Scalar]
  ) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < template.count, result.count < OutputLimit.bytes {
      let next = index + 1 < template.count ? template[index + 1] : nil
      switch (template[index], next) {
      case ("$", "$"?):
        result.append("$")
        index += 2
      case ("$", let digit?) where ("1"..."9").contains(digit):
        let number = Int(digit.value - 0x31)
        if number < match.groups.count, let range = match.groups[number] { result += text[range] }
        index += 2
      default:
        result.append(template[index])
        index += 1
      }
    }
    return result
  }
}
