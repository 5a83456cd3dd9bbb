// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let hashing: [FunctionDeclaration] = [
    hash("md5", "MD5", "'abc'", "900150983cd24fb0d6963f7d28e17f72"),
    hash("sha1", "SHA-1", "'abc'", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    hash(
      "sha256",
      "SHA-256",
      "'abc'",
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    ),
    hash(
      "sha512",
      "SHA-512",
      "''",
      "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
        + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"
    ),
    .member(
      "hashedNormalised",
      of: .string,
      .string,
      .hashing,
      "SHA-256 of the text trimmed and in lower case, in hexadecimal. A text that is such a hash "
        + "already stays: nothing is hashed twice.",
      .init(
        "' ADA@x.test '.hashedNormalised == 'ada@x.test'.sha256.hashedNormalised",
        "true"
      )
    ),
    hmac(
      "hmacSHA256",
      "HMAC-SHA-256",
      "'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8'"
    ),
    hmac("hmacSHA1", "HMAC-SHA-1", "'de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9'"),
    hmac(
      "hmacSHA512",
      "HMAC-SHA-512",
      "'b42af09057bac1e2d41708e48a902e09b5ff7f12ab428a4fe86653c73dd248fb"
        + "82f948a549f7b791a5b41915ee4d1ec3935357e4e2317250d0372afa2ebeeb3a'"
    ),
    .member(
      "crc32",
      of: .string,
      .int,
      .hashing,
      "CRC-32 (as in zip) of the text's UTF-8.",
      .init("'The quick brown fox jumps over the lazy dog'.crc32", "1095738169")
    ),
    .member(
      "hash32",
      of: .string,
      .int,
      .hashing,
      "A 32-bit hash that old analytics libraries give ids (djb2 with XOR, from the end), unsigned.",
      .init("'user-id'.hash32", "2710159508")
    ),
    .member(
      "javaHash",
      of: .string,
      .int,
      .hashing,
      "The hash code that Java gives a text, signed.",
      .init("'hello'.javaHash", "99162322")
    ),
  ]

  private static func hash(
    _ name: String,
    _ algorithm: String,
    _ input: String,
    _ output: String
  ) -> FunctionDeclaration {
    .member(
      name,
      of: .string,
      .string,
      .hashing,
      "\(algorithm) of the text, in hexadecimal.",
      .init("\(input).\(name)", "\"\(output)\"")
    )
  }

  private static func hmac(
    _ name: String,
    _ algorithm: String,
    _ answer: String
  ) -> FunctionDeclaration {
    .call(
      name,
      of: .string,
      [
        .init("key", .string),
        .init("as", .string, default: .string("hex"), rule: .choice(["hex", "base64"])),
      ],
      .string,
      .hashing,
      swift: .method(name, [nil, "as"]),
      "\(algorithm) of the text with a key, in hexadecimal or base64.",
      .init("'The quick brown fox jumps over the lazy dog'.\(name)('key') == \(answer)", "true")
    )
  }

  static let encodings: [FunctionDeclaration] = [
    encoding("base64", "The text's UTF-8 in base64.", "'hi?'", "aGk/"),
    encoding("base64URL", "The text's UTF-8 in base64 for URLs, without padding.", "'hi?'", "aGk_"),
    decoding(
      "base64Decoded",
      "What a base64 text, of either alphabet, stands for",
      "'aGk_'",
      "hi?"
    ),
    encoding("hex", "The text's UTF-8 in hexadecimal.", "'hi'", "6869"),
    decoding("hexDecoded", "What a hexadecimal text stands for", "'6869'", "hi"),
    encoding(
      "percentEncoded",
      "The text as part of a URL's path, query or form: all but letters, digits "
        + "and `-._~` escaped.",
      "'a b&c'",
      "a%20b%26c"
    ),
    encoding(
      "percentDecoded",
      "The text with `%20` and the like resolved.",
      "'a%20b'",
      "a b"
    ),
    encoding("htmlEscaped", "The text with `& < > \" '` as references.", "'a<b'", "a&lt;b"),
    encoding(
      "htmlUnescaped",
      "The text with HTML's character references resolved, once.",
      "'&lt;b&gt; &#39;x&#x27; &amp;amp;'",
      "<b> 'x' &amp;"
    ),
  ]

  private static func encoding(
    _ name: String,
    _ summary: String,
    _ input: String,
    _ output: String
  ) -> FunctionDeclaration {
    .member(
      name,
      of: .string,
      .string,
      .hashing,
      summary,
      .init("\(input).\(name)", "\"\(output)\"")
    )
  }

  private static func decoding(
    _ name: String,
    _ summary: String,
    _ input: String,
    _ output: String
  ) -> FunctionDeclaration {
    .member(
      name,
      of: .string,
      .optional(.string),
      .hashing,
      "\(summary); none if it is not that, or not UTF-8.",
      .init("\(input).\(name)", "\"\(output)\""),
      .init("'*'.\(name)", nil)
    )
  }
}
