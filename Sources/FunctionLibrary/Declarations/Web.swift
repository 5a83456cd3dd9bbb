// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let web: [FunctionDeclaration] = [
    .member(
      "url",
      of: .string,
      .optional(.object),
      .web,
      swift: .property("urlParts"),
      "The parts of a URL: `scheme`, `host`, `port`, `path`, `query`, `fragment`, `pathAndQuery`, "
        + "`origin`; those it lacks are left out. None if it has no scheme and host.",
      .init("'https://X.test:8080/a?b=1#c'.url.host", #""x.test""#),
      .init("'https://x.test/a?b=1#c'.url.pathAndQuery", #""/a?b=1""#),
      .init("'/a'.url", nil)
    ),
    .member(
      "queryItems",
      of: .string,
      .object,
      .web,
      "The parameters of a URL's query, or of a query with or without its `?`; of a repeated one the "
        + "last value.",
      .init("'https://x.test/?a=1&b=x%20y'.queryItems", #"{"a":"1","b":"x y"}"#)
    ),
    .member(
      "rootDomain",
      of: .string,
      .optional(.string),
      .web,
      "The registrable domain of a URL or host name: two labels, or three under suffixes such as "
        + "`co.uk`; none for IP addresses.",
      .init("'https://shop.example.co.uk/x'.rootDomain", #""example.co.uk""#)
    ),
    test("isURL", "a web address: `http` or `https`, and a host", "'https://x.test'"),
    test("isEmail", "an e-mail address, by its shape", "'ada@x.test'"),
    test("isIP", "an IPv4 or IPv6 address", "'::1'"),
    test("isIPv4", "an IPv4 address", "'10.0.0.1'"),
    test("isIPv6", "an IPv6 address", "'2001:db8::1'"),
    test("isUUID", "a UUID", "'123e4567-e89b-12d3-a456-426614174000'"),
    .call(
      "isInNetwork",
      of: .string,
      [.init("network", .string, rule: .network)],
      .bool,
      .web,
      swift: .method("isInNetwork", [nil]),
      "Whether an IP address belongs to a network.",
      .init("'10.1.2.3'.isInNetwork('10.0.0.0/8')", "true")
    ),
    .member(
      "userAgent",
      of: .string,
      .object,
      .web,
      swift: .property("userAgentParts"),
      "What a browser's user agent says: `name`, `version`, `major`, `os`, `osVersion`, `device`; "
        + "what it does not say is left out.",
      .init(
        "'Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) "
          + "Chrome/41.0.2228.0 Safari/537.36'.userAgent",
        #"{"name":"Chrome","version":"41.0.2228.0","major":"41","os":"Windows","osVersion":"7"}"#
      )
    ),
    .member(
      "locale",
      of: .string,
      .object,
      .web,
      swift: .property("localeParts"),
      "The parts of a locale such as `en-US` or `zh_Hant_TW`: `language` in lower case, `script`, "
        + "`country` in upper case, `tag` with hyphens; those it lacks are left out.",
      .init("'en_us'.locale", #"{"language":"en","country":"US","tag":"en-US"}"#),
      .init("'zh-Hant-TW'.locale.country", #""TW""#)
    ),
    .member(
      "languageName",
      of: .string,
      .optional(.string),
      .web,
      "The English name of a language by its two-letter code (ISO 639-1).",
      .init("'nl'.languageName", #""Dutch""#),
      .init("'xx'.languageName", nil)
    ),
    .member(
      "countryName",
      of: .string,
      .optional(.string),
      .web,
      "The English short name of a country by its two-letter code (ISO 3166-1), in any case.",
      .init("'nl'.countryName", #""Netherlands""#)
    ),
    .member(
      "currencyDigits",
      of: .string,
      .optional(.int),
      .web,
      "The decimal places of a currency's smaller unit by its three-letter code (ISO 4217): 2 unless "
        + "it is one of the exceptions.",
      .init("'EUR'.currencyDigits", "2"),
      .init("'JPY'.currencyDigits", "0")
    ),
    .member(
      "phoneDigits",
      of: .string,
      .string,
      .web,
      "The digits of a phone number, with a leading `+` if it has one.",
      .init("'+49 (151) 23-4'.phoneDigits", #""+49151234""#)
    ),
  ]

  private static func test(
    _ name: String,
    _ what: String,
    _ example: String
  ) -> FunctionDeclaration {
    .member(
      name,
      of: .string,
      .bool,
      .web,
      "Whether the text is \(what).",
      .init("\(example).\(name)", "true"),
      .init("'x'.\(name)", "false")
    )
  }
}
