// SPDX-License-Identifier: MIT

/// What to write instead, to the byte: a change that a program can make.
package struct Fix: Sendable, Equatable {
  package let range: SourceRange
  package let replacement: String

  package init(_ range: SourceRange, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }

  /// Some text instead of another that has to stand there to the letter; nil if it does not.
  package init?(_ range: SourceRange, replacing text: String, with replacement: String) {
    guard range.bytes.upperBound <= range.file.bytes.count,
      range.file.bytes[range.bytes].elementsEqual(text.utf8)
    else { return nil }
    self.init(range, replacement)
  }

  /// A word instead of another. Nil unless exactly that word stands there, in quotes or not, and
  /// the new one means the same in all the ways YAML and JSON have to write a text.
  init?(_ replacement: Label.Replacement, at range: SourceRange) {
    let (word, text) = (Array(replacement.word.utf8), replacement.text)
    guard !word.isEmpty, Self.isPlain(text), range.bytes.upperBound <= range.file.bytes.count else {
      return nil
    }
    let written = range.file.bytes[range.bytes]
    if written.elementsEqual(word) {
      self.init(range, text)
    } else if let quote = written.first, "\"'".utf8.contains(quote),
      written.count == word.count + 2,
      written.last == quote, written.dropFirst().dropLast().elementsEqual(word)
    {
      let inner = range.bytes.lowerBound + 1..<range.bytes.upperBound - 1
      self.init(SourceRange(range.file, inner), text)
    } else {
      return nil
    }
  }

  /// Whether a text is the same in a plain scalar, in quotes and in JSON, in brackets or not.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.last != UInt8(ascii: " ") else { return false }
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    return (isLetter(first) || isDigit(first) || "_$(".utf8.contains(first))
      && !["true", "false", "null"].contains(text.lowercased())
      && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || "_$.-()? ".utf8.contains($0) }
  }
}

/// A file with fixes made.
package struct FixedFile: Sendable {
  package let file: SourceFile
  package let bytes: [UInt8]
  /// Those that were made, in order.
  package let fixes: [Fix]

  /// The files for which some diagnostics have fixes. Of fixes that touch each other the first is
  /// made; where two want different things of one place, none is.
  package static func all(_ diagnostics: [Diagnostic]) -> [FixedFile] {
    var files: [SourceFile] = []
    for fix in diagnostics.compactMap(\.fix) where !files.contains(where: { $0 === fix.range.file })
    {
      files.append(fix.range.file)
    }
    return files.sorted { $0.path < $1.path }.compactMap { file in
      FixedFile(file, diagnostics.compactMap(\.fix).filter { $0.range.file === file })
    }
  }

  private init?(_ file: SourceFile, _ fixes: [Fix]) {
    let sorted = fixes.sorted {
      ($0.range.bytes.lowerBound, $0.range.bytes.upperBound)
        < ($1.range.bytes.lowerBound, $1.range.bytes.upperBound)
    }
    var made: [Fix] = []
    for fix in sorted {
      let isDisputed = sorted.contains {
        $0.range == fix.range && $0.replacement != fix.replacement
      }
      guard !isDisputed, made.last.map({ !$0.touches(fix) }) ?? true else { continue }
      made.append(fix)
    }
    guard !made.isEmpty else { return nil }
    var bytes: [UInt8] = []
    var end = 0
    for fix in made {
      bytes += file.bytes[end..<fix.range.bytes.lowerBound]
      bytes += fix.replacement.utf8
      end = fix.range.bytes.upperBound
    }
    self.file = file
    self.bytes = bytes + file.bytes[end...]
    self.fixes = made
  }
}

extension Fix {
  /// Whether a later fix begins before this one ends, or just there.
  fileprivate func touches(_ later: Fix) -> Bool {
    later.range.bytes.lowerBound <= range.bytes.upperBound
  }
}
