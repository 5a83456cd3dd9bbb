// SPDX-License-Identifier: MIT
import Diagnostics
import XCTest
import YAMLTree

/// Mistakes in YAML are explained in the author's terms, with the line as it should be.
final class ExplanationTests: XCTestCase {
  private func check(
    _ yaml: String,
    _ place: String,
    _ message: String,
    fix: String? = nil,
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    let reading = Reading(yaml)
    XCTAssertEqual(reading.summary, [place], yaml, file: file, line: line)
    guard let diagnostic = reading.diagnostics.first else { return }
    XCTAssertEqual(diagnostic.message, message, yaml, file: file, line: line)
    let shown = diagnostic.help.flatMap { $0.split(separator: "\n").dropFirst() }.first
    XCTAssertEqual(shown.map(String.init), fix, yaml, file: file, line: line)
    // What is shown as right has to be right.
    if let fix {
      let errors = Reading(fix.hasPrefix("- ") || !fix.hasSuffix(",") ? fix : "{\(fix)}").summary
      XCTAssertEqual(errors, [], fix, file: file, line: line)
    }
  }

  func testQuotes() {
    check("a: \"abc\nb: 1\n", "E0001 1:4", "this quote is never closed")
    check("a: 'abc\n", "E0001 1:4", "this quote is never closed")
    check(
      "a: \"abc\nb: \"def\"\n",
      "E0001 2:1",
      "this line is not indented as part of the value above"
    )
    check("a: \"x\" + y", "E0001 1:8", "text behind a closing quote", fix: "a: '\"x\" + y'")
    check("a: 'x' || 'y'", "E0001 1:8", "text behind a closing quote", fix: "a: \"'x' || 'y'\"")
    check(
      "a: ['x' == y]",
      "E0001 1:9",
      "text behind a closing quote",
      fix: "a: [\"'x' == y\"]"
    )
    check("a: \"\\d\"", "E0001 1:5", "`\\d` is not an escape in double quotes")
    check("a: \"\\é\"", "E0001 1:5", "`\\é` is not an escape in double quotes")
    check("a: \"\\x4\"", "E0001 1:5", "`\\x` needs 2 hexadecimal digits")
    check("a: \"\\ud800\"", "E0001 1:5", "this escape does not name a Unicode character")
  }

  func testColons() {
    check(
      "label: Note: this  # c",
      "E0001 1:12",
      "`: ` inside an unquoted value",
      fix: "label: \"Note: this\"  # c"
    )
    check(
      "- a: say \"x\": y",
      "E0001 1:13",
      "`: ` inside an unquoted value",
      fix: "- a: 'say \"x\": y'"
    )
    check("a: \"x\": y", "E0001 1:7", "only one `key: value` fits on a line")
    check(
      "a: b\n  c: d\n",
      "E0001 2:3",
      "this key is indented as if it belonged to the value above"
    )
    check("a: 1\nfoo\nb: 2\n", "E0001 2:1", "this line is not `key: value`")
  }

  func testIndicators() {
    check("a: @x # c", "E0001 1:4", "text cannot begin with `@`", fix: "a: \"@x\" # c")
    check("a: `x`", "E0001 1:4", "text cannot begin with a backtick", fix: "a: \"`x`\"")
    check("a: [%d, 1]", "E0001 1:5", "text cannot begin with `%`", fix: "a: [\"%d\", 1]")
    check(
      "a: [ | ]",
      "E0001 1:6",
      "text cannot begin with `|` inside `[ ]` or `{ }`",
      fix: "a: [ \"|\" ]"
    )
    check(
      "when: > 3",
      "E0001 1:7",
      "`>` begins a text of several lines, and nothing else fits on its line",
      fix: "when: \"> 3\""
    )
    check(
      "a: *.json",
      "E0001 1:4",
      "`*` begins a reference to an anchor, and this is not a name for one",
      fix: "a: \"*.json\""
    )
    check(
      "a: - b",
      "E0001 1:4",
      "a list cannot begin on the line of its key",
      fix: "a: \"- b\""
    )
    check("a: ]", "E0001 1:4", "this `]` closes nothing", fix: "a: \"]\"")
    check("a: [1 2] ]", "E0001 1:10", "this `]` closes nothing")
    check(
      "[?x]",
      "E0001 1:2",
      "text that begins with `?` needs quotes inside `[ ]` or `{ }`",
      fix: "[\"?x\"]"
    )
    check(
      "[-, a]",
      "E0001 1:2",
      "a `-` alone needs quotes inside `[ ]` or `{ }`",
      fix: "[\"-\", a]"
    )
    check("%FOO bar", "E0001 1:1", "this is not a YAML directive")
  }

