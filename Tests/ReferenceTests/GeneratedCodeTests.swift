// SPDX-License-Identifier: MIT
import Foundation
import XCTest

/// The code in `Generated` is what intgen makes of `Manifests`; it is compiled into this target, and
/// its suites run. `RECORD=1` writes it anew; read the difference before committing it.
final class GeneratedCodeReferenceTests: XCTestCase {
  func testTheGeneratedCodeIsCurrent() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil
    var products = Bundle(for: Self.self).bundleURL
    if products.pathExtension == "xctest" { products.deleteLastPathComponent() }
    let process = Process()
    process.executableURL = products.appending(path: "intgen")
    process.arguments = ["Manifests"] + (isRecording ? [] : ["--check"])
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    XCTAssertEqual(process.terminationStatus, 0, "run `make record` and read the difference")
  }
}
