// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let numbers: [FunctionDeclaration] = [
    .call(
      "rounded",
      of: .double,
      [.init("digits", .int, default: .int(0))],
      .double,
      .numbers,
      swift: .method("roundedHalfUp", ["digits"]),
      "Rounded to so many decimal places (negative: before the point), halves up.",
      .init("2.5.rounded()", "3"),
      .init("1.005.rounded(2)", "1.01"),
      .init("1234.rounded(-2)", "1200")
    ),
    .member(
      "floor",
      of: .double,
      .double,
      .numbers,
      swift: .property("roundedDown"),
      "The greatest whole number that is not greater.",
      .init("2.9.floor", "2")
    ),
    .member(
      "ceil",
      of: .double,
      .double,
      .numbers,
      swift: .property("roundedUp"),
      "The least whole number that is not less.",
      .init("2.1.ceil", "3")
    ),
    .member(
      "truncated",
      of: .double,
      .double,
      .numbers,
      swift: .property("withoutFraction"),
      "The number without its fraction.",
      .init("2.9.truncated", "2")
    ),
    .member(
      "isWhole",
      of: .double,
      .bool,
      .numbers,
      "Whether there is no fraction.",
      .init("2.5.isWhole", "false")
    ),
    .member(
      "abs",
      of: .number,
      .optional(.number),
      .numbers,
      swift: .property("absolute"),
      "The number without its sign; none if that is too large for an Int.",
      .init("(-3).abs", "3")
    ),
    .member(
      "negated",
      of: .number,
      .optional(.number),
      .numbers,
      swift: .property("negated"),
      "The number with the other sign; none if that is too large for an Int.",
      .init("19.5.negated", "-19.5")
    ),
    .member(
      "sign",
      of: .number,
      .int,
      .numbers,
      swift: .property("signNumber"),
      "1, -1, or 0 for 0 and what is no number.",
      .init("(-3).sign", "-1")
    ),
    .call(
      "clamped",
      of: .number,
      [.init("min", .number), .init("max", .number)],
      .number,
      .numbers,
      swift: .method("clamped", ["from", "to"]),
      "The number, but at least `min` and at most `max` (which wins if they contradict).",
      .init("17.clamped(0, 10)", "10"),
      .init("(-0.5).clamped(0, 10)", "0")
    ),
    .call(
      "dividedBy",
      of: .double,
      [.init("divisor", .double)],
      .optional(.double),
      .numbers,
      swift: .method("divided", ["by"]),
      "The quotient; none for the divisor 0 and where it is too large.",
      .init("10.dividedBy(4)", "2.5"),
      .init("10.dividedBy(0)", nil)
    ),
    .call(
      "modulo",
      of: .int,
      [.init("divisor", .int)],
      .optional(.int),
      .numbers,
      swift: .method("modulo", [nil]),
      "The remainder, never negative for a positive divisor; none for the divisor 0.",
      .init("(-1).modulo(7)", "6")
    ),
    .call(
      "formatted",
      of: .double,
      [
        .init("digits", .int, default: .int(0)), .init("group", .string, default: .string("")),
        .init("point", .string, default: .string(".")),
      ],
      .string,
      .numbers,
      swift: .method("formatted", ["digits", "group", "point"]),
      "The number with exactly so many decimal places (0 to 20), rounded halves up; `group` goes "
        + "between groups of three digits.",
      .init("1234.5.formatted(digits=2)", #""1234.50""#),
      .init("1234567.891.formatted(digits=2, group=',')", #""1,234,567.89""#)
    ),
  ]
}
