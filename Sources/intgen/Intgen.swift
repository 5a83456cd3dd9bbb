// SPDX-License-Identifier: MIT
import ArgumentParser

/// The command line.
@main
struct Intgen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intgen",
    abstract: "Turns YAML integration manifests into type-safe Swift.",
    discussion: """
      Checks every manifest and fixture, prints everything that is wrong with its place, and, if \
      nothing is, writes the integrations, their mappers and their tests.

      Exit codes: 0 fine, 1 problems in manifests or fixtures, 2 generated code is not current \
      (check), 64 wrong use, 74 a file cannot be read or written.
      """,
    version: "0.1.0",
    subcommands: [
      GenerateCommand.self, CheckCommand.self, TestCommand.self, CoverageCommand.self,
      DocsCommand.self, ExplainCommand.self, FunctionsCommand.self,
    ],
    defaultSubcommand: GenerateCommand.self
  )
}
