// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let objects: [FunctionDeclaration] = [
    .call(
      "keys",
      of: .object,
      [],
      .list(.string),
      .objects,
      swift: .property("keyList"),
      "The keys, in order.",
      .init("properties.keys()", #"["b","a"]"#, properties: #"{"b":1,"a":2}"#)
    ),
    .call(
      "values",
      of: .object,
      [],
      .list(.json),
      .objects,
      swift: .property("valueList"),
      "The values, in order.",
      .init("properties.values()", "[1,2]", properties: #"{"b":1,"a":2}"#)
    ),
    .call(
      "entries",
      of: .object,
      [],
      .list(.json),
      .objects,
      swift: .property("entryList"),
      "An object with `key` and `value` for each entry, in order.",
      .init("properties.entries()", #"[{"key":"a","value":1}]"#, properties: #"{"a":1}"#)
    ),
    .call(
      "count",
      of: .object,
      [],
      .int,
      .objects,
      swift: .property("count"),
      "The number of entries.",
      .init("properties.count()", "2", properties: #"{"b":1,"a":2}"#)
    ),
    .call(
      "isEmpty",
      of: .object,
      [],
      .bool,
      .objects,
      swift: .property("isEmpty"),
      "Whether there is no entry.",
      .init("properties.isEmpty()", "true", properties: "{}")
    ),
    .call(
      "picking",
      of: .object,
      [.init("keys", .string, variadic: true)],
      .object,
      .objects,
      "The entries with these keys, in the object's order. Keys are found whatever their spelling, "
        + "for each the first that fits.",
      .init("properties.picking('SKU')", #"{"sku":1}"#, properties: #"{"sku":1,"id":2}"#)
    ),
    .call(
      "omitting",
      of: .object,
      [.init("keys", .string, variadic: true)],
      .object,
      .objects,
      "The object without these keys. They are found whatever their spelling, for each the first "
        + "that fits.",
      .init(
        "properties.omitting('firstName')",
        #"{"id":2}"#,
        properties: #"{"first_name":1,"id":2}"#
      )
    ),
    .call(
      "pickingExact",
      of: .object,
      [.init("keys", .string, variadic: true)],
      .object,
      .objects,
      swift: .method("picking", ["exact"]),
      "The entries with exactly these keys, in the object's order.",
      .init("properties.pickingExact('a', 'B')", #"{"a":1}"#, properties: #"{"a":1,"b":2}"#)
    ),
    .call(
      "omittingExact",
      of: .object,
      [.init("keys", .string, variadic: true)],
      .object,
      .objects,
      swift: .method("omitting", ["exact"]),
      "The object without exactly these keys.",
      .init("properties.omittingExact('a', 'B')", #"{"b":2}"#, properties: #"{"a":1,"b":2}"#)
    ),
    .call(
      "filter",
      of: .object,
      [.init("condition", .function([.string, .json], .bool))],
      .object,
      .objects,
      swift: .method("filterEntries", [nil]),
      "The entries for whose key and value the lambda holds.",
      .init(
        "properties.filter((k, v) => v.isNumber())",
        #"{"a":1}"#,
        properties: #"{"a":1,"b":"x"}"#
      )
    ),
    .call(
      "setting",
      of: .object,
      [.init("key", .string), .init("to", .optional(.w))],
      .object,
      .objects,
      swift: .method("setting", [nil, "to"]),
      "The object with a value under a key: over the one that is there, else as the last. A missing "
        + "value changes nothing.",
      .init("properties.setting('a', to=5)", #"{"a":5,"b":2}"#, properties: #"{"a":1,"b":2}"#)
    ),
    .call(
      "merging",
      of: .object,
      [.init("others", .optional(.object), variadic: true)],
      .object,
      .objects,
      swift: .method("merging", [nil]),
      "The object with the entries of others: a later value wins and keeps the first one's place.",
      .init(
        "properties.merging(properties.b.object)",
        #"{"a":9,"b":{"a":9}}"#,
        properties: #"{"a":1,"b":{"a":9}}"#
      )
    ),
    .call(
      "mapValues",
      of: .object,
      [.init("transform", .function([.json], .optional(.w)))],
      .object,
      .objects,
      swift: .method("mapValues", [nil]),
      "The object with what the lambda makes of each value; where it makes nothing, the key goes.",
      .init("properties.mapValues(v => v.string)", #"{"a":"1"}"#, properties: #"{"a":1,"b":[]}"#)
    ),
    .call(
      "mapDates",
      of: .object,
      [
        .init("transform", .function([.date], .optional(.w))),
        .init("lists", .bool, default: .bool(false)),
      ],
      .object,
      .objects,
      swift: .method("mapDates", [nil, "lists"]),
      "The object with what the lambda makes of each date in it, also in nested objects; in lists "
        + "only with `lists=true`. Where it makes nothing, the key goes.",
      .init(
        "properties.mapDates(d => d.unix)",
        #"{"at":1399360089,"in":["2014-05-06T00:00:00.000Z"]}"#,
        properties: #"{"at":"2014-05-06T07:08:09Z","in":["2014-05-06"]}"#
      ),
      .init(
        "properties.mapDates(d => d.year, lists=true)",
        #"{"in":[2014]}"#,
        properties: #"{"in":["2014-05-06"]}"#
      )
    ),
    .call(
      "compacted",
      of: .object,
      [.init("deep", .bool, default: .bool(false))],
      .object,
      .objects,
      swift: .method("compacted", ["deep"]),
      "The object without entries that are null; with `deep=true` also in nested objects, not in "
        + "lists.",
      .init(
        "properties.compacted()",
        #"{"b":{"c":null}}"#,
        properties: #"{"a":null,"b":{"c":null}}"#
      ),
      .init(
        "properties.compacted(deep=true)",
        #"{"b":{}}"#,
        properties: #"{"a":null,"b":{"c":null}}"#
      )
    ),
  ]
}
