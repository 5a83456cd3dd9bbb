// SPDX-License-Identifier: MIT
import Foundation
import XCTest

/// Random manifests, in a process of their own: a trap or an endless loop there fails the test here.
///
/// `INTGEN_FUZZ=200 swift test --filter ManifestFuzzTests` compiles the Swift of so many besides.
final class ManifestFuzzTests: XCTestCase {
  private struct MissingProduct: Error {}

  /// The folder of the build's products: where the tests themselves are.
  private static func products() throws -> URL {
    var folder =
      Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
      ?? URL(filePath: ProcessInfo.processInfo.arguments[0])
    for _ in 0..<4 {
      folder.deleteLastPathComponent()
      let program = folder.appending(path: "manifest-fuzz").path()
      if FileManager.default.isExecutableFile(atPath: program) { return folder }
    }
    throw MissingProduct()
  }

  /// Runs a program, for so many seconds at most; its status and what it wrote.
  private func run(
    _ program: URL, _ arguments: [String], seconds: Double
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let watchdog = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: watchdog)
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    watchdog.cancel()
    return (process.terminationStatus, text)
  }

  func testRandomManifestsAreCheckedAndGeneratedWithoutATrap() throws {
    let program = try Self.products().appending(path: "manifest-fuzz")
    let (status, output) = try run(program, ["20260314", "150"], seconds: 240)
    XCTAssertEqual(status, 0, output)
    let valid = output.split(separator: " ").first.flatMap { Int($0) } ?? 0
    XCTAssertGreaterThan(valid, 75, output)
  }

  func testSwiftOfRandomManifestsCompiles() throws {
    guard let text = ProcessInfo.processInfo.environment["INTGEN_FUZZ"], let count = Int(text)
    else {
      throw XCTSkip("takes minutes: set INTGEN_FUZZ to how many manifests to try")
    }
    let products = try Self.products()
    let folder = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let seed = ProcessInfo.processInfo.environment["INTGEN_FUZZ_SEED"] ?? "1"
    let made = try run(
      products.appending(path: "manifest-fuzz"), [seed, text, folder.path()], seconds: 600)
    XCTAssertEqual(made.status, 0, made.output)
    let valid = folder.appending(path: "valid")
    let files = try FileManager.default.contentsOfDirectory(atPath: valid.path())
    for index in 0..<count {
      let own = files.filter { name in
        name.hasSuffix(".swift") && name.hasPrefix("Fuzz\(index)")
          && name.dropFirst("Fuzz\(index)".count).first?.isNumber == false
      }
      guard !own.isEmpty else { continue }
      let (status, output) = try run(
        URL(filePath: "/usr/bin/env"),
        // As far as the compiler finds code that is never run.
        ["swiftc", "-emit-sil", "-wmo", "-o", "/dev/null", "-swift-version", "6"]
          + ["-warnings-as-errors", "-parse-as-library", "-module-name", "Fuzz"]
          + ["-I", products.appending(path: "Modules").path()]
          + own.sorted().map { valid.appending(path: $0).path() }, seconds: 120)
      XCTAssertEqual(status, 0, "seed \(seed), manifest \(index): \(output)")
    }
  }
}
