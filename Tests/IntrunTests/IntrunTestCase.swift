// SPDX-License-Identifier: MIT
import Foundation
import XCTest

/// A folder with a message, for `intrun` to run in.
class IntrunTestCase: XCTestCase {
  private(set) var folder = URL(filePath: "/")

  override func setUpWithError() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "intrun-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("event.json", #"{"type":"identify","channel":"server","userId":"ada"}"#)
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(at: folder)
  }

  func write(_ path: String, _ text: String) throws {
    try text.write(to: folder.appending(path: path), atomically: true, encoding: .utf8)
  }

  struct Run {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs the built `intrun` as its users do.
  func intrun(_ arguments: String..., input: String = "") throws -> Run {
    try run(Self.products.appending(path: "intrun"), arguments, input: input)
  }

  /// Has a shell obey a script.
  func shell(_ script: String) throws -> Run {
    try run(URL(filePath: "/bin/sh"), ["-c", script])
  }

  private func run(_ program: URL, _ arguments: [String], input: String = "") throws -> Run {
    // Files cannot fill up as pipes do.
    let files = ["input", "output", "errors"].map { folder.appending(path: ".\($0)") }
    try Data(input.utf8).write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: try String(contentsOf: files[1], encoding: .utf8),
      errors: try String(contentsOf: files[2], encoding: .utf8))
  }

  /// The folder that the tests and products were built into.
  private static var products: URL {
    // The test bundle, or on Linux the test executable, lies beside the products.
    var folder = Bundle(for: IntrunTestCase.self).bundleURL
    if folder.pathExtension == "xctest" { folder.deleteLastPathComponent() }
    return folder
  }
}
