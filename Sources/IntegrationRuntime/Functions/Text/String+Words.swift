// SPDX-License-Identifier: MIT

extension String {
  /// The words of a text or a name. They end at what is neither letter nor digit, between a small
  /// letter or digit and a capital, and before the last of several capitals that a small letter
  /// follows: `HTMLPage` is `HTML` and `Page`.
  public var wordList: [String] {
    let scalars = Array(unicodeScalars)
    var words: [String] = []
    var word = UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      guard scalar.isWordPart else {
        if !word.isEmpty { words.append(String(word)) }
        word = UnicodeScalarView()
        continue
      }
      if let last = word.last, scalar.isCapital {
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        if !last.isCapital || next.map({ $0.isWordPart && !$0.isCapital && !$0.isDigit }) == true {
          words.append(String(word))
          word = UnicodeScalarView()
        }
      }
      word.append(scalar)
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }

  /// The text with its first letter in upper case.
  public var capitalized: String {
    guard let first = unicodeScalars.first else { return self }
    return first.properties.titlecaseMapping + String(unicodeScalars.dropFirst())
  }

  /// The words with capital initials, separated by blanks.
  public var titleCased: String { wordList.map(\.capitalized).joined(separator: " ") }

  /// The words in lower case, separated by underscores.
  public var snakeCased: String { wordList.map { $0.lowercased() }.joined(separator: "_") }

  /// The words in lower case, separated by hyphens.
  public var kebabCased: String { wordList.map { $0.lowercased() }.joined(separator: "-") }

  /// The words in lower case, separated by blanks.
  public var lowercasedWords: String { wordList.map { $0.lowercased() }.joined(separator: " ") }

  /// The words in one, each with a capital initial: `FirstName`.
  public var pascalCased: String { wordList.map { $0.lowercased().capitalized }.joined() }

  /// The words in one, each but the first with a capital initial: `firstName`.
  public var camelCased: String {
    let words = wordList
    return (words.first?.lowercased() ?? "")
      + words.dropFirst().map { $0.lowercased().capitalized }.joined()
  }

  /// The key as Segment's to-snake-case makes it: each capital of a name begins a word, so that
  /// `userID` is `user_i_d`.
  public var segmentSnakeCased: String {
    let scalars = Array(unicodeScalars)
    let spaced: [Unicode.Scalar]
    if scalars.contains(where: { JavaScriptText.isSpace($0) }) {
      spaced = scalars
    } else if scalars.contains(where: { !$0.isASCIIWordPart }) {
      spaced = Self.separated(scalars)
    } else {
      spaced = scalars.enumerated().flatMap { index, scalar -> [Unicode.Scalar] in
        index > 0 && scalar.isCapital ? [" ", scalar] : [scalar]
      }
    }
    var text = UnicodeScalarView()
    text.append(contentsOf: spaced)
    var result = UnicodeScalarView()
    for scalar in Self.separated(Array(String(text).lowercased().unicodeScalars)) {
      result.append(JavaScriptText.isSpace(scalar) ? "_" : scalar)
    }
    return String(result)
  }

  /// Each run of what is no ASCII letter or digit as one blank, without one at the end.
  private static func separated(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var isPending = false
    for scalar in scalars {
      guard scalar.isASCIIWordPart else {
        isPending = true
        continue
      }
      if isPending { result.append(" ") }
      isPending = false
      result.append(scalar)
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var isASCIIWordPart: Bool {
    isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self)
  }

  fileprivate var isCapital: Bool {
    isASCII ? ("A"..."Z").contains(self) : properties.isUppercase
  }

  fileprivate var isWordPart: Bool {
    if isASCII { return isASCIIWordPart }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
