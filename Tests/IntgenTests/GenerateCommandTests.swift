// SPDX-License-Identifier: MIT
import Foundation
import XCTest

/// The command as its users meet it: what it writes, leaves alone, refuses and says.
final class GenerateCommandTests: XCTestCase {
  private var folder = URL(filePath: "/")

  override func setUpWithError() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "intgen-generate-\(UUID().uuidString)")
    try write("Manifests/acme/manifest.yaml", Self.manifest(name: "Acme"))
    try write("Manifests/acme/fixtures/identify-basic.json", Self.fixture)
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(at: folder)
  }

  func testTheSameManifestsGiveTheSameBytesFromAnywhere() throws {
    try write("Manifests/b.yaml", Self.manifest(name: "Bee"))
    XCTAssertEqual(try intgen("Manifests/", "--output", "one").status, 0)
    XCTAssertEqual(try intgen(folder.path + "/Manifests", "--output", "two").status, 0)
    XCTAssertEqual(
      try IntgenProcess.run(
        [".", "-o", "../three"], in: folder.appending(path: "Manifests")
      ).status, 0)
    let one = try contents("one")
    XCTAssertEqual(
      one.keys.sorted(),
      [
        "Sources/Acme/Acme.swift", "Sources/Acme/AcmeMapper.swift", "Sources/Bee/Bee.swift",
        "Sources/Bee/BeeMapper.swift", "Sources/IntegrationCatalog.swift",
        "Tests/Acme/AcmeTests.swift", "Tests/Bee/BeeTests.swift",
      ])
    XCTAssertEqual(one, try contents("two"))
    XCTAssertEqual(one, try contents("three"))
  }

  func testOneIntegrationIsWrittenWithoutCatalogAndPrunesNothing() throws {
    XCTAssertEqual(try intgen("Manifests").status, 0)
    try write("Manifests/b.yaml", Self.manifest(name: "Bee"))
    XCTAssertEqual(try intgen("Manifests/b.yaml").status, 0)
    let files = try contents("Generated")
    XCTAssertNotNil(files["Sources/Bee/Bee.swift"])
    XCTAssertNotNil(files["Sources/Acme/Acme.swift"])
    XCTAssertFalse(try XCTUnwrap(files["Sources/IntegrationCatalog.swift"]).contains("Bee"))
  }

  func testAFolderWithoutManifestsIsRefusedAndDeletesNothing() throws {
    XCTAssertEqual(try intgen("Manifests").status, 0)
    let before = try contents("Generated")
    try write("Empty/README.md", "Nothing here.\n")
    for arguments in [["Empty"], ["Empty", "--check"], ["test", "Empty"], ["check", "Empty"]] {
      let run = try IntgenProcess.run(arguments, in: folder)
      XCTAssertEqual(run.status, 74, "\(arguments): \(run.output)")
      XCTAssertTrue(run.errors.contains("there is no manifest in `Empty`"), run.errors)
    }
    XCTAssertEqual(try contents("Generated"), before)
  }

  func testUnchangedFilesAreNotRewrittenAndStaleOnesGo() throws {
    XCTAssertEqual(try intgen("Manifests").status, 0)
    try write("Generated/Sources/Acme/Mine.swift", "// mine\n")
    let before = try modified("Generated/Sources/Acme/Acme.swift")
    let again = try intgen("Manifests")
    XCTAssertTrue(again.output.contains("0 new, 0 changed, 0 removed, 4 unchanged"), again.output)
    XCTAssertEqual(try modified("Generated/Sources/Acme/Acme.swift"), before)

    try FileManager.default.removeItem(at: folder.appending(path: "Manifests/acme"))
    try write("Manifests/b.yaml", Self.manifest(name: "Bee"))
    XCTAssertEqual(try intgen("Manifests").status, 0)
    let files = try contents("Generated")
    XCTAssertNil(files["Sources/Acme/Acme.swift"])
    XCTAssertEqual(files["Sources/Acme/Mine.swift"], "// mine\n")
  }

  func testAFailedRunLeavesEverythingAsItWas() throws {
    XCTAssertEqual(try intgen("Manifests").status, 0)
    let before = try contents("Generated")
    try write("Manifests/acme/manifest.yaml", Self.manifest(name: "Acme") + "typo: 1\n")
    try write("Manifests/b.yaml", Self.manifest(name: "Bee"))
    let run = try intgen("Manifests")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(run.errors.hasSuffix("nothing was written\n"), run.errors)
    XCTAssertEqual(try contents("Generated"), before)
  }

  func testAForeignFileInTheWayIsNamedAndKept() throws {
    try write("Generated/Sources/Acme/Acme.swift", "// somebody's own\n")
    let run = try intgen("Manifests")
    XCTAssertEqual(run.status, 74)
    XCTAssertTrue(run.errors.contains("Sources/Acme/Acme.swift"), run.errors)
    XCTAssertEqual(try contents("Generated"), ["Sources/Acme/Acme.swift": "// somebody's own\n"])
  }

  func testCheckShowsTheDifferenceAndWritesNothing() throws {
    XCTAssertEqual(try intgen("Manifests", "--check").status, 2)
    XCTAssertFalse(
      FileManager.default.fileExists(atPath: folder.appending(path: "Generated").path))
    XCTAssertEqual(try intgen("Manifests").status, 0)
    XCTAssertEqual(try intgen("Manifests", "--check").status, 0)
    let before = try contents("Generated")
    let changed = Self.manifest(name: "Acme").replacing("id: ", with: "key: ")
    try write("Manifests/acme/manifest.yaml", changed)
    let run = try intgen("Manifests", "--check")
    XCTAssertEqual(run.status, 2)
    XCTAssertTrue(run.output.contains("-      writer.field(\"id\", id)\n"), run.output)
    XCTAssertTrue(run.output.contains("+      writer.field(\"key\", key)\n"), run.output)
    XCTAssertEqual(try contents("Generated"), before)
  }

  func testAMissingPathIsNamed() throws {
    let run = try intgen("generte")
    XCTAssertEqual(run.status, 74)
    XCTAssertEqual(
      run.errors,
      "error: there is no file or folder `generte`; did you mean `generate`?\n")
  }

  // MARK: Support

  private static func manifest(name: String) -> String {
    """
    manifest: 1
    name: \(name)
    endpoint: https://api.example.com
    identify:
      map:
        id: ${userId}
      send: POST /people

    """
  }

  private static let fixture = """
    { "input": { "type": "identify", "userId": "u" }, "output": { "id": "u" } }
    """

  private func intgen(_ arguments: String...) throws -> IntgenProcess {
    try IntgenProcess.run(arguments, in: folder)
  }

  private func write(_ path: String, _ text: String) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  private func modified(_ path: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: folder.appending(path: path).path)[
      .modificationDate] as? Date
  }

  /// Every visible file below a folder.
  private func contents(_ path: String) throws -> [String: String] {
    let root = folder.appending(path: path)
    var result: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let url = root.appending(path: name)
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      if isFolder.boolValue || name.hasPrefix(".") { continue }
      result[name] = try String(contentsOf: url, encoding: .utf8)
    }
    return result
  }
}
