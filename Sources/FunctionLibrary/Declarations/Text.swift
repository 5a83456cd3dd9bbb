// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let text: [FunctionDeclaration] = [
    .member(
      "lowercased",
      of: .string,
      .string,
      .text,
      swift: .method("lowercased"),
      "The text in lower case.",
      .init("'Ada LOVELACE'.lowercased", #""ada lovelace""#)
    ),
    .member(
      "uppercased",
      of: .string,
      .string,
      .text,
      swift: .method("uppercased"),
      "The text in upper case.",
      .init("'us'.uppercased", #""US""#)
    ),
    .member(
      "trimmed",
      of: .string,
      .string,
      .text,
      "The text without white space at its ends.",
      .init("'  a b '.trimmed", #""a b""#)
    ),
    .member(
      "count",
      of: .string,
      .int,
      .text,
      swift: .property("length"),
      "The number of characters (code points).",
      .init("'café'.count", "4")
    ),
    .member(
      "byteCount",
      of: .string,
      .int,
      .text,
      swift: .property("utf8.count"),
      "The number of bytes in UTF-8.",
      .init("'é'.byteCount", "2")
    ),
    .member(
      "isEmpty",
      of: .string,
      .bool,
      .text,
      "Whether there is no character.",
      .init("''.isEmpty", "true")
    ),
    .member(
      "isBlank",
      of: .string,
      .bool,
      .text,
      "Whether there is nothing but white space.",
      .init("' '.isBlank", "true")
    ),
    .member(
      "reversed",
      of: .string,
      .string,
      .text,
      swift: .property("reversedText"),
      "The characters from last to first.",
      .init("'abc'.reversed", #""cba""#)
    ),
    .member(
      "nonEmpty",
      of: .string,
      .optional(.string),
      .text,
      swift: .property("nonEmpty"),
      "The text, unless it is empty.",
      .init("''.nonEmpty", nil),
      .init("'a'.nonEmpty", #""a""#)
    ),
    .call(
      "contains",
      of: .string,
      [.init("text", .string)],
      .bool,
      .text,
      swift: .method("containsText", [nil]),
      "Whether the text occurs; case counts.",
      .init("'checkout'.contains('out')", "true")
    ),
    .call(
      "hasPrefix",
      of: .string,
      [.init("text", .string)],
      .bool,
      .text,
      swift: .method("begins", ["with"]),
      "Whether it begins with the text; case counts.",
      .init("'Order Completed'.hasPrefix('Order')", "true")
    ),
    .call(
      "hasSuffix",
      of: .string,
      [.init("text", .string)],
      .bool,
      .text,
      swift: .method("ends", ["with"]),
      "Whether it ends with the text; case counts.",
      .init("'a@x.test'.hasSuffix('@x.test')", "true")
    ),
    .call(
      "isLike",
      of: .string,
      [.init("text", .string)],
      .bool,
      .text,
      "Whether both have the same letters and digits, whatever case and separators.",
      .init("'Order Completed'.isLike('order_completed')", "true")
    ),
    .call(
      "prefix",
      of: .string,
      [.init("count", .int)],
      .string,
      .text,
      swift: .method("leading", [nil]),
      "At most so many characters (code points) from the start.",
      .init("'abcdef'.prefix(3)", #""abc""#),
      .init("'ab'.prefix(-1)", #""""#)
    ),
    .call(
      "suffix",
      of: .string,
      [.init("count", .int)],
      .string,
      .text,
      swift: .method("trailing", [nil]),
      "At most so many characters (code points) from the end.",
      .init("'abcdef'.suffix(2)", #""ef""#)
    ),
    .call(
      "slice",
      of: .string,
      [.init("from", .int), .init("to", .int, default: .missing)],
      .string,
      .text,
      swift: .method("slice", ["from", "to"]),
      "The characters from one position up to but not including another; negative positions count "
        + "from the end.",
      .init("'abcdef'.slice(1, 3)", #""bc""#),
      .init("'abcdef'.slice(-2)", #""ef""#)
    ),
    .call(
      "before",
      of: .string,
      [.init("text", .string)],
      .string,
      .text,
      swift: .method("before", [nil]),
      "What comes before the first occurrence of the text; everything if there is none.",
      .init("'10.0.3'.before('.')", #""10""#)
    ),
    .call(
      "after",
      of: .string,
      [.init("text", .string)],
      .optional(.string),
      .text,
      swift: .method("after", [nil]),
      "What comes after the first occurrence of the text; none if there is none.",
      .init("'en-US'.after('-')", #""US""#),
      .init("'en'.after('-')", nil)
    ),
    .call(
      "removingPrefix",
      of: .string,
      [.init("text", .string)],
      .string,
      .text,
      "The text without this beginning, if it has it.",
      .init("'+4915'.removingPrefix('+')", #""4915""#)
    ),
    .call(
      "removingSuffix",
      of: .string,
      [.init("text", .string)],
      .string,
      .text,
      "The text without this ending, if it has it.",
      .init("'https://x.test/'.removingSuffix('/')", #""https://x.test""#)
    ),
    .call(
      "replacing",
      of: .string,
      [
        .init("text", .string), .init("with", .string, default: .string("")),
        .init("first", .bool, default: .bool(false)),
      ],
      .string,
      .text,
      swift: .method("replacingText", [nil, "with", "first"]),
      "The text with each occurrence of a text (or the first one only) replaced.",
      .init("'Level.Up'.replacing('.', with='_')", #""Level_Up""#),
      .init("'a.b.c'.replacing('.', with='_', first=true)", #""a_b.c""#)
    ),
    .call(
      "split",
      of: .string,
      [.init("separator", .string), .init("limit", .int, default: .missing)],
      .list(.string),
      .text,
      swift: .method("pieces", ["separatedBy", "limit"]),
      "The pieces between the separators, empty ones included; with a limit the last piece is the "
        + "rest.",
      .init("'a,b,,c'.split(',')", #"["a","b","","c"]"#),
      .init("'a/b/c'.split('/', limit=2)", #"["a","b/c"]"#)
    ),
    .call(
      "padded",
      of: .string,
      [
        .init("width", .int), .init("with", .string, default: .string(" ")),
        .init("side", .string, default: .string("left"), rule: .choice(["left", "right"])),
      ],
      .string,
      .text,
      swift: .method("padded", ["to", "with", "side"]),
      "The text filled up to a width (at most 10,000 characters) on the left or right side.",
      .init("'42'.padded(8, with='0')", #""00000042""#),
      .init("'ab'.padded(4, side='right')", #""ab  ""#)
    ),
    .call(
      "truncated",
      of: .string,
      [.init("width", .int), .init("ending", .string, default: .string("…"))],
      .string,
      .text,
      swift: .method("truncated", ["to", "ending"]),
      "The text, or if it is longer than the width its start with an ending, both together as long "
        + "as the width.",
      .init("'abcdef'.truncated(4)", #""abc…""#),
      .init("'abc'.truncated(4)", #""abc""#)
    ),
    .call(
      "redacted",
      of: .string,
      [.init("keep", .int, default: .int(0)), .init("with", .string, default: .string("*"))],
      .string,
      .text,
      swift: .method("redacted", ["keeping", "with"]),
      "The text with all but its last characters masked.",
      .init("'4111111111111111'.redacted(keep=4)", #""************1111""#)
    ),
  ]
}
