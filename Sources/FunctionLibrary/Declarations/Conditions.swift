// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let conditions: [FunctionDeclaration] = [
    .function(
      "has",
      [.init("value", .optional(.t))],
      .bool,
      .conditions,
      swift: .function("isPresent", [nil]),
      "Whether there is a value, and not JSON null. Where it holds, the value is not optional.",
      .init("has(properties.sku)", "true", properties: #"{"sku":""}"#),
      .init("has(properties.sku)", "false", properties: #"{"sku":null}"#)
    ),
    .function(
      "truthy",
      [.init("value", .optional(.t))],
      .bool,
      .conditions,
      swift: .function("isTruthy", [nil]),
      "Whether JavaScript takes the value for true: not missing, null, false, 0, NaN or ''.",
      .init("truthy(properties.n)", "false", properties: #"{"n":0}"#),
      .init("truthy('0')", "true")
    ),
    .function(
      "firstOf",
      [.init("values", .optional(.t), variadic: true)],
      .optional(.t),
      .conditions,
      swift: .function("firstTruthy", [nil]),
      "The first truthy value, else the last: JavaScript's `a || b`.",
      .init("firstOf(properties.sku, properties.id)", #""7""#, properties: #"{"sku":"","id":"7"}"#),
      .init("firstOf(properties.a, 0)", "0", properties: #"{"a":null}"#)
    ),
    .function(
      "min",
      [.init("values", .ordered, variadic: true)],
      .optional(.ordered),
      .conditions,
      swift: .function("least", [nil]),
      "The least of the values; none of no values.",
      .init("min(3, 1, 2)", "1")
    ),
    .function(
      "max",
      [.init("values", .ordered, variadic: true)],
      .optional(.ordered),
      .conditions,
      swift: .function("greatest", [nil]),
      "The greatest of the values; none of no values.",
      .init("max('a', 'b')", #""b""#)
    ),
    .call(
      "type",
      of: .json,
      [],
      .string,
      .conditions,
      swift: .property("typeName"),
      "What the value is: `null`, `bool`, `number`, `string`, `date`, `list` or `object`.",
      .init("properties.a.type()", #""list""#, properties: #"{"a":[]}"#),
      .init("properties.a.type()", #""date""#, properties: #"{"a":"2014-05-06T07:08:09Z"}"#)
    ),
    jsonTest("isNull", "null", "null"),
    jsonTest("isBool", "`true` or `false`", "false"),
    jsonTest("isNumber", "a number", "1.5"),
    jsonTest("isString", "a text, and not one that is a date", #""a""#),
    jsonTest("isDate", "a date", #""2014-05-06""#),
    jsonTest("isList", "a list", "[]"),
    jsonTest("isObject", "an object", "{}"),
    .call(
      "isEmpty",
      of: .json,
      [],
      .bool,
      .conditions,
      swift: .property("isBlank"),
      "Whether the value is null, an empty text, an empty list or an empty object.",
      .init("properties.a.isEmpty()", "true", properties: #"{"a":[]}"#),
      .init("properties.a.isEmpty()", "false", properties: #"{"a":0}"#)
    ),
    .call(
      "lookup",
      of: .object,
      [.init("key", .optional(.string))],
      .optional(.json),
      .conditions,
      swift: .method("value", ["forKey"]),
      "The value under exactly this key; none if there is no such key, or no key at all.",
      .init("properties.lookup('gold')", "2", properties: #"{"silver":1,"gold":2}"#),
      .init("properties.lookup('Gold')", nil, properties: #"{"silver":1,"gold":2}"#)
    ),
    .call(
      "at",
      of: .object,
      [.init("path", .optional(.string))],
      .optional(.json),
      .conditions,
      swift: .method("value", ["atPath"]),
      "The value at a path that is known only with the message or the settings, keys found whatever "
        + "their spelling; none if there is no path at all.",
      .init("properties.at('first_name')", "1", properties: #"{"firstName":1}"#),
      .init("properties.at('a.b')", "2", properties: #"{"A":{"b":2}}"#)
    ),
  ]

  private static func jsonTest(
    _ name: String,
    _ what: String,
    _ example: String
  ) -> FunctionDeclaration {
    .call(
      name,
      of: .json,
      [],
      .bool,
      .conditions,
      swift: .property(name == "isDate" ? "isDate" : name),
      "Whether the value is \(what).",
      .init("properties.a.\(name)()", "true", properties: "{\"a\":\(example)}")
    )
  }

  static let context: [FunctionDeclaration] = [
    .contextual(
      "now",
      .date,
      "The time at which the message is mapped; fixtures set it.",
      .init("now.iso8601", #""2017-01-01T00:00:00.000Z""#)
    ),
    .contextual(
      "uuid",
      .string,
      swift: .contextMethod("uuid"),
      "A new random UUID (version 4) in lower case, another one each time.",
      .init("uuid", #""00000000-0000-4000-8000-000000000001""#)
    ),
    .contextual(
      "random",
      .double,
      swift: .contextMethod("random"),
      "A random number from 0 up to but not 1, another one each time.",
      .init("random", "0.5")
    ),
  ]
}
