// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let listLambdas: [FunctionDeclaration] = [
    .call(
      "map",
      of: .list(.t),
      [.init("transform", .function([.t], .optional(.u)))],
      .list(.u),
      .lists,
      swift: .method("compactMap", [nil]),
      "What the lambda makes of each element; where it makes nothing, nothing is added.",
      .init(
        "products.map(p => p.sku)",
        #"["a"]"#,
        properties: #"{"products":[{"sku":"a"},{}]}"#
      )
    ),
    .call(
      "compactMap",
      of: .list(.t),
      [.init("transform", .function([.t], .optional(.u)))],
      .list(.u),
      .lists,
      swift: .method("compactMap", [nil]),
      "The same as `map`.",
      .init("['1', 'x'].compactMap(t => t.int)", "[1]")
    ),
    .call(
      "mapIndexed",
      of: .list(.t),
      [.init("transform", .function([.t, .int], .optional(.u)))],
      .list(.u),
      .lists,
      swift: .method("mapIndexed", [nil]),
      "What the lambda makes of each element and its index, counted from 0.",
      .init("['a', 'b'].mapIndexed((t, i) => i)", "[0,1]")
    ),
    .call(
      "flatMap",
      of: .list(.t),
      [.init("transform", .function([.t], .list(.u)))],
      .list(.u),
      .lists,
      swift: .method("flatMap", [nil]),
      "The elements of all lists that the lambda makes, in one.",
      .init("['a b', 'c'].flatMap(t => t.split(' '))", #"["a","b","c"]"#)
    ),
    .call(
      "filter",
      of: .list(.t),
      [.init("condition", .function([.t], .bool))],
      .list(.t),
      .lists,
      swift: .method("filter", [nil]),
      "The elements for which the lambda holds.",
      .init("['a', ''].filter(t => t.isEmpty)", #"[""]"#)
    ),
    .call(
      "any",
      of: .list(.t),
      [.init("condition", .function([.t], .bool))],
      .bool,
      .lists,
      swift: .method("contains", ["where"]),
      "Whether the lambda holds for an element.",
      .init("['a', ''].any(t => t.isEmpty)", "true")
    ),
    .call(
      "all",
      of: .list(.t),
      [.init("condition", .function([.t], .bool))],
      .bool,
      .lists,
      swift: .method("allSatisfy", [nil]),
      "Whether the lambda holds for every element.",
      .init("['a', ''].all(t => t.isEmpty)", "false")
    ),
    .call(
      "first",
      of: .list(.t),
      [.init("condition", .function([.t], .bool))],
      .optional(.t),
      .lists,
      swift: .method("first", ["where"]),
      "The first element for which the lambda holds.",
      .init("['', 'a'].first(t => t.isEmpty)", #""""#)
    ),
    .call(
      "reduce",
      of: .list(.t),
      [.init("initial", .u), .init("combine", .function([.u, .t], .u))],
      .u,
      .lists,
      swift: .method("reduce", [nil, nil]),
      "Goes through the elements with a value that the lambda renews from it and each element.",
      .init("['a', 'b'].reduce('', (all, t) => t)", #""b""#)
    ),
    .call(
      "sorted",
      of: .list(.t),
      [
        .init("by", .function([.t], .optional(.ordered))),
        .init("descending", .bool, default: .bool(false)),
      ],
      .list(.t),
      .lists,
      swift: .method("sorted", ["byKey", "descending"]),
      "The elements in the order of what the lambda makes of them; equal ones keep their order, "
        + "those without a value come last.",
      .init("['bb', 'a', 'ccc'].sorted(t => t.count, descending=true)", #"["ccc","bb","a"]"#)
    ),
    .call(
      "unique",
      of: .list(.t),
      [.init("by", .function([.t], .optional(.w)))],
      .list(.t),
      .lists,
      swift: .method("unique", ["by"]),
      "The elements without those for which the lambda makes the same as for an earlier one.",
      .init("['a', 'A', 'b'].unique(t => t.lowercased)", #"["a","b"]"#)
    ),
    .call(
      "sum",
      of: .list(.t),
      [.init("of", .function([.t], .optional(.double)))],
      .optional(.double),
      .lists,
      swift: .method("sum", ["of"]),
      "The sum of what the lambda makes of the elements; none if it is too large.",
      .init(
        "products.sum(p => p.price.double)",
        "7.5",
        properties: #"{"products":[{"price":5},{"price":"2.5"},{}]}"#
      )
    ),
    .call(
      "keyed",
      of: .list(.t),
      [
        .init("by", .function([.t], .optional(.string))),
        .init("value", .function([.t], .optional(.w))),
      ],
      .object,
      .lists,
      swift: .method("keyed", ["by", "value"]),
      "An object with a key and a value for each element; a later one wins and keeps the first's "
        + "place.",
      .init(
        "products.keyed(p => p.sku.string, value = p => p.price)",
        #"{"a":1,"b":2}"#,
        properties: #"{"products":[{"sku":"a","price":1},{"sku":"b","price":2}]}"#
      )
    ),
    .call(
      "grouped",
      of: .list(.w),
      [.init("by", .function([.w], .optional(.string)))],
      .object,
      .lists,
      swift: .method("grouped", ["by"]),
      "An object with a list of the elements for each key that the lambda makes, in the order in "
        + "which the keys occur.",
      .init("['ab', 'c', 'ad'].grouped(t => t.prefix(1))", #"{"a":["ab","ad"],"c":["c"]}"#)
    ),
  ]
}
