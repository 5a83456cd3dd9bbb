// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let objectKeys: [FunctionDeclaration] = [
    .call(
      "renaming",
      of: .object,
      [.init("key", .string), .init("to", .string)],
      .object,
      .objects,
      swift: .method("renaming", [nil, "to"]),
      "The object with exactly this key under another name, at its place; an entry that has the name "
        + "already gives way.",
      .init(
        "properties.renaming('email', to='_email')",
        #"{"_email":1,"b":2}"#,
        properties: #"{"email":1,"b":2}"#
      )
    ),
    .call(
      "renamingAll",
      of: .object,
      [.init("names", .object)],
      .object,
      .objects,
      swift: .method("renaming", ["by"]),
      "The object with its keys renamed by a table of old and new names; other keys stay.",
      .init(
        "properties.renamingAll(properties.names.object ?? properties).omitting('names')",
        #"{"x":1}"#,
        properties: #"{"a":1,"names":{"a":"x"}}"#
      )
    ),
    .call(
      "mapKeys",
      of: .object,
      [
        .init("transform", .function([.string], .optional(.string))),
        .init("deep", .bool, default: .bool(false)),
      ],
      .object,
      .objects,
      swift: .method("mapKeys", [nil, "deep"]),
      "The object with what the lambda makes of each key; where it makes nothing, the entry goes. "
        + "With `deep=true` also in nested objects, those in lists included.",
      .init(
        "properties.mapKeys(k => k.uppercased)",
        #"{"A":{"b":1}}"#,
        properties: #"{"a":{"b":1}}"#
      )
    ),
    .call(
      "rekeying",
      of: .object,
      [
        .init("transform", .function([.string, .json], .optional(.string))),
        .init("deep", .bool, default: .bool(false)),
      ],
      .object,
      .objects,
      swift: .method("rekeying", [nil, "deep"]),
      "The object with what the lambda makes of each key and its value as the key; where it makes "
        + "nothing, the entry goes. With `deep=true` also in nested objects, those in lists included.",
      .init(
        "properties.rekeying((k, v) => [k, v.type()].joined('_'))",
        #"{"met_date":"2014-05-06T00:00:00.000Z","b_number":1}"#,
        properties: #"{"met":"2014-05-06","b":1}"#
      )
    ),
    .call(
      "prefixKeys",
      of: .object,
      [.init("prefix", .string)],
      .object,
      .objects,
      swift: .method("prefixKeys", [nil]),
      "The object with a text before each key.",
      .init("properties.prefixKeys('cv_')", #"{"cv_a":1}"#, properties: #"{"a":1}"#)
    ),
    .call(
      "casingKeys",
      of: .object,
      [
        .init("style", .string, rule: .choice(keyStyles)),
        .init("deep", .bool, default: .bool(false)),
      ],
      .object,
      .objects,
      swift: .method("casingKeys", [nil, "deep"]),
      "The object with its keys in another case; with `deep=true` also in nested objects, not in "
        + "lists. `segmentSnake` begins a word at each capital, as Segment's libraries do.",
      .init(
        "properties.casingKeys('snake')",
        #"{"first_name":1}"#,
        properties: #"{"firstName":1}"#
      ),
      .init(
        "properties.casingKeys('segmentSnake')",
        #"{"user_i_d":1}"#,
        properties: #"{"userID":1}"#
      )
    ),
    .call(
      "flattenKeys",
      of: .object,
      [
        .init("separator", .string, default: .string(".")),
        .init("lists", .string, default: .string("json"), rule: .choice(listStyles)),
        .init("names", .string, default: .string("path"), rule: .choice(["path", "parent"])),
        .init("empty", .bool, default: .bool(true)),
      ],
      .object,
      .objects,
      swift: .method("flattenKeys", ["separator", "lists", "names", "empty"]),
      "The object with nested objects opened, their keys joined: by the whole path or the immediate "
        + "parent only. Lists become compact JSON text (`json`), texts joined by commas (`join`), "
        + "entries by index (`index`), stay (`keep`) or go (`drop`). Empty objects stay, unless "
        + "`empty=false`. Nulls stay.",
      .init(
        "properties.flattenKeys()",
        #"{"a.b":1,"l":"[1,{\"x\":2}]","e":{}}"#,
        properties: #"{"a":{"b":1},"l":[1,{"x":2}],"e":{}}"#
      ),
      .init(
        "properties.flattenKeys('_', lists='index')",
        #"{"l_0":1,"l_1_x":2}"#,
        properties: #"{"l":[1,{"x":2}]}"#
      )
    ),
    .call(
      "queryText",
      of: .object,
      [],
      .string,
      .objects,
      swift: .property("queryText"),
      "The entries as the text of a query, `a=1&b=2`, percent-encoded; values without a text are left "
        + "out.",
      .init("properties.queryText()", #""a=1&b=x%20y""#, properties: #"{"a":1,"b":"x y","c":[]}"#)
    ),
  ]

  /// The styles of `casingKeys`.
  package static let keyStyles = [
    "snake", "camel", "pascal", "kebab", "title", "lower", "upper", "segmentSnake",
  ]

  /// What `flattenKeys` can do with lists.
  package static let listStyles = ["json", "join", "index", "keep", "drop"]
}