  func testTags() {
    check(
      "when: !settings.x",
      "E0011 1:7",
      "`!settings.x` is read as a YAML tag",
      fix: "when: \"!settings.x\""
    )
    check(
      "when: !x['a'] == 1",
      "E0011 1:7",
      "`!x['a']` is read as a YAML tag",
      fix: "when: \"!x['a'] == 1\""
    )
    check(
      "when: [a, !has(x)]",
      "E0011 1:11",
      "`!has(x)` is read as a YAML tag",
      fix: "when: [a, \"!has(x)\"]"
    )
    check("a: !e!x y", "E0011 1:4", "`!e!x` is read as a YAML tag", fix: "a: \"!e!x y\"")
  }

  func testHolesInBrackets() {
    let message = "`${` inside `[ ]` or `{ }` needs quotes"
    check(
      "map: { a: ${x}, b: /c/${f(a, b)}/d } # ${y}",
      "E0001 1:11",
      message,
      fix: "map: { a: \"${x}\", b: \"/c/${f(a, b)}/d\" } # ${y}"
    )
    check("map: [${a['}']}, 'b']", "E0001 1:7", message, fix: "map: [\"${a['}']}\", 'b']")
    check("map: {\n  a: ${x},\n}\n", "E0001 2:6", message, fix: "a: \"${x}\",")
    check(
      "m: { a: \"${x}\", b: ${y ?? \"z\"} }",
      "E0001 1:20",
      message,
      fix: "m: { a: \"${x}\", b: '${y ?? \"z\"}' }"
    )
    // Without an end to the hole there is nothing right to show.
    check("map: [${a]", "E0001 1:7", message)
  }

  func testBrackets() {
    check("a: [1, 2\nb: 3\n", "E0001 1:4", "this `[` is never closed")
    check("a: {x: 1\n", "E0001 1:4", "this `{` is never closed")
    check("a: [1, [2], {b: 3}", "E0001 1:4", "this `[` is never closed")
    check("a: [\n  {b: c} d\n]\n", "E0001 2:10", "`,` or `]` is expected here")
    check("a: [,]", "E0001 1:5", "nothing stands before this `,`")
    check("a: [1,\n2]\n", "E0001 2:1", "this line is not indented as part of the value above")
    check(
      "- a: [\n  1,\n  ]\n",
      "E0001 2:3",
      "this line is not indented as part of the value above"
    )
    // As everyone writes it.
    XCTAssertEqual(Reading("a: [\n  1,\n]\nb: {\n  c: d\n}\n").summary, [])
  }

  func testIndentation() {
    check("a:\n\tb: 1\n", "E0012 2:1", "a tab in the indentation")
    check("a:\n  b: 1\n\tc: 2\n", "E0012 3:1", "a tab in the indentation")
    check("a: |\n \tx\n", "E0012 2:2", "a tab in the indentation")
    check("a: \"b\n\tc\"\n", "E0012 2:1", "a tab in the indentation")
    check("a:\n    b: 1\n  c: 2\n", "E0001 3:3", "this does not fit into the mapping above")
    check("a:\n  - 1\n - 2\n", "E0001 3:2", "a list item where a key is expected")
    check("- a\n b: c\n", "E0001 2:2", "this key is indented as if it belonged to the value above")
    check("- a\nb: c\n", "E0001 2:1", "this does not fit into the list above")
  }

  func testComments() {
    check("a: \"b\"#c\n", "E0001 1:7", "a comment needs a space before its `#`")
    check("a: [b,#c\n  d]\n", "E0001 1:7", "a comment needs a space before its `#`")
    check("a: |#c\n  d\n", "E0001 1:5", "a comment needs a space before its `#`")
    XCTAssertEqual(Reading("\u{FEFF}#c\na: [ #d\n  b#c, \"#\" ] #e\n#f").summary, [])
  }

  func testPrintedForm() {
    let reading = Reading("label: Note: this\n")
    XCTAssertEqual(
      TextPrinter().print(reading.diagnostics),
      """
      error[E0001]: `: ` inside an unquoted value
       --> test.yaml:1:12
      1 | label: Note: this
        |            ^ YAML reads this as another key
        = help: quote the value:
                label: "Note: this"

      """
    )
  }
}
