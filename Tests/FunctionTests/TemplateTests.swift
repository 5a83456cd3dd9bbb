// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import XCTest

final class TemplateTests: XCTestCase {
  private let data = """
    {"a":{"b":"<&>","odd key":1,"n":null},"list":[{"n":1},{"n":2}],"texts":["x","y"],"no":[],"zero":0,
    "deep":{"k":"v"},"yes":true,"half":1.50}
    """

  private func render(_ template: String) throws -> String? {
    template.rendered(try object(data))
  }

  func testValues() throws {
    XCTAssertEqual(try render("{{a.b}} {{{ a.b }}} {{& a.b}}"), "&lt;&amp;&gt; <&> <&>")
    XCTAssertEqual(try render("[{{a.n}}{{a.x.y}}{{gone}}]"), "[]")
    XCTAssertEqual(
      try render("{{yes}} {{zero}} {{half}} {{texts}} {{{deep}}}"), #"true 0 1.5 x,y {"k":"v"}"#)
    XCTAssertEqual(
      try render("{{a.[odd key]}} {{texts.1}} {{list.0.n}} {{texts.length}}"), "1 y 1 2")
    XCTAssertEqual(try render("a{{! {gone} }}b{{!-- }} --}}c"), "abc")
  }

  func testBlocks() throws {
    XCTAssertEqual(try render("{{#if yes}}1{{else}}2{{/if}}"), "1")
    for falsy in ["no", "zero", "gone", "a.n"] {
      XCTAssertEqual(try render("{{#if \(falsy)}}1{{else}}2{{/if}}"), "2", falsy)
      XCTAssertEqual(try render("{{#unless \(falsy)}}1{{^}}2{{/unless}}"), "1", falsy)
    }
    XCTAssertEqual(try render("{{#if no}}1{{else if yes}}2{{else}}3{{/if}}4"), "24")
    XCTAssertEqual(
      try render("{{#each list}}{{@index}}{{n}}{{../zero}}{{#if @last}}.{{/if}}{{/each}}"),
      "010120.")
    XCTAssertEqual(try render("{{#each texts}}{{this}}{{.}}{{/each}}"), "xxyy")
    XCTAssertEqual(try render("{{#each deep}}{{@key}}={{this}}{{/each}}"), "k=v")
    XCTAssertEqual(try render("{{#each no}}1{{else}}none{{/each}}"), "none")
    XCTAssertEqual(try render("{{#with deep}}{{k}}{{../yes}}{{/with}}"), "vtrue")
    XCTAssertEqual(try render("{{#with gone}}{{k}}{{else}}-{{/with}}"), "-")
  }

  func testLinesOfTagsAreNoLines() throws {
    XCTAssertEqual(try render("a\n  {{#if yes}}\nb\n{{/if}}\nc"), "a\nb\nc")
    XCTAssertEqual(try render("a {{#if yes}}\nb\n{{/if}} c"), "a \nb\n c")
    XCTAssertEqual(try render("{{! all }}\r\nx"), "x")
    XCTAssertEqual(try render("{{#each texts}}\n- {{this}}\n{{/each}}\n"), "- x\n- y\n")
  }

  func testWhatCannotBeRead() throws {
    for template in [
      "{{a", "{{{a}}", "{{#if a}}", "{{/if}}", "{{#if a}}{{/each}}", "{{else}}", "{{help a}}",
      "{{}}",
      "{{>partial}}", "{{#loop a}}{{/loop}}", "{{a..b}}", "{{@other}}", "{{\"text\"}}", "{{a.[b}}",
      "{{#if a}}{{else}}{{else}}{{/if}}", "{{#if}}{{/if}}", "{{a~}}",
    ] {
      XCTAssertNil(try render(template), template)
    }
    XCTAssertNil(
      try render(
        String(repeating: "{{#if yes}}", count: 51) + String(repeating: "{{/if}}", count: 51)))
  }

  func testHostileTemplatesEnd() throws {
    let list = "[" + Array(repeating: "1", count: 1000).joined(separator: ",") + "]"
    let data = try object(#"{"l":\#(list)}"#)
    let loops = 12
    let template =
      "{{#each l}}" + String(repeating: "{{#each ../l}}", count: loops) + "0123456789"
      + String(repeating: "{{/each}}", count: loops + 1)
    let text = try XCTUnwrap(template.rendered(data))
    XCTAssertLessThan(text.utf8.count, 5 << 20)
  }
}
