// SPDX-License-Identifier: MIT

/// The library as a page for people.
package enum FunctionReference {
  /// The page in Markdown.
  package static var markdown: String {
    var lines = [
      "# Functions", "",
      "What expressions can call. This page is written from the declarations in",
      "`Sources/FunctionLibrary`; its examples run as tests. In the examples `properties` is what",
      "stands beside them, `products` its products, and `timestamp` is `2014-05-06T07:08:09.123Z`.",
      "",
      "- A member without arguments is written without parentheses: `name.lowercased`. On JSON and",
      "  objects that would be a path, so there every function has parentheses: `traits.keys()`; all",
      "  but JSON's conversions `.string .int .double .bool .date .array .object`. An object has none:",
      "  `traits.date` is a property, `traits.born.date` the date of one, `traits.born['date']` a",
      "  property again.",
      "- No function fails. Where there is no answer, it is missing: a type with `?` says so.",
      "- A member of something that may be missing is missing if that is: `email.string.lowercased`.",
      "- A JSON value has the functions of Object behind `.object`, those of lists behind `.array`.",
      "- An Int has the functions of Double. T and U stand for any type, W for any that can be written",
      "  as JSON, N for Int or Double, C for Int, Double, String or Date, X for Bool, Int, Double,",
      "  String, Date or JSON.",
      "- Lists never hold missing elements.",
    ]
    for category in FunctionCategory.allCases {
      lines += ["", "## \(category.rawValue)", ""]
      lines += note(category)
      lines += ["| function | answers | |", "|---|---|---|"]
      for function in FunctionLibrary.all where function.category == category {
        lines.append(row(function))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ function: FunctionDeclaration) -> String {
    let receiver = function.receiver.map { "\($0)." } ?? ""
    let examples = function.examples.map { example in
      let input = example.properties.map { " with `\(cell($0))`" } ?? ""
      let result = example.result.map { "`\(cell($0))`" } ?? "missing"
      return "`\(cell(example.expression))`\(input): \(result)"
    }
    let signature = "`\(cell(receiver + function.signature))`"
    let text = ([cell(function.summary)] + examples).joined(separator: "<br>")
    return "| \(signature) | `\(function.result)` | \(text) |"
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private static func note(_ category: FunctionCategory) -> [String] {
    switch category {
    case .text:
      ["Characters are code points: the units in which most vendors count.", ""]
    case .dates:
      [
        "### Date patterns", "", "| letters | stand for |", "|---|---|",
        "| `yyyy`, `yy` | the year with four digits, with the last two (69 to 99 are 19..) |",
        "| `MMMM`, `MMM`, `MM`, `M` | the month as `January`, `Jan`, `01`, `1` |",
        "| `dd`, `d` | the day of the month as `06`, `6` |",
        "| `EEEE`, `EEE` | the day of the week as `Tuesday`, `Tue` |",
        "| `HH`, `H`, `hh`, `h` | the hour of 24 as `07`, `7`; of 12 likewise, with `a` |",
        "| `mm`, `m`, `ss`, `s` | the minute, the second |", "| `SSS` | the millisecond |",
        "| `a` | `AM` or `PM` |",
        "| `Z`, `ZZ`, `ZZZ` | the zone as `Z` or `+02:00`, always `+02:00`, `+0200` |",
        "| `T` | the letter T |", "",
        "What stands in brackets is text (`[at]`), and so is everything but letters. Names are",
        "English. Zones are offsets from UTC, not names of places.", "", "### Functions of dates",
        "",
      ]
    case .patterns:
      [
        "Patterns are matched in time proportional to the text: no text, however hostile, makes them",
        "explode. So there are no back references and no look-around.", "",
        "| written | matches |", "|---|---|",
        "| `a`, `\\.` | a character; a backslash before one that is no letter or digit takes its meaning away |",
        "| `.` | any character but a line feed |",
        "| `[a-z_]`, `[^0-9]` | one of these, none of these |",
        "| `\\d \\w \\s`, `\\D \\W \\S` | an ASCII digit; letter, digit or `_`; white space; anything else |",
        "| `\\t \\n \\r` | tab, line feed, carriage return |",
        "| `a\\|b` | one or the other, the first that leads to a match |",
        "| `a* a+ a? a{2} a{2,} a{2,5}` | repeated as often as possible; with `?` behind, as seldom |",
        "| `(a)`, `(?:a)` | a group that is caught (nine at most), one that is not |",
        "| `^ $`, `\\b \\B` | start and end of the text; a word's boundary, no such |",
        "| `(?i)` at the start | letters of either case |", "",
        "A pattern has 1,000 characters and, its repetitions written out, 4,000 steps at most.", "",
      ]
    default: []
    }
  }
}
