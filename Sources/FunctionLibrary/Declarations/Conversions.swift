// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let conversions: [FunctionDeclaration] = [
    .member(
      "string",
      of: .textual,
      .optional(.string),
      .conversions,
      swift: .property("messageText"),
      "The text of a scalar: numbers as JavaScript prints them, dates as ISO 8601; none for null, "
        + "lists and objects.",
      .init("properties.n.string", #""1.5""#, properties: #"{"n":1.50}"#),
      .init("true.string", #""true""#)
    ),
    conversion(
      "int",
      .int,
      "asInt",
      "The whole number that a number or the text of one is; none if it has a fraction or does not "
        + "fit.",
      [("42", "42"), (#""42""#, "42"), ("1.5", nil)]
    ),
    conversion(
      "double",
      .double,
      "asDouble",
      "The number, or the number that the whole text is.",
      [("1.5", "1.5"), (#"" 1e3 ""#, "1000"), (#""1 kg""#, nil)]
    ),
    conversion(
      "bool",
      .bool,
      "asBool",
      "`true` or `false`, also as texts in any case.",
      [("true", "true"), (#""False""#, "false"), ("1", nil)]
    ),
    conversion(
      "date",
      .date,
      "asDate",
      "The date that a text in ISO 8601 form (at least year, month, day) is.",
      [(#""2014-05-06""#, #""2014-05-06T00:00:00.000Z""#), (#""soon""#, nil)]
    ),
    conversion("array", .list(.json), "asArray", "The elements of a list.", [("[1,2]", "[1,2]")]),
    conversion("object", .object, "asObject", "The object.", [(#"{"b":1}"#, #"{"b":1}"#)]),
    .member(
      "int",
      of: .string,
      .optional(.int),
      .conversions,
      swift: .property("asInt"),
      "The whole number that the text is, white space at its ends aside.",
      .init("'42'.int", "42"),
      .init("'4.5'.int", nil)
    ),
    .member(
      "double",
      of: .string,
      .optional(.double),
      .conversions,
      swift: .property("asDouble"),
      "The number that the text is, white space at its ends aside.",
      .init("'4.5'.double", "4.5"),
      .init("'nan'.double", nil)
    ),
    .member(
      "bool",
      of: .string,
      .optional(.bool),
      .conversions,
      swift: .property("asBool"),
      "What the text `true` or `false` says, in any case.",
      .init("'True'.bool", "true")
    ),
    .member(
      "date",
      of: .string,
      .optional(.date),
      .conversions,
      swift: .property("asDate"),
      "The date that a text in ISO 8601 form (at least year, month, day) is.",
      .init("'2014-05-06T07:08:09+02:00'.date", #""2014-05-06T05:08:09.000Z""#)
    ),
    .member(
      "int",
      of: .double,
      .optional(.int),
      .conversions,
      swift: .property("asInt"),
      "The number without its fraction; none if that does not fit.",
      .init("2.9.int", "2")
    ),
    .member(
      "double",
      of: .int,
      .double,
      .conversions,
      swift: .property("asDouble"),
      "The number as a Double.",
      .init("2.double", "2")
    ),
    .member(
      "int",
      of: .bool,
      .int,
      .conversions,
      swift: .property("asInt"),
      "1 for true, 0 for false.",
      .init("true.int", "1")
    ),
    .member(
      "currency",
      of: .string,
      .optional(.double),
      .conversions,
      swift: .property("asCurrency"),
      "The amount in a text: signs, letters and blanks around it and separators between thousands "
        + "do not count.",
      .init("'$1,234.50'.currency", "1234.5"),
      .init("'1.234,50 €'.currency", "1234.5"),
      .init("'free'.currency", nil)
    ),
    .call(
      "currency",
      of: .json,
      [],
      .optional(.double),
      .conversions,
      swift: .property("asCurrency"),
      "A number, or the amount in a text.",
      .init("properties.price.currency()", "19.5", properties: #"{"price":"19.50 USD"}"#)
    ),
    .call(
      "flatText",
      of: .json,
      [],
      .optional(.string),
      .conversions,
      swift: .property("flatText"),
      "The text of a scalar; of a list, those of its elements with commas between, as JavaScript "
        + "joins them: null is empty, an object `[object Object]`. None for null and objects.",
      .init("properties.a.flatText()", #""1.5""#, properties: #"{"a":1.5}"#),
      .init("properties.a.flatText()", #""a,,1,true""#, properties: #"{"a":["a",null,[1,true]]}"#),
      .init("properties.a.flatText()", nil, properties: #"{"a":{}}"#)
    ),
    .member(
      "json",
      of: .w,
      .string,
      .conversions,
      swift: .property("jsonText"),
      "The value as JSON text without blanks.",
      .init(
        "properties.products.array.json",
        "\"[{\\\"a\\\":1}]\"",
        properties: #"{"products":[{"a":1}]}"#
      )
    ),
    .call(
      "json",
      of: .json,
      [],
      .string,
      .conversions,
      swift: .property("jsonText"),
      "The value as JSON text without blanks, dates as ISO 8601.",
      .init("properties.a.json()", #""[1,null]""#, properties: #"{"a":[1, null]}"#)
    ),
    .call(
      "json",
      of: .object,
      [],
      .string,
      .conversions,
      swift: .property("jsonText"),
      "The object as JSON text without blanks, dates as ISO 8601.",
      .init("properties.json()", "\"{\\\"a\\\":1}\"", properties: #"{"a":1}"#)
    ),
    .member(
      "parsedJSON",
      of: .string,
      .optional(.json),
      .conversions,
      swift: .property("parsedJSON"),
      "The value that a JSON text has; none if it is not JSON.",
      .init("'[1,2]'.parsedJSON", "[1,2]"),
      .init("'[1,'.parsedJSON", nil)
    ),
  ]

  private static func conversion(
    _ name: String,
    _ result: FunctionType,
    _ swift: String,
    _ summary: String,
    _ examples: [(String, String?)]
  ) -> FunctionDeclaration {
    var declaration = FunctionDeclaration.member(
      name,
      of: .json,
      .optional(result),
      .conversions,
      swift: .property(swift),
      summary
    )
    declaration.examples = examples.map {
      FunctionExample("properties.a.\(name)", $1, properties: "{\"a\":\($0)}")
    }
    return declaration
  }
}
