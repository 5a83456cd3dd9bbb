// SPDX-License-Identifier: MIT
import Foundation
import XCTest

/// A folder with a manifest, for commands to run in.
class CommandTestCase: XCTestCase {
  private(set) var folder = URL(filePath: "/")

  override func setUpWithError() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "intgen-command-\(UUID().uuidString)")
    try write("Manifests/acme/manifest.yaml", Self.manifest)
    try write("Manifests/acme/fixtures/basic.json", Self.fixture(output: #"{"id":"ada"}"#))
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(at: folder)
  }

  static let manifest = """
    manifest: 1
    name: Acme
    endpoint: https://api.acme.test
    settings: { key: { type: secret } }
    ensure: [settings.key, message.userId]
    auth: { bearer: "${settings.key}" }
    identify:
      map: { id: "${userId}", plan: "${traits.plan}" }
      send: PUT /people

    """

  static func fixture(output: String, traits: String = "{}") -> String {
    """
    {
      "input": { "type": "identify", "userId": "ada", "traits": \(traits) },
      "output": \(output)
    }

    """
  }

  func write(_ path: String, _ text: String) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  func read(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  func intgen(_ arguments: String...) throws -> IntgenProcess {
    try IntgenProcess.run(arguments, in: folder)
  }

  /// Waits until a command that keeps running has printed something so many times.
  func wait(for text: String, in file: URL, times: Int = 1) throws {
    let end = Date(timeIntervalSinceNow: 20)
    var found = ""
    while Date() < end {
      found = try String(contentsOf: file, encoding: .utf8)
      if found.components(separatedBy: text).count > times { return }
      Thread.sleep(forTimeInterval: 0.05)
    }
    XCTFail("`\(text)` was not printed, but:\n\(found)")
  }
}
