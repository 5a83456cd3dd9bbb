// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import FunctionLibrary

struct FunctionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "functions",
    abstract: "Shows the functions that expressions can call.")

  @Argument(help: "The name of a function; without it, all are listed.")
  var name: String?

  func run() throws {
    guard let name else {
      print(FunctionReference.overview, terminator: "")
      return
    }
    let wanted = name.split(separator: ".").last.map(String.init) ?? name
    let found = FunctionLibrary.declarations(
      named: wanted.hasSuffix("()") ? String(wanted.dropLast(2)) : wanted)
    guard !found.isEmpty else {
      let question = Suggestion.question(for: wanted, among: FunctionLibrary.all.map(\.name))
      Console.note("there is no function `\(name)`\(question.map { "; \($0)" } ?? "")")
      throw ExitCode.problems
    }
    print(found.map(FunctionReference.entry).joined(separator: "\n"), terminator: "")
  }
}

/// The library's reference as plain text, from the declarations.
enum FunctionReference {
  /// A line for each function, by chapter.
  static var overview: String {
    var text = ""
    for category in FunctionCategory.allCases {
      let declarations = FunctionLibrary.all.filter { $0.category == category }
      guard !declarations.isEmpty else { continue }
      if !text.isEmpty { text += "\n" }
      text += "\(category.rawValue)\n"
      for declaration in declarations { text += "  \(head(declaration))\n" }
    }
    return text
  }

  /// One function with its examples.
  static func entry(_ declaration: FunctionDeclaration) -> String {
    var text = "\(head(declaration))\n  \(declaration.summary)\n"
    for example in declaration.examples {
      text += "    \(example.expression)  →  \(example.result ?? "missing")"
      if let properties = example.properties { text += "    with properties \(properties)" }
      text += "\n"
    }
    return text
  }

  /// `String.padded(width: Int, with: String = ' ') → String`
  private static func head(_ declaration: FunctionDeclaration) -> String {
    let receiver = declaration.receiver.map { "\($0)." } ?? ""
    return "\(receiver)\(declaration.signature) → \(declaration.result)"
  }
}
