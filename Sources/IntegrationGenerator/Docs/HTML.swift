// SPDX-License-Identifier: MIT

/// A piece of a page that can be put together only from literals of ours and from escaped texts, so
/// that what a manifest says never becomes markup.
struct HTML: ExpressibleByStringInterpolation {
  let text: String

  init(stringLiteral value: String) { text = value }
  init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// The pieces, one after another.
  static func joined(_ pieces: [HTML], separator: String = "\n") -> HTML {
    HTML(raw: pieces.map(\.text).filter { !$0.isEmpty }.joined(separator: separator))
  }

  static let empty: HTML = ""

  private init(raw: String) { text = raw }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ piece: HTML) { text += piece.text }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }

    /// Text of a manifest, escaped for an element or a quoted attribute.
    mutating func appendInterpolation(_ value: String) {
      for scalar in value.unicodeScalars {
        switch scalar {
        case "&": text += "&amp;"
        case "<": text += "&lt;"
        case ">": text += "&gt;"
        case "\"": text += "&quot;"
        case "'": text += "&#39;"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
  }
}
