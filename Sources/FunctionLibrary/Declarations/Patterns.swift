// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let patterns: [FunctionDeclaration] = [
    .call(
      "matches",
      of: .string,
      [.init("pattern", .string, rule: .regex)],
      .bool,
      .patterns,
      swift: .method("matches", [nil]),
      "Whether the pattern occurs in the text; `^` and `$` stand for its ends.",
      .init("'Viewed Home Page'.matches('^Viewed .* Page$')", "true")
    ),
    .call(
      "firstMatch",
      of: .string,
      [.init("pattern", .string, rule: .regex)],
      .optional(.string),
      .patterns,
      swift: .method("firstMatch", ["of"]),
      "The first place where the pattern occurs; none if it does not.",
      .init("'order 4711 and 4712'.firstMatch('[0-9]+')", #""4711""#)
    ),
    .call(
      "captures",
      of: .string,
      [.init("pattern", .string, rule: .regex)],
      .optional(.list(.string)),
      .patterns,
      swift: .method("captures", ["of"]),
      "What the groups of the pattern caught at its first occurrence, '' for one that took no part; "
        + "none if the pattern does not occur.",
      .init("'en-US'.captures('([a-z]+)-([A-Z]+)')", #"["en","US"]"#)
    ),
    .call(
      "replacingMatches",
      of: .string,
      [.init("pattern", .string, rule: .regex), .init("with", .string, default: .string(""))],
      .string,
      .patterns,
      swift: .method("replacingMatches", ["of", "with"]),
      "The text with each occurrence of the pattern replaced; `$1` to `$9` stand for the groups, "
        + "`$$` for a dollar sign.",
      .init("'+49 (151) 23'.replacingMatches('[^0-9]')", #""4915123""#),
      .init("'Ada Lovelace'.replacingMatches('(\\w+) (\\w+)', with='$2, $1')", #""Lovelace, Ada""#)
    ),
    .call(
      "splitMatches",
      of: .string,
      [.init("pattern", .string, rule: .regex)],
      .list(.string),
      .patterns,
      swift: .method("pieces", ["separatedByMatchesOf"]),
      "The pieces between the occurrences of the pattern, empty ones included.",
      .init("'a, b;c'.splitMatches('[,;] *')", #"["a","b","c"]"#)
    ),
  ]
}
