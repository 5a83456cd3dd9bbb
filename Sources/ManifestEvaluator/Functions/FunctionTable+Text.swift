// SPDX-License-Identifier: MIT
internal import IntegrationRuntime

extension FunctionTable {
  static let text: [String: Implementation] = [
    "String.lowercased": onString { text, _ in .string(text.lowercased()) },
    "String.uppercased": onString { text, _ in .string(text.uppercased()) },
    "String.trimmed": onString { text, _ in .string(text.trimmed) },
    "String.count": onString { text, _ in .int(text.length) },
    "String.byteCount": onString { text, _ in .int(text.utf8.count) },
    "String.isEmpty": onString { text, _ in .bool(text.isEmpty) },
    "String.isBlank": onString { text, _ in .bool(text.isBlank) },
    "String.reversed": onString { text, _ in .string(text.reversedText) },
    "String.nonEmpty": onString { text, _ in Value(text.nonEmpty) },
    "String.contains()": onString { text, call in .bool(text.containsText(call.string(0))) },
    "String.hasPrefix()": onString { text, call in .bool(text.begins(with: call.string(0))) },
    "String.hasSuffix()": onString { text, call in .bool(text.ends(with: call.string(0))) },
    "String.isLike()": onString { text, call in .bool(text.isLike(call.string(0))) },
    "String.prefix()": onString { text, call in .string(text.leading(call.int(0) ?? 0)) },
    "String.suffix()": onString { text, call in .string(text.trailing(call.int(0) ?? 0)) },
    "String.slice()": onString { text, call in
      .string(text.slice(from: call.int(0) ?? 0, to: call.int(1)))
    },
    "String.before()": onString { text, call in .string(text.before(call.string(0))) },
    "String.after()": onString { text, call in Value(text.after(call.string(0))) },
    "String.removingPrefix()": onString { text, call in
      .string(text.removingPrefix(call.string(0)))
    },
    "String.removingSuffix()": onString { text, call in
      .string(text.removingSuffix(call.string(0)))
    },
    "String.replacing()": onString { text, call in
      .string(text.replacingText(call.string(0), with: call.string(1), first: call.bool(2)))
    },
    "String.split()": onString { text, call in
      Value(text.pieces(separatedBy: call.string(0), limit: call.int(1)))
    },
    "String.padded()": onString { text, call in
      .string(text.padded(to: call.int(0) ?? 0, with: call.string(1), side: call.string(2)))
    },
    "String.truncated()": onString { text, call in
      .string(text.truncated(to: call.int(0) ?? 0, ending: call.string(1)))
    },
    "String.rendered()": onString { text, call in
      call.argument(0).object.map { Value(text.rendered($0)) } ?? .missing
    },
    "String.redacted()": onString { text, call in
      .string(text.redacted(keeping: call.int(0) ?? 0, with: call.string(1)))
    },
    "String.capitalized": onString { text, _ in .string(text.capitalized) },
    "String.titleCased": onString { text, _ in .string(text.titleCased) },
    "String.snakeCased": onString { text, _ in .string(text.snakeCased) },
    "String.kebabCased": onString { text, _ in .string(text.kebabCased) },
    "String.camelCased": onString { text, _ in .string(text.camelCased) },
    "String.pascalCased": onString { text, _ in .string(text.pascalCased) },
    "String.lowercasedWords": onString { text, _ in .string(text.lowercasedWords) },
    "String.words": onString { text, _ in Value(text.wordList) },
  ]

  static let patterns: [String: Implementation] = [
    "String.matches()": onString { text, call in .bool(text.matches(TextPattern(call.string(0)))) },
    "String.firstMatch()": onString { text, call in
      Value(text.firstMatch(of: TextPattern(call.string(0))))
    },
    "String.captures()": onString { text, call in
      Value(text.captures(of: TextPattern(call.string(0))))
    },
    "String.replacingMatches()": onString { text, call in
      .string(text.replacingMatches(of: TextPattern(call.string(0)), with: call.string(1)))
    },
    "String.splitMatches()": onString { text, call in
      Value(text.pieces(separatedByMatchesOf: TextPattern(call.string(0))))
    },
  ]

  static let encodings: [String: Implementation] = [
    "String.md5": onString { text, _ in .string(text.md5) },
    "String.sha1": onString { text, _ in .string(text.sha1) },
    "String.sha256": onString { text, _ in .string(text.sha256) },
    "String.sha512": onString { text, _ in .string(text.sha512) },
    "String.hashedNormalised": onString { text, _ in .string(text.hashedNormalised) },
    "String.hmacSHA256()": onString { text, call in
      .string(text.hmacSHA256(call.string(0), as: call.string(1)))
    },
    "String.hmacSHA1()": onString { text, call in
      .string(text.hmacSHA1(call.string(0), as: call.string(1)))
    },
    "String.hmacSHA512()": onString { text, call in
      .string(text.hmacSHA512(call.string(0), as: call.string(1)))
    },
    "String.crc32": onString { text, _ in .int(text.crc32) },
    "String.hash32": onString { text, _ in .int(text.hash32) },
    "String.javaHash": onString { text, _ in .int(text.javaHash) },
    "String.base64": onString { text, _ in .string(text.base64) },
    "String.base64URL": onString { text, _ in .string(text.base64URL) },
    "String.base64Decoded": onString { text, _ in Value(text.base64Decoded) },
    "String.hex": onString { text, _ in .string(text.hex) },
    "String.hexDecoded": onString { text, _ in Value(text.hexDecoded) },
    "String.percentEncoded": onString { text, _ in .string(text.percentEncoded) },
    "String.percentDecoded": onString { text, _ in .string(text.percentDecoded) },
    "String.htmlEscaped": onString { text, _ in .string(text.htmlEscaped) },
    "String.htmlUnescaped": onString { text, _ in .string(text.htmlUnescaped) },
  ]

  static let web: [String: Implementation] = [
    "String.url": onString { text, _ in Value(text.urlParts) },
    "String.queryItems": onString { text, _ in .object(text.queryItems) },
    "String.rootDomain": onString { text, _ in Value(text.rootDomain) },
    "String.isURL": onString { text, _ in .bool(text.isURL) },
    "String.isEmail": onString { text, _ in .bool(text.isEmail) },
    "String.isIP": onString { text, _ in .bool(text.isIP) },
    "String.isIPv4": onString { text, _ in .bool(text.isIPv4) },
    "String.isIPv6": onString { text, _ in .bool(text.isIPv6) },
    "String.isUUID": onString { text, _ in .bool(text.isUUID) },
    "String.isInNetwork()": onString { text, call in .bool(text.isInNetwork(call.string(0))) },
    "String.userAgent": onString { text, _ in .object(text.userAgentParts) },
    "String.locale": onString { text, _ in .object(text.localeParts) },
    "String.languageName": onString { text, _ in Value(text.languageName) },
    "String.countryName": onString { text, _ in Value(text.countryName) },
    "String.currencyDigits": onString { text, _ in Value(text.currencyDigits) },
    "String.phoneDigits": onString { text, _ in .string(text.phoneDigits) },
  ]
}
