// SPDX-License-Identifier: MIT
import Foundation
import XCTest

/// The arrows between modules go one way. What a module imports is listed here; a new arrow is a
/// decision, made in this file.
final class ArrowTests: XCTestCase {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Modules of this package only.
  private static let arrows: [String: Set<String>] = [
    "CYAML": [],
    "CZlib": [],
    "Diagnostics": ["JSON"],
    "EventCatalog": [],
    "FacadeSchema": [],
    "FunctionLibrary": [],
    "JSON": [],
    "SwiftEmitter": [],
    "TextPatterns": [],
    "YAMLTree": ["CYAML", "Diagnostics"],
    "ManifestLanguage": [
      "Diagnostics", "EventCatalog", "FacadeSchema", "FunctionLibrary", "JSON", "TextPatterns",
      "YAMLTree",
    ],
    "ManifestFiles": ["Diagnostics", "ManifestLanguage"],
    "IntegrationGenerator": [
      "Diagnostics", "EventCatalog", "FacadeSchema", "FunctionLibrary", "JSON", "ManifestLanguage",
      "SwiftEmitter",
    ],
    "OutputSync": ["SwiftEmitter"],
    "intgen": [
      "Diagnostics", "FunctionLibrary", "IntegrationGenerator", "IntegrationRuntime", "JSON",
      "ManifestEvaluator", "ManifestFiles", "ManifestLanguage", "OutputSync", "SwiftEmitter",
    ],
    "IntegrationRuntime": ["EventCatalog", "JSON", "TextPatterns"],
    "ManifestEvaluator": [
      "Diagnostics", "FacadeSchema", "FunctionLibrary", "IntegrationRuntime", "JSON",
      "ManifestLanguage",
    ],
    "IntegrationHTTP": ["CZlib", "IntegrationRuntime", "TextPatterns"],
    "IntegrationAsyncHTTPClient": ["IntegrationHTTP", "IntegrationRuntime"],
    "IntegrationObservability": ["IntegrationRuntime"],
    "IntegrationRedis": ["IntegrationRuntime"],
    "IntegrationTesting": ["IntegrationHTTP", "IntegrationRuntime", "JSON"],
    "Integrations": ["IntegrationRuntime"],
    "intrun": [
      "Diagnostics", "IntegrationHTTP", "IntegrationRuntime", "Integrations", "JSON",
    ],
    "conformance": [
      "Diagnostics", "FacadeSchema", "IntegrationHTTP", "IntegrationRuntime", "IntegrationTesting",
      "Integrations", "JSON", "ManifestEvaluator", "ManifestFiles", "ManifestLanguage", "YAMLTree",
    ],
  ]

  /// What may be imported besides: packages, and Foundation where the hot path does not go.
  private static let foreign: [String: Set<String>] = [
    "intgen": ["ArgumentParser", "Foundation", "Glibc", "Musl", "Darwin"],
    "ManifestFiles": ["Foundation"],
    "OutputSync": ["Foundation", "Glibc", "Musl", "Darwin"],
    "IntegrationRuntime": ["Crypto", "HTTPTypes", "Glibc", "Musl", "Darwin", "Synchronization"],
    "IntegrationHTTP": [
      "HTTPTypes", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOSSL", "NIOTLS", "Glibc", "Musl", "Darwin",
      "Synchronization",
    ],
    "IntegrationAsyncHTTPClient": [
      "AsyncHTTPClient", "HTTPTypes", "NIOCore", "NIOHTTP1", "Synchronization",
    ],
    "ManifestEvaluator": ["HTTPTypes", "Synchronization"],
    "IntegrationObservability": ["CoreMetrics", "Logging", "Synchronization"],
    "IntegrationRedis": ["NIOCore", "NIOPosix"],
    // Foundation reads fixtures from disk.
    "IntegrationTesting": [
      "Darwin", "Foundation", "Glibc", "HTTPTypes", "Musl", "NIOCore", "NIOPosix", "NIOHTTP1",
      "NIOSSL", "Synchronization", "XCTest",
    ],
    "intrun": ["ArgumentParser", "Foundation", "HTTPTypes", "Synchronization"],
    "conformance": ["ArgumentParser", "Foundation", "HTTPTypes", "Synchronization"],
  ]

  func testEveryImportFollowsAnArrow() throws {
    for (module, imports) in try imports() {
      guard let arrows = Self.arrows[module] else {
        XCTFail("the module \(module) is not in the list of arrows")
        continue
      }
      let allowed = arrows.union(Self.foreign[module] ?? [])
      for (imported, file) in imports where !allowed.contains(imported) {
        XCTFail("\(file) imports \(imported), and there is no arrow from \(module) to it")
      }
    }
  }

  func testThereIsNoCycle() {
    var order: [String] = []
    var open: Set<String> = []
    func visit(_ module: String) {
      guard !order.contains(module) else { return }
      guard open.insert(module).inserted else {
        XCTFail("\(module) reaches itself")
        return
      }
      for next in (Self.arrows[module] ?? []).sorted() { visit(next) }
      order.append(module)
    }
    for module in Self.arrows.keys.sorted() { visit(module) }
  }

  /// `swift run intgen` must not compile an HTTP client. HTTPTypes are types only: the evaluator
  /// makes its requests of them, so that what it shows is what is sent.
  func testTheCommandLineReachesNoNetwork() {
    var reached: Set<String> = []
    func visit(_ module: String) {
      guard reached.insert(module).inserted else { return }
      for next in Self.arrows[module] ?? [] { visit(next) }
    }
    visit("intgen")
    let foreign = reached.reduce(into: Set<String>()) { $0.formUnion(Self.foreign[$1] ?? []) }
    XCTAssertTrue(
      foreign.isDisjoint(with: ["AsyncHTTPClient", "NIOCore", "NIOPosix", "NIOHTTP1"]))
  }

  /// Generated folders stand alone, so that one integration can be taken elsewhere.
  func testAGeneratedIntegrationImportsOnlyTheRuntime() throws {
    let generated = Self.root.appending(path: "Generated/Sources")
    let files = try Self.swiftFiles(in: generated)
    XCTAssertFalse(files.isEmpty)
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      XCTAssertEqual(Self.imports(in: text), ["IntegrationRuntime"], file.lastPathComponent)
    }
  }

  private func imports() throws -> [(module: String, imports: [(String, file: String)])] {
    let sources = Self.root.appending(path: "Sources")
    let modules = try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted()
    return try modules.map { module in
      let files = try Self.swiftFiles(in: sources.appending(path: module))
      return (
        module,
        try files.flatMap { file in
          Self.imports(in: try String(contentsOf: file, encoding: .utf8)).map {
            ($0, file.lastPathComponent)
          }
        }
      )
    }
  }

  private static func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      // Deeper ones stand in the text of generated code; by two columns those in an `#if`.
      guard line.prefix(while: { $0 == " " }).count <= 2 else { return nil }
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
        words[..<index].allSatisfy({
          ["public", "package", "internal", "private", "fileprivate", "@_exported"].contains($0)
        })
      else { return nil }
      return String(words[index + 1])
    }
  }

  private static func swiftFiles(in folder: URL) throws -> [URL] {
    guard
      let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
  }
}
