// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import Foundation
import YAMLTree

/// Compares the YAML reader with the cases of yaml-test-suite.
struct YAMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yaml",
    abstract: "Compares the YAML reader with yaml-test-suite.",
    discussion: """
      The file is a JSON array of cases: `id`, `yaml`, `tree` (the suite's event notation), `json` \
      (one value, several, or null), `fail`, `skip`. Cases that must fail have to be refused. Of \
      the others the events have to be the same, and the value of a single document, by the \
      core schema, has to be the one in `json`. A variant (`ABCD/01`) without `tree` means the same \
      as the one before it. Streams of several documents are compared by \
      events only; the document reader has to refuse them.
      """
  )

  /// A case as the suite's converter writes it.
  private struct Case: Decodable {
    var id: String
    var yaml: String
    var tree: String?
    var json: String?
    var fail: Bool
    var skip: Bool

    var base: Substring { id.prefix { $0 != "/" } }
  }

  private static let defaultDivergences = "Tests/Conformance/yaml.json"

  @Argument(help: "The file of cases.")
  var cases: String

  @Option(help: "The list of known divergences (default: \(Self.defaultDivergences), if there).")
  var divergences: String?

  @Option(help: "Run only the case with this id, and show ours and the recording.")
  var only: String?

  func run() throws {
    let data = try Data(contentsOf: URL(filePath: cases))
    var report = Report(subject: "yaml", divergences: try loadDivergences())
    var previous: Case?
    for var testCase in try JSONDecoder().decode([Case].self, from: data) {
      if let previous, !testCase.fail, testCase.tree == nil, testCase.base == previous.base {
        testCase.tree = previous.tree
        testCase.json = previous.json
      }
      previous = testCase
      guard !testCase.skip, only == nil || only == testCase.id else { continue }
      let result = Self.compare(testCase)
      report.record(
        testCase.id,
        group: testCase.fail ? "must be refused" : "must be read",
        difference: result.difference
      )
      if only != nil { print(result.shown) }
    }
    try report.finish(isWholeSet: only == nil)
  }

  private func loadDivergences() throws -> Divergences {
    if let divergences { return try Divergences(path: divergences) }
    guard FileManager.default.fileExists(atPath: Self.defaultDivergences) else {
      return Divergences()
    }
    return try Divergences(path: Self.defaultDivergences)
  }

  private static func compare(_ testCase: Case) -> (difference: String?, shown: String) {
    let file = SourceFile(path: testCase.id, text: testCase.yaml)
    var tree = EventTree()
    var bag = DiagnosticBag()
    let isYAML = YAMLDocument.forEachEvent(in: file, into: &bag) { tree.add($0) }
    let problems = TextPrinter().print(bag.sorted)
    let shown =
      "--- yaml\n\(testCase.yaml)--- ours\n\(tree.text)\(problems)"
      + "--- recorded\n\(testCase.tree ?? "")\(testCase.json ?? "")"
    return (difference(testCase, file, tree, isYAML, bag), shown)
  }

  private static func difference(
    _ testCase: Case,
    _ file: SourceFile,
    _ tree: EventTree,
    _ isYAML: Bool,
    _ bag: DiagnosticBag
  ) -> String? {
    guard isYAML else {
      let reason = bag.diagnostics.first.map { "\($0.message) (\($0.range.start))" } ?? "refused"
      return testCase.fail ? nil : "is refused: \(reason)"
    }
    if testCase.fail { return "is read, but must be refused" }
    guard tree.text == testCase.tree else { return "the events differ" }

    var options = YAMLOptions()
    options.tags = .any
    options.mergesKeys = false
    options.rejectsDuplicateKeys = false
    var documentBag = DiagnosticBag()
    let root = YAMLDocument.parse(file, options: options, into: &documentBag)
    let codes = documentBag.diagnostics.map(\.code)
    guard tree.documentCount == 1 else {
      let expected: [DiagnosticCode] = tree.documentCount == 0 ? [] : [.multipleDocuments]
      return codes == expected ? nil : "the document reader reports \(codes)"
    }
    guard codes.isEmpty else { return "the document reader reports \(codes)" }
    guard let json = testCase.json else { return nil }
    let expected = try? JSONDecoder().decode(PlainJSON.self, from: Data(json.utf8))
    guard let expected else { return "the recorded JSON is not readable" }
    guard let root, let ours = PlainJSON(root) else { return "there is no JSON value" }
    return ours == expected ? nil : "the value differs: \(ours)"
  }
}
