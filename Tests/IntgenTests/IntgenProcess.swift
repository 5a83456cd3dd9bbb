// SPDX-License-Identifier: MIT
import Foundation
import XCTest

/// Runs the built `intgen` as its users do.
struct IntgenProcess {
  var status: Int32
  var output: String
  var errors: String

  /// The folder that the tests and products were built into.
  static var products: URL {
    // The test bundle, or on Linux the test executable, lies beside the products.
    var folder = Bundle(for: Marker.self).bundleURL
    if folder.pathExtension == "xctest" { folder.deleteLastPathComponent() }
    return folder
  }

  private final class Marker {}

  static func run(_ arguments: [String], in folder: URL) throws -> IntgenProcess {
    // Files cannot fill up as pipes do.
    let temporary = FileManager.default.temporaryDirectory
      .appending(path: "intgen-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: temporary) }
    let output = temporary.appending(path: "output")
    let errors = temporary.appending(path: "errors")
    let process = try start(arguments, in: folder, output: output, errors: errors)
    process.waitUntilExit()
    return IntgenProcess(
      status: process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  static func start(
    _ arguments: [String], in folder: URL, output: URL, errors: URL
  ) throws -> Process {
    try Data().write(to: output)
    try Data().write(to: errors)
    let process = Process()
    process.executableURL = products.appending(path: "intgen")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    return process
  }
}
