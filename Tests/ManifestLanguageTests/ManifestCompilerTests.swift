// SPDX-License-Identifier: MIT
import Diagnostics
import ManifestLanguage
import XCTest

final class ManifestCompilerTests: XCTestCase {
  private func compile(_ text: String) -> (manifest: Manifest?, codes: [String]) {
    var bag = DiagnosticBag()
    let source = ManifestSource(manifest: SourceFile(path: "m.yaml", text: text))
    let manifests = ManifestCompiler.compile([source], into: &bag)
    return (manifests.first, bag.sorted.map(\.code.rawValue))
  }

  private func manifest(_ text: String, line: UInt = #line) throws -> Manifest {
    let (manifest, codes) = compile(text)
    return try XCTUnwrap(manifest, "\(codes)", line: line)
  }

  private static let head = "manifest: 1\nname: Acme\nendpoint: https://a.example\n"

  func testDefaults() throws {
    let manifest = try manifest(Self.head + "track: { send: POST /x }\n")
    XCTAssertEqual(manifest.slug, "acme")
    XCTAssertEqual(manifest.channels, [.server])
    XCTAssertEqual(manifest.timeout, 10_000)
    XCTAssertEqual(manifest.retries, 0)
    XCTAssertNil(manifest.methods.first?.payload)
  }

  func testDurations() throws {
    for (text, milliseconds) in ["500ms": 500, "1.5s": 1500, "2m": 120_000, "1h": 3_600_000] {
      let manifest = try manifest(Self.head + "timeout: \(text)\ntrack: { send: POST /x }\n")
      XCTAssertEqual(manifest.timeout, milliseconds, text)
    }
    for text in ["10", "0s", "-1s", "2h", "1e3s", "s", "1 s", "infs", "nanms", ".s", "..5s"] {
      let codes = compile(Self.head + "timeout: \(text)\ntrack: { send: POST /x }\n").codes
      XCTAssertTrue(codes.contains("E0104"), "\(text): \(codes)")
    }
  }

  func testARequiredSettingIsNotOptional() throws {
    let text =
      Self.head + """
        settings: { a: { type: string }, b: { type: string }, c: { type: int, default: 1 } }
        ensure: [settings.a]
        track: { send: POST /x }
        """
    let settings = try manifest(text).settings
    XCTAssertEqual(settings.map(\.type.isOptional), [false, true, false])
  }

  func testValuesAreTyped() throws {
    let text =
      Self.head + """
        track:
          map:
            text: page
            number: 3
            flag: true
            nothing: null
            old: no
            quoted: "3"
            json: ${event}
            spaced: ${ event }
            template: a ${event}
            escaped: $${event}
            coalesced: ${revenue ?? 0}
            mixed: ${event ?? 'none'}
            date: ${timestamp}
          send: POST /x
        """
    guard case .record(let record) = try manifest(text).methods[0].payload else {
      return XCTFail("the payload is no record")
    }
    let types = record.entries.map { entry -> String in
      guard case .field(let field) = entry, case .expression(let expression) = field.value else {
        return "?"
      }
      return "\(field.name ?? "?"): \(expression.type.description)"
    }
    XCTAssertEqual(
      types,
      [
        "text: String", "number: Int", "flag: Bool", "nothing: null", "old: String",
        "quoted: String", "json: JSON?", "spaced: JSON?", "template: String?", "escaped: String",
        "coalesced: Double", "mixed: JSON", "date: Date",
      ])
  }

  func testAnEnsuredAttributeIsNotOptionalAnyMore() throws {
    let path = "identify: { send: \"PUT /${userId}/${message.context.ip}\" }\n"
    XCTAssertEqual(compile(Self.head + path).codes.filter { $0 == "E0204" }.count, 2)
    let ensured = "ensure: [message.userId, message.context.ip]\n"
    XCTAssertNotNil(compile(Self.head + ensured + path).manifest)
  }

  func testAnythingAtAllIsReadWithoutATrap() {
    let base = Array(
      (Self.head + """
        settings: { a: { type: enum, values: [x, y], default: x }, b: { type: secret } }
        ensure: [settings.b, message.userId]
        auth: { basic: { username: "${settings.b}" } }
        track:
          map: { a: "${event ?? 'x'}", b: ["${traits['K'].b}", 1], c: "t ${name} ${timestamp.unix}" }
          send: { method: POST, path: "/x/${userId}", query: { q: "${message.context.ip}" } }
        fixtures:
          - { input: { type: track }, output: { a: 1 }, requests: [{ path: /x }] }
        """).utf8)
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "${", "}", "??", "'", "\"", ":", "\n", "  ", "- ", "[", "]", "{", "&a ", "*a", "!t ", ".",
    ]
    for _ in 0..<2_000 {
      var bytes = base
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1:
          bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: place)
        default: bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
      }
      var bag = DiagnosticBag()
      let source = ManifestSource(manifest: SourceFile(path: "m.yaml", bytes: bytes))
      let manifests = ManifestCompiler.compile([source], into: &bag)
      XCTAssertTrue(bag.hasErrors || manifests.count == 1)
      XCTAssertFalse(TextPrinter().print(bag.sorted).contains("\u{1B}"))
    }
  }
}
