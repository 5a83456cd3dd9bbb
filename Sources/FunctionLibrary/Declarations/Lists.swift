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
}
