// SPDX-License-Identifier: MIT

extension FunctionLibrary {
  static let textWords: [FunctionDeclaration] = [
    cased("capitalized", "The text with its first letter in upper case.", "'ada l'", "Ada l"),
    cased("titleCased", "Its words with capital initials.", "'order_completed'", "Order Completed"),
    cased("snakeCased", "Its words in lower case, with underscores.", "'firstName'", "first_name"),
    cased("kebabCased", "Its words in lower case, with hyphens.", "'First Name'", "first-name"),
    cased("camelCased", "Its words as `firstName`.", "'First name'", "firstName"),
    cased("pascalCased", "Its words as `FirstName`.", "'first-name'", "FirstName"),
    cased("lowercasedWords", "Its words in lower case, with blanks.", "'HTMLPage'", "html page"),
    .member(
      "words",
      of: .string,
      .list(.string),
      .text,
      swift: .property("wordList"),
      "The words of a text or a name: they end at separators and before capitals.",
      .init("'userID-v2 ok'.words", #"["user","ID","v2","ok"]"#)
    ),
  ]

  private static func cased(
    _ name: String,
    _ summary: String,
    _ input: String,
    _ output: String
  ) -> FunctionDeclaration {
    .member(name, of: .string, .string, .text, summary, .init("\(input).\(name)", "\"\(output)\""))
  }
}
