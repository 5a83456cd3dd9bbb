// SPDX-License-Identifier: MIT
import Diagnostics
import JSON
import XCTest

/// What programs can change on their own.
final class FixTests: XCTestCase {
  private func diagnostic(_ text: String, _ word: String, _ label: Label) -> Diagnostic {
    let file = SourceFile(path: "a.yaml", text: text)
    let bytes = Array(text.utf8)
    let start = (0...bytes.count - word.utf8.count).first {
      bytes[$0...].starts(with: word.utf8)
    }
    return Diagnostic(
      .unknownMember, "wrong", at: SourceRange(file, start!..<start! + word.utf8.count),
      label: label)
  }

  func testAWordIsReplacedWhereExactlyItStands() {
    let plain = diagnostic("a: emial", "emial", .didYouMean("email", for: "emial"))
    XCTAssertEqual(plain.fix?.replacement, "email")
    XCTAssertEqual(plain.label, "did you mean `email`?")
    let quoted = diagnostic("a: \"emial\"", "\"emial\"", .didYouMean("email", for: "emial"))
    XCTAssertEqual(quoted.fix?.range.bytes, 4..<9)
    // Written with an escape, or folded: it is not clear what to replace.
    XCTAssertNil(diagnostic("\"em\\u0069al\"", "em\\u0069al", .write("email", for: "emial")).fix)
    // What YAML would read as something else without quotes, or would not read.
    for text in ["true", "null", "a: b", "a #b", "'a'", "a, b", "[a]", "-", "é", ""] {
      XCTAssertNil(diagnostic("a: emial", "emial", .write(text, for: "emial")).fix, text)
    }
    XCTAssertNil(
      diagnostic("a: emial", "emial", .didYouMean("email", for: "emial", isCertain: false)).fix)
  }

  func testAGuessIsAFixOnlyIfNothingElseCanBeMeant() {
    func fix(_ word: String, _ candidates: [String]) -> String? {
      Suggestion.question(for: word, among: candidates).flatMap {
        diagnostic("a: \(word)", word, $0).fix?.replacement
      }
    }
    XCTAssertEqual(fix("retires", ["retries", "name"]), "retries")
    XCTAssertEqual(fix("userID", ["userId"]), "userId")
    XCTAssertNil(fix("ports", ["hosts"]), "too far")
    XCTAssertNil(fix("p", ["q"]), "too short")
    XCTAssertNil(fix("user", ["username"]), "a beginning only")
    XCTAssertNil(fix("plans", ["planes", "plan"]), "two are as near")
    XCTAssertEqual(fix("plans", ["plane", "plans2", "plane"]), nil)
  }

  func testFixesOfAFileAreMadeTogetherAndTouchNothingElse() throws {
    let text = "# emial\r\na: emial  # é\r\nb: 'usrId'\r\nc: emial"
    let file = SourceFile(path: "a.yaml", text: text)
    func fix(_ range: Range<Int>, _ replacement: String) -> Diagnostic {
      Diagnostic(
        .unknownMember, "x", at: SourceRange(file, range),
        fix: Fix(SourceRange(file, range), replacement))
    }
    let a = text.utf8.count - 5
    let fixed = try XCTUnwrap(
      FixedFile.all([
        fix(a..<a + 5, "email"), fix(12..<17, "email"), fix(12..<17, "email"),
        fix(14..<19, "overlaps"),
        // Two want different things.
        fix(29..<34, "userId"), fix(29..<34, "usurId"),
      ]).first)
    XCTAssertEqual(
      String(decoding: fixed.bytes, as: UTF8.self),
      "# emial\r\na: email  # é\r\nb: 'usrId'\r\nc: email")
    XCTAssertEqual(fixed.fixes.count, 2)
    XCTAssertTrue(FixedFile.all([]).isEmpty)
  }

  func testProgramsGetThem() throws {
    let diagnostics = [diagnostic("é: emial", "emial", .didYouMean("email", for: "emial"))]
    XCTAssertTrue(
      DiagnosticFormat.json.print(diagnostics).contains(
        #""fix":{"file":"a.yaml","line":1,"column":4,"endLine":1,"endColumn":9,"#
          + #""replacement":"email"}"#), DiagnosticFormat.json.print(diagnostics))
    let log = try JSONDocument(parsing: DiagnosticFormat.sarif.print(diagnostics)).root
    let fix = try XCTUnwrap(log.value(at: "runs.0.results.0.fixes.0"))
    XCTAssertEqual(fix.value(at: "description.text")?.string, "did you mean `email`?")
    let change = try XCTUnwrap(fix.value(at: "artifactChanges.0"))
    XCTAssertEqual(change.value(at: "artifactLocation.uri")?.string, "a.yaml")
    XCTAssertEqual(change.value(at: "replacements.0.deletedRegion.startColumn")?.int, 4)
    XCTAssertEqual(change.value(at: "replacements.0.deletedRegion.endColumn")?.int, 9)
    XCTAssertEqual(change.value(at: "replacements.0.insertedContent.text")?.string, "email")
  }
}
