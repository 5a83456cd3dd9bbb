// SPDX-License-Identifier: MIT
public import JSON

extension String {
  /// The parts of a locale such as `en-US` or `zh_Hant_TW`: `language` in lower case, `script`,
  /// `country` in upper case, `tag` with hyphens; those it lacks are left out.
  public var localeParts: JSONObject {
    let text = leading(64).before(".").before("@")
    let pieces = text.trimmed.split { $0 == "-" || $0 == "_" }.map(String.init)
    var language: String?
    var script: String?
    var country: String?
    for (index, piece) in pieces.enumerated() {
      let isWord = piece.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
      switch (index, piece.utf8.count) {
      case (0, 2...3) where isWord: language = piece.lowercased()
      case (1..., 4) where isWord && script == nil && country == nil:
        script = piece.lowercased().capitalized
      case (1..., 2) where isWord && country == nil: country = piece.uppercased()
      case (1..., 3) where piece.asInt != nil && country == nil: country = piece
      default: break
      }
    }
    let tag = language.map { first in
      ([first, script, country] as [String?]).compactMap { $0 }.joined(separator: "-")
    }
    return .built { writer in
      writer.field("language", language)
      writer.field("script", script)
      writer.field("country", country)
      writer.field("tag", tag)
    }
  }

  /// The English name of a language by its two-letter code in lower case (ISO 639-1).
  public var languageName: String? { utf8.count == 2 ? CodeNames.languages[self] : nil }

  /// The English short name of a country by its two-letter code (ISO 3166-1), in any case.
  public var countryName: String? {
    utf8.count == 2 ? CodeNames.countries[uppercased()] : nil
  }

  /// The decimal places of a currency's smaller unit by its three-letter code (ISO 4217), in any
  /// case; nil if the text is no such code.
  public var currencyDigits: Int? {
    let code = uppercased()
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      return nil
    }
    return switch code {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
      "VUV", "XAF", "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    case "CLF", "UYW": 4
    default: 2
    }
  }
}
