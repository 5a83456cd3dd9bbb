// SPDX-License-Identifier: MIT
import Diagnostics
import JSON
import XCTest

/// What other programs get, to the letter.
final class FormatTests: XCTestCase {
  private let file = SourceFile(path: "Manifests/a b/manifest.yaml", text: "name: é\nkey: x\n")

  private var diagnostics: [Diagnostic] {
    [
      Diagnostic(
        .unknownMember, "`x` is 100% wrong, really: no", at: SourceRange(file, 14..<15),
        label: "did you mean `y`?", related: [.init(SourceRange(file, 0..<4), "the name")],
        details: ["- a.b: 1 is missing"], help: ["write `y`\nor `z`"]),
      Diagnostic(.unusedSetting, "two\nlines", at: SourceRange(file, 6..<15)),
      Diagnostic(
        .manifestUnreadable, "the folder has nothing",
        at: SourceRange(SourceFile(path: "/empty,1", bytes: []), 0..<0)),
    ]
  }

  func testJSON() {
    XCTAssertEqual(
      DiagnosticFormat.json.print(diagnostics),
      #"{"file":"Manifests/a b/manifest.yaml","line":2,"column":6,"endLine":2,"endColumn":7,"#
        + #""code":"E0202","severity":"error","message":"`x` is 100% wrong, really: no","#
        + #""label":"did you mean `y`?","details":["- a.b: 1 is missing"],"#
        + #""help":["write `y`\nor `z`"],"related":[{"file":"Manifests/a b/manifest.yaml","#
        + #""line":1,"column":1,"endLine":1,"endColumn":5,"label":"the name"}]}"# + "\n"
        + #"{"file":"Manifests/a b/manifest.yaml","line":1,"column":7,"endLine":2,"endColumn":7,"#
        + #""code":"W0003","severity":"warning","message":"two\nlines"}"# + "\n"
        + #"{"file":"/empty,1","code":"E0115","severity":"error","#
        + #""message":"the folder has nothing"}"# + "\n")
    XCTAssertEqual(DiagnosticFormat.json.print([]), "")
  }

  func testGitHub() {
    XCTAssertEqual(
      DiagnosticFormat.github.print(diagnostics),
      """
      ::error file=Manifests/a b/manifest.yaml,line=2,col=6,endLine=2,endColumn=7,title=E0202::\
      `x` is 100%25 wrong, really: no: did you mean `y`?%0A- a.b: 1 is missing%0A\
      help: write `y`%0Aor `z`
      ::warning file=Manifests/a b/manifest.yaml,line=1,col=7,title=W0003::two%0Alines
      ::error file=/empty%2C1,title=E0115::the folder has nothing

      """)
  }

  func testSARIF() throws {
    let text = DiagnosticFormat.sarif.print(diagnostics)
    let log = try JSONDocument(parsing: text).root
    XCTAssertEqual(log[exact: "version"]?.string, "2.1.0")
    let run = try XCTUnwrap(log.value(at: "runs.0"))
    let rules = try XCTUnwrap(run.value(at: "tool.driver.rules"))
    XCTAssertEqual(rules.count, DiagnosticCode.allCases.count)
    let results = try XCTUnwrap(run[exact: "results"])
    XCTAssertEqual(results.count, 3)
    for result in results.elements {
      let index = try XCTUnwrap(result[exact: "ruleIndex"]?.int)
      XCTAssertEqual(rules[index]?[exact: "id"], result[exact: "ruleId"])
      XCTAssertEqual(
        rules[index]?.value(at: "defaultconfiguration.level"), result[exact: "level"])
    }
    XCTAssertEqual(
      results[0].map { String(decoding: $0.jsonBytes, as: UTF8.self) }?.replacing(
        #""ruleIndex":\#(results[0]?[exact: "ruleIndex"]?.int ?? -1),"#, with: ""),
      #"{"ruleId":"E0202","level":"error","message":{"text":"`x` is 100% wrong, really: no: "#
        + #"did you mean `y`?\n- a.b: 1 is missing\nhelp: write `y`\nor `z`"},"#
        + #""locations":[{"physicalLocation":{"artifactLocation":"#
        + #"{"uri":"Manifests/a%20b/manifest.yaml"},"region":{"startLine":2,"startColumn":6,"#
        + #""endLine":2,"endColumn":7}}}],"relatedLocations":[{"physicalLocation":"#
        + #"{"artifactLocation":{"uri":"Manifests/a%20b/manifest.yaml"},"region":{"startLine":1,"#
        + #""startColumn":1,"endLine":1,"endColumn":5}},"message":{"text":"the name"}}]}"#)
    XCTAssertEqual(
      results[2]?.value(at: "locations.0.physicallocation").map {
        String(decoding: $0.jsonBytes, as: UTF8.self)
      }, #"{"artifactLocation":{"uri":"file:///empty%2C1"}}"#)
    XCTAssertEqual(
      try JSONDocument(parsing: DiagnosticFormat.sarif.print([])).root.value(at: "runs.0.results"),
      .emptyArray)
  }

  func testDetailsStandBelowTheExcerpt() {
    XCTAssertEqual(
      TextPrinter().print([diagnostics[0]]),
      """
      error[E0202]: `x` is 100% wrong, really: no
       --> Manifests/a b/manifest.yaml:2:6
      2 | key: x
        |      ^ did you mean `y`?
       --> Manifests/a b/manifest.yaml:1:1
      1 | name: é
        | ^^^^ the name
          - a.b: 1 is missing
        = help: write `y`
                or `z`

      """)
  }
}
