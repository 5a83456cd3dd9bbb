// SPDX-License-Identifier: MIT

/// The short text behind the caret, and, where it says exactly what to write, that.
package struct Label: Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// A word that stands at the caret and another that shall.
  struct Replacement: Sendable {
    var word: String
    var text: String
  }

  package var text: String
  var replacement: Replacement?
  package var description: String { text }

  package init(_ text: String) { self.text = text }
  package init(stringLiteral text: String) { self.text = text }

  private init(_ text: String, _ replacement: Replacement?) {
    self.text = text
    self.replacement = replacement
  }

  /// "did you mean `text`?"
  ///
  /// - Parameter isCertain: whether nothing else can have been meant.
  package static func didYouMean(
    _ text: String, for word: String, isCertain: Bool = true
  ) -> Label {
    Label(
      "did you mean `\(text)`?", isCertain ? Replacement(word: word, text: text) : nil)
  }

  /// "write `text`"
  package static func write(_ text: String, for word: String) -> Label {
    Label("write `\(text)`", Replacement(word: word, text: text))
  }
}
