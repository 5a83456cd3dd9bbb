// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let templates: [FunctionDeclaration] = [
    .call(
      "rendered",
      of: .string,
      [.init("data", .object)],
      .optional(.string),
      .text,
      "A template that a customer has written, filled with the values of an object; none if it cannot "
        + "be read. It is written as in Handlebars: `{{a.b}}`, `{{{a.b}}}` without HTML's references, "
        + "`{{#if a}}`, `{{#unless a}}`, `{{#each a}}` with `{{this}}`, `{{@index}}` and `{{@key}}`, "
        + "`{{#with a}}`, `{{else}}`, `{{../a}}`, `{{! comment}}`.",
      .init(
        "'Hi {{name}}{{#if vip}}!{{/if}}'.rendered(properties)", #""Hi Ada!""#,
        properties: #"{"name":"Ada","vip":true}"#),
      .init("'{{#if a}}'.rendered(properties)", nil, properties: "{}")
    )
  ]
}
