// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import IntegrationGenerator
import ManifestLanguage
import SwiftEmitter

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Checks manifests and writes the Swift they describe.")

  @Argument(help: "A folder of integrations, one integration's folder, or a lone manifest.")
  var manifests: [String] = ["Manifests"]

  @Option(name: .shortAndLong, help: "The folder for generated code.")
  var output = "Generated"

  @Flag(name: .shortAndLong, help: "Print nothing but problems.")
  var quiet = false

  func run() throws {
    var bag = DiagnosticBag()
    var loader = ManifestLoader()
    do {
      try loader.load(manifests, into: &bag)
    } catch {
      Console.note("error: \(error.message)")
      throw ExitCode.inputOutput
    }
    let manifests = ManifestCompiler.compile(loader.sources, into: &bag)
    let files = IntegrationGenerator.generate(
      manifests, includesCatalog: loader.isCollection, into: &bag)
    Console.report(bag)
    if bag.hasErrors {
      Console.note("nothing was written")
      throw ExitCode.problems
    }
    print(files.map { "// FILE \($0.path)\n\($0.contents)" }.joined())
  }
}
