// SPDX-License-Identifier: MIT
import Diagnostics
import Foundation
import IntegrationGenerator
import ManifestLanguage
import SwiftEmitter

/// Checks random manifests, and generates code from those that are right.
///
///     manifest-fuzz <seed> <count> [<folder for the generated sources of valid ones>]
///
/// Reaching the end is the test: nothing traps, nothing takes long, every place that a diagnostic
/// names is in the file. A manifest that takes more than two seconds ends the run with 1.
@main
enum ManifestFuzz {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let seed = UInt64(arguments[1]), let count = Int(arguments[2])
    else {
      print("usage: manifest-fuzz <seed> <count> [<folder>]")
      exit(64)
    }
    let folder = arguments.count > 3 ? arguments[3] : nil
    var random = SplitMix(state: seed)
    var (valid, wrong, mutations) = (0, 0, 0)
    for index in 0..<count {
      let text = RandomManifest.text(
        name: "Fuzz \(index)", seed: random.next(), mistakes: index % 4 == 3 ? 40 : 0)
      if try check(Array(text.utf8), folder: folder, name: "fuzz-\(index)") {
        valid += 1
      } else {
        wrong += 1
      }
      guard folder == nil else { continue }
      for _ in 0..<4 {
        mutations += 1
        _ = try check(
          RandomManifest.mutated(text, seed: random.next()), folder: nil, name: "mutant")
      }
    }
    print("\(valid) valid manifests, \(wrong) wrong ones, \(mutations) mutations")
  }

  /// Whether the manifest has no errors.
  private static func check(_ bytes: [UInt8], folder: String?, name: String) throws -> Bool {
    let start = ContinuousClock.now
    let file = SourceFile(path: "\(name).yaml", bytes: bytes)
    var bag = DiagnosticBag()
    let manifests = ManifestCompiler.compile([ManifestSource(manifest: file)], into: &bag)
    _ = TextPrinter().print(bag.sorted)
    for diagnostic in bag.diagnostics where diagnostic.range.file.bytes.count == bytes.count {
      precondition(diagnostic.range.bytes.upperBound <= bytes.count, "\(diagnostic)")
    }
    var files: [String: String] = [:]
    if !bag.hasErrors {
      for file in IntegrationGenerator.generate(manifests, includesCatalog: false, into: &bag) {
        files[file.path] = file.contents
      }
    }
    if start.duration(to: .now) > .seconds(2) {
      FileHandle.standardError.write(Data("too slow:\n".utf8) + Data(bytes))
      exit(1)
    }
    if let folder { try write(files, manifest: bytes, bag, name: name, to: folder) }
    return !bag.hasErrors
  }

  private static func write(
    _ files: [String: String], manifest: [UInt8], _ bag: DiagnosticBag, name: String,
    to folder: String
  ) throws {
    let root = URL(filePath: folder)
    let place = root.appending(path: bag.hasErrors ? "wrong" : "valid")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data(manifest).write(to: place.appending(path: "\(name).yaml"))
    if bag.hasErrors {
      try Data(TextPrinter().print(bag.sorted).utf8)
        .write(to: place.appending(path: "\(name).txt"))
    }
    for (path, contents) in files where path.hasPrefix("Sources/") {
      let last = path.split(separator: "/").last.map(String.init) ?? path
      try Data(contents.utf8).write(to: place.appending(path: last))
    }
  }
}
