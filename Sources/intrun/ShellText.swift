// SPDX-License-Identifier: MIT
import IntegrationRuntime

/// Spells any text as one word of a POSIX shell. Nothing in single quotes means anything but itself,
/// so there is nothing to escape but the quote.
enum ShellText {
  /// The text as it is if it is harmless, else in quotes.
  static func quoted(_ text: String) -> String {
    if !text.isEmpty, text.utf8.allSatisfy(isPlain) { return text }
    return "'\(text.replacing("'", with: #"'\''"#))'"
  }

  /// Whether the text can be an argument and does nothing to a terminal that shows it: no NUL, which
  /// no argument can have, and no other control character but the end of a line and the tab.
  static func canQuote(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || scalar == "\t" || !scalar.isControl
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "_-./:@,+%".utf8.contains(byte)
    }
  }
}

extension Unicode.Scalar {
  /// What a terminal obeys, or what reorders the text around it.
  fileprivate var isControl: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }
}
