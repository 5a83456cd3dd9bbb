// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let lists: [FunctionDeclaration] = [
    .member(
      "count",
      of: .list(.t),
      .int,
      .lists,
      swift: .property("itemCount"),
      "The number of elements.",
      .init("['a', 'b'].count", "2")
    ),
    .member(
      "isEmpty",
      of: .list(.t),
      .bool,
      .lists,
      swift: .property("hasNoItems"),
      "Whether there is no element.",
      .init("['a'].isEmpty", "false")
    ),
    .member(
      "first",
      of: .list(.t),
      .optional(.t),
      .lists,
      swift: .property("firstItem"),
      "The first element.",
      .init("['a', 'b'].first", #""a""#)
    ),
    .member(
      "last",
      of: .list(.t),
      .optional(.t),
      .lists,
      swift: .property("lastItem"),
      "The last element.",
      .init("['a', 'b'].last", #""b""#)
    ),
    .call(
      "at",
      of: .list(.t),
      [.init("index", .int)],
      .optional(.t),
      .lists,
      swift: .method("item", ["at"]),
      "The element at an index, counted from 0; negative ones count from the end.",
      .init("['a', 'b'].at(1)", #""b""#),
      .init("['a', 'b'].at(-1)", #""b""#),
      .init("['a'].at(5)", nil)
    ),
    .call(
      "contains",
      of: .list(.w),
      [.init("item", .w)],
      .bool,
      .lists,
      swift: .method("containsItem", [nil]),
      "Whether an element equals the value.",
      .init("['a', 'b'].contains('b')", "true")
    ),
    .call(
      "joined",
      of: .list(.textual),
      [.init("separator", .string, default: .string(""))],
      .string,
      .lists,
      swift: .method("joinedText", [nil]),
      "The texts of the elements with a separator between; elements without one are left out.",
      .init("['a', 'b'].joined(', ')", #""a, b""#),
      .init("[1, 2].joined('/')", #""1/2""#)
    ),
    .member(
      "reversed",
      of: .list(.t),
      .list(.t),
      .lists,
      swift: .property("reversedItems"),
      "The elements from last to first.",
      .init("[1, 2].reversed", "[2,1]")
    ),
    .member(
      "unique",
      of: .list(.w),
      .list(.w),
      .lists,
      swift: .property("uniqueItems"),
      "The elements without those that equal an earlier one.",
      .init("[1, 2, 1].unique", "[1,2]")
    ),
    .member(
      "sorted",
      of: .list(.ordered),
      .list(.ordered),
      .lists,
      swift: .property("sortedItems"),
      "The elements in ascending order; texts by their characters' numbers.",
      .init("['b', 'a'].sorted", #"["a","b"]"#)
    ),
    .member(
      "min",
      of: .list(.ordered),
      .optional(.ordered),
      .lists,
      swift: .property("least"),
      "The least element.",
      .init("[3, 1].min", "1")
    ),
    .member(
      "max",
      of: .list(.ordered),
      .optional(.ordered),
      .lists,
      swift: .property("greatest"),
      "The greatest element.",
      .init("[3, 1].max", "3")
    ),
    .member(
      "sum",
      of: .list(.number),
      .optional(.number),
      .lists,
      swift: .property("sum"),
      "The sum, 0 for an empty list; none if it is too large.",
      .init("[1, 2, 3].sum", "6")
    ),
    .member(
      "average",
      of: .list(.number),
      .optional(.double),
      .lists,
      swift: .property("average"),
      "The arithmetic mean; none for an empty list.",
      .init("[1, 2].average", "1.5")
    ),
    .member(
      "flattened",
      of: .list(.list(.t)),
      .list(.t),
      .lists,
      swift: .property("flattened"),
      "The elements of all lists in one.",
      .init("[[1], [2, 3]].flattened", "[1,2,3]")
    ),
    .member(
      "compacted",
      of: .list(.json),
      .list(.json),
      .lists,
      swift: .property("compacted"),
      "The elements without nulls.",
      .init("properties.a.array.compacted", "[1,false]", properties: #"{"a":[1,null,false]}"#)
    ),
    .call(
      "prefix",
      of: .list(.t),
      [.init("count", .int)],
      .list(.t),
      .lists,
      swift: .method("firstItems", [nil]),
      "At most so many elements from the start.",
      .init("[1, 2, 3].prefix(2)", "[1,2]")
    ),
    .call(
      "suffix",
      of: .list(.t),
      [.init("count", .int)],
      .list(.t),
      .lists,
      swift: .method("lastItems", [nil]),
      "At most so many elements from the end.",
      .init("[1, 2, 3].suffix(2)", "[2,3]")
    ),
    .call(
      "slice",
      of: .list(.t),
      [.init("from", .int), .init("to", .int, default: .missing)],
      .list(.t),
      .lists,
      swift: .method("slice", ["from", "to"]),
      "The elements from one position up to but not including another; negative positions count "
        + "from the end.",
      .init("[1, 2, 3].slice(1)", "[2,3]")
    ),
    .call(
      "appending",
      of: .list(.t),
      [.init("items", .optional(.t), variadic: true)],
      .list(.t),
      .lists,
      swift: .method("appending", [nil]),
      "The list with more elements behind; missing ones are left out.",
      .init("[1].appending(2, 3)", "[1,2,3]")
    ),
    .call(
      "concatenating",
      of: .list(.t),
      [.init("lists", .list(.t), variadic: true)],
      .list(.t),
      .lists,
      swift: .method("concatenating", [nil]),
      "The list with the elements of other lists behind.",
      .init("[1].concatenating([2], [3])", "[1,2,3]")
    ),
    .call(
      "chunks",
      of: .list(.t),
      [.init("size", .int)],
      .list(.list(.t)),
      .lists,
      swift: .method("chunks", ["of"]),
      "The elements in lists of a size, at least 1; the last may be shorter.",
      .init("[1, 2, 3].chunks(2)", "[[1,2],[3]]")
    ),
    .call(
      "zip",
      of: .list(.t),
      [.init("other", .list(.u)), .init("with", .function([.t, .u], .optional(.w)))],
      .list(.w),
      .lists,
      swift: .method("zipped", ["and", "with"]),
      "What the lambda makes of the elements at the same places, as far as the shorter list goes.",
      .init("['a', 'b'].zip([1, 2], (k, n) => n)", "[1,2]")
    ),
  ]

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
